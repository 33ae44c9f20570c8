namespace Cohort.Kernels.Library.Operations;

/// <summary>Sixteen bytes that are moved as one element.</summary>
internal struct Sixteen
{
    /// <summary>The first eight.</summary>
    public ulong Low;

    /// <summary>The others.</summary>
    public ulong High;
}
