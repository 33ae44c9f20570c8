namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Why a thread does not run.</summary>
internal enum PtxStop
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It has ended.</summary>
    Exit,

    /// <summary>It waits for the threads of its block.</summary>
    Barrier,

    /// <summary>It waits for the lanes of its warp.</summary>
    Warp,
}
