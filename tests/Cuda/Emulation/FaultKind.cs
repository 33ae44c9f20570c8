namespace Cohort.Tests.Cuda.Emulation;

/// <summary>What a program can do wrong with a driver, mostly without being told by a real one.</summary>
internal enum FaultKind
{
    /// <summary>Two accesses, one of them a write, without an order between them.</summary>
    Race,

    /// <summary>An address of another device, or of the host, or a stream of another context.</summary>
    WrongDevice,

    /// <summary>An address that belongs to no memory that was given out.</summary>
    OutOfBounds,

    /// <summary>Memory that was given back.</summary>
    UseAfterFree,

    /// <summary>Something is given back that was given back before, or was never given out.</summary>
    DoubleFree,

    /// <summary>Memory is given back while queued work may use it.</summary>
    FreeInUse,

    /// <summary>Something was never given back.</summary>
    Leak,

    /// <summary>A call without a context, or with a handle that is none.</summary>
    BadHandle,

    /// <summary>A copy for which peer access would be needed, without it.</summary>
    NoPeerAccess,

    /// <summary>A thread of a kernel has done what a GPU forbids.</summary>
    Kernel,
}
