using Cohort.Tests.Cuda.PtxExecution;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>What an emulated driver is like.</summary>
internal sealed record EmulatorOptions
{
    private static readonly PtxKernels Ptx = new();

    public int Devices { get; init; } = 1;

    public long MemoryPerDevice { get; init; } = 64 << 20;

    public int Version { get; init; } = 13000;

    /// <summary>Whether one device can reach another's memory.</summary>
    public Func<int, int, bool> CanAccessPeer { get; init; } = (_, _) => true;

    /// <summary>Seed of random delays before each piece of work; null for none.</summary>
    public int? DelaySeed { get; init; }

    /// <summary>Runs kernels; by default an interpreter of PTX.</summary>
    public IKernelExecutor Executor { get; init; } = Ptx;

    /// <summary>
    /// Asked at each call with its name and how often it was called before: what goes wrong, or null.
    /// </summary>
    public Func<string, int, InjectedFault?> Inject { get; init; } = (_, _) => null;

    /// <summary>Whether uses of memory are checked for their order; a benchmark does without.</summary>
    public bool ChecksOrder { get; init; } = true;

    /// <summary>Whether streams go on without waiting for events: a fault that must be found.</summary>
    public bool IgnoresWaits { get; init; }
}
