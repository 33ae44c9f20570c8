namespace Cohort.DLPack;

/// <summary>What kind of memory a tensor lies in; the numbers are those of DLPack's header.</summary>
public enum DLDeviceType
{
    /// <summary>No device.</summary>
    None = 0,

    /// <summary>Memory of the host.</summary>
    Cpu = 1,

    /// <summary>Memory of a CUDA device.</summary>
    Cuda = 2,

    /// <summary>Memory of the host that CUDA has pinned.</summary>
    CudaHost = 3,

    /// <summary>A buffer of OpenCL.</summary>
    OpenCL = 4,

    /// <summary>A buffer of Vulkan.</summary>
    Vulkan = 7,

    /// <summary>A buffer of Metal.</summary>
    Metal = 8,

    /// <summary>Memory of an AMD device.</summary>
    Rocm = 10,

    /// <summary>Memory of the host that ROCm has pinned.</summary>
    RocmHost = 11,

    /// <summary>Memory that CUDA moves between host and devices.</summary>
    CudaManaged = 13,
}
