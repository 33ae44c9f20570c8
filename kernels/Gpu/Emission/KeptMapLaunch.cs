using Cohort.Runtime.Devices;
using Cohort.Runtime.Partitioning;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// The launch of an elementwise command, kept for commands that differ in memory and scalars alone. Binding it to the
/// next one writes addresses and scalars into the same slots and allocates nothing.
/// </summary>
internal sealed class KeptMapLaunch
{
    private readonly GpuLaunch _launch;
    private readonly ulong _readOnlyInputs;
    private readonly nint _alignmentMask;
    private readonly nint[] _misalignments;
    private readonly int _firstScalar;

    private KeptMapLaunch(KernelCommand command, GpuTarget target)
    {
        _launch = MapLaunch.Of(command, target);
        _readOnlyInputs = MapLaunch.ReadOnlyInputs(command);
        _alignmentMask = Math.Max(target.LargestVector, 1) - 1;
        _misalignments = new nint[command.Operands.Length];
        for (var i = 0; i < _misalignments.Length; i++)
        {
            _misalignments[i] = command.Operands[i].Address & _alignmentMask;
        }

        _firstScalar = ((ExpressionKey)_launch.Key).Arguments.Scalar(0);
    }

    /// <summary>The launch of a command: valid until the next one with the same preparation.</summary>
    public static GpuLaunch Of(KernelCommand command, GpuTarget target)
    {
        if (command.Preparation is not { } preparation)
        {
            return MapLaunch.Of(command, target);
        }

        if (preparation.Kept is KeptMapLaunch kept && kept.Fits(command))
        {
            kept.Bind(command);
            return kept._launch;
        }

        var made = new KeptMapLaunch(command, target);
        preparation.Kept = made;
        return made._launch;
    }

    // Beside layouts and types, the kernel depends on what is written in place and how the memory is aligned.
    private bool Fits(KernelCommand command)
    {
        for (var i = 0; i < _misalignments.Length; i++)
        {
            if ((command.Operands[i].Address & _alignmentMask) != _misalignments[i])
            {
                return false;
            }
        }

        return MapLaunch.ReadOnlyInputs(command) == _readOnlyInputs;
    }

    private void Bind(KernelCommand command)
    {
        var slots = _launch.Arguments;
        for (var i = 0; i < command.Operands.Length; i++)
        {
            slots[i] = (ulong)command.Operands[i].Address;
        }

        command.Scalars.CopyTo(slots, _firstScalar);
    }
}
