namespace Cohort;

/// <summary>How an array lies in memory, and what may be done with it.</summary>
[Flags]
public enum ArrayFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Row-major, one run.</summary>
    C_CONTIGUOUS = 1,

    /// <summary>Column-major, one run.</summary>
    F_CONTIGUOUS = 2,

    /// <summary>Not a view of another array.</summary>
    OWNDATA = 4,

    /// <summary>Elements lie at multiples of their size.</summary>
    ALIGNED = 256,

    /// <summary>Elements may be set.</summary>
    WRITEABLE = 1024,

    /// <summary>Some axis repeats one element.</summary>
    BROADCASTED = 4096,
}
