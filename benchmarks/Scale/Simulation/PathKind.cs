namespace Benchmarks.Scale.Simulation;

/// <summary>What a step on the critical path does.</summary>
internal enum PathKind
{
    /// <summary>A kernel that every device runs a piece of.</summary>
    AllDevices,

    /// <summary>A kernel that some devices run pieces of.</summary>
    SomeDevices,

    /// <summary>A kernel that one device runs alone, of several.</summary>
    OneDevice,

    /// <summary>A kernel that the host's processor runs.</summary>
    HostDevice,

    /// <summary>What kernels cost beside their work.</summary>
    Launch,

    /// <summary>A copy between devices.</summary>
    Copy,

    /// <summary>The program's thread plans kernels.</summary>
    Planning,

    /// <summary>The program's thread waits for values.</summary>
    Waiting,
}
