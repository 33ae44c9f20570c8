namespace Cohort.Tests.Cuda.Ptx;

/// <summary>State spaces.</summary>
internal enum PtxSpace
{
    /// <summary>The arguments.</summary>
    Param,

    /// <summary>The device's memory.</summary>
    Global,

    /// <summary>The block's memory.</summary>
    Shared,

    /// <summary>The thread's memory.</summary>
    Local,
}
