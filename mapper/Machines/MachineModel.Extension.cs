namespace Cohort.Mapping.Machines;

/// <content>More devices than a machine has.</content>
public sealed partial record MachineModel
{
    /// <summary>
    /// The same machine with another number of GPUs, or of CPUs where it has no GPU; its host stays device 0. Fewer are
    /// the first of those that it has. More continue the pattern of those that it has: each copy has the links of the
    /// device that it repeats. Switches that lie between the host and some of the GPUs are repeated with them; those
    /// that serve all of them, and the host, are shared by all copies. <see cref="Origin"/> says what was done.
    /// </summary>
    /// <param name="count">How many GPUs, or CPUs.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    /// <exception cref="FormatException">
    /// The machine has no GPU to repeat, or the model with so many breaks a rule.
    /// </exception>
    public MachineModel WithDevices(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        string[] gpus = [.. NamesOf(DeviceKind.Gpu)];
        if (gpus.Length == 0)
        {
            string[] processors = [.. NamesOf(DeviceKind.Cpu)];
            return count <= processors.Length
                ? Only(processors[..count])
                : throw new FormatException(
                    $"The machine model '{Name}' has {processors.Length} CPUs and no GPU; {count} devices can only be "
                    + "made of GPUs, which it could repeat.");
        }

        var host = Devices[0].Names[0];
        return count <= gpus.Length
            ? Only([host, .. gpus[..count]])
            : new MachineExtension(this, gpus, count).Extended().Only(
                [host, .. MachineExtension.NamesOf(gpus, count)]);
    }

    private IEnumerable<string> NamesOf(DeviceKind kind) =>
        Devices.Where(device => device.Kind == kind).SelectMany(device => device.Names);
}
