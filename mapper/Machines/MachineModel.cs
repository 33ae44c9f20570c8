namespace Cohort.Mapping.Machines;

/// <summary>
/// The figures of a machine as files hold them. <see cref="Machine"/> answers questions about them. The first device is
/// the host's processor.
/// </summary>
public sealed partial record MachineModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How the figures were found, in words.</summary>
    public required string Origin { get; init; }

    /// <summary>The devices, in the order of their numbers.</summary>
    public required IReadOnlyList<DeviceModel> Devices { get; init; }

    /// <summary>What connects them.</summary>
    public required IReadOnlyList<LinkModel> Links { get; init; }
}
