namespace Cohort.Kernels.Cuda;

/// <summary>Facts of a device that the driver tells, by the driver's numbers.</summary>
public enum CudaAttribute
{
    /// <summary>The most threads of a block.</summary>
    MaximumThreadsPerBlock = 1,

    /// <summary>The most blocks along the first axis of a grid.</summary>
    MaximumGridX = 5,

    /// <summary>The bytes of shared memory that a block may declare.</summary>
    MaximumSharedMemoryPerBlock = 8,

    /// <summary>Threads that step together.</summary>
    WarpSize = 10,

    /// <summary>The largest row step of a copy by rows, in bytes.</summary>
    MaximumPitch = 11,

    /// <summary>The clock of the processors in kHz.</summary>
    ClockRate = 13,

    /// <summary>How many multiprocessors there are.</summary>
    MultiprocessorCount = 16,

    /// <summary>Whether the system ends kernels that run for long.</summary>
    KernelExecutionTimeout = 17,

    /// <summary>The clock of the memory in kHz.</summary>
    MemoryClockRate = 36,

    /// <summary>The width of the memory's bus in bits.</summary>
    MemoryBusWidth = 37,

    /// <summary>The bytes of the second-level cache.</summary>
    L2CacheSize = 38,

    /// <summary>How many copies run at the same time as kernels.</summary>
    AsyncEngineCount = 40,

    /// <summary>Whether host and devices share one range of addresses.</summary>
    UnifiedAddressing = 41,

    /// <summary>The first number of the compute capability.</summary>
    ComputeCapabilityMajor = 75,

    /// <summary>The second number of the compute capability.</summary>
    ComputeCapabilityMinor = 76,
}
