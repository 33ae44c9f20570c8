namespace Cohort.Mapping.Machines;

/// <summary>What carries copies between devices.</summary>
public enum LinkKind
{
    /// <summary>The memory of the host: a copy is read and written there.</summary>
    HostMemory,

    /// <summary>PCI Express, or a switch of it.</summary>
    Pcie,

    /// <summary>NVLink, or a switch of it.</summary>
    NvLink,
}
