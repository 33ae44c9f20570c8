namespace Cohort.Kernels.Library.Gather;

/// <summary>What happens to an index that is out of range; NumPy's <c>mode</c>.</summary>
public enum IndexMode
{
    /// <summary>It is an error; -n to -1 count from the end.</summary>
    Raise,

    /// <summary>It is taken modulo n.</summary>
    Wrap,

    /// <summary>It becomes the nearest valid index; negative ones become 0.</summary>
    Clip,
}
