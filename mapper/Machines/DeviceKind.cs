namespace Cohort.Mapping.Machines;

/// <summary>What computes.</summary>
public enum DeviceKind
{
    /// <summary>Cores of the processor that the program runs on; its memory is the host's.</summary>
    Cpu,

    /// <summary>A device with memory of its own, or one that is addressed as such.</summary>
    Gpu,
}
