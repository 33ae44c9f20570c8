using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// The launches of a reduction or of a fold, kept for commands that differ in memory and scalars alone. Binding them to
/// the next one writes addresses and scalars into the same slots and allocates nothing.
/// </summary>
internal sealed class KeptReduction
{
    private readonly IReadOnlyList<GpuLaunch> _launches;
    private readonly nint[] _offsets;
    private readonly nint[] _otherOffsets;
    private readonly nint _alignmentMask;
    private readonly nint[] _misalignments;

    private KeptReduction(IReadOnlyList<GpuLaunch> launches, long scratchBytes, ReductionScratch scratch)
    {
        _launches = launches;
        ScratchBytes = scratchBytes;
        _offsets = scratch.Partials;
        _otherOffsets = scratch.Others;
        _misalignments = [];
    }

    private KeptReduction(ReduceCommand command, GpuTarget target)
        : this(
            ReductionLaunches.Of(command, 0, target), ReductionLaunches.ScratchBytes(command),
            ReductionLaunches.Scratch(command))
    {
        _alignmentMask = Math.Max(target.LargestReducedVector, 1) - 1;
        _misalignments = Array.ConvertAll(
            (DeviceOperand[])[.. command.Inputs, .. command.Outputs], operand => operand.Address & _alignmentMask);
    }

    /// <summary>How many bytes of scratch memory the launches need.</summary>
    public long ScratchBytes { get; }

    /// <summary>The launches of a reduction; to be bound before they run.</summary>
    public static KeptReduction Of(ReduceCommand command, GpuTarget target)
    {
        if (command.Preparation?.Kept is KeptReduction kept && kept.Fits(command))
        {
            return kept;
        }

        var made = new KeptReduction(command, target);
        Keep(command, made);
        return made;
    }

    /// <summary>The launches of a fold; to be bound before they run.</summary>
    public static KeptReduction Of(FoldCommand command)
    {
        if (command.Preparation?.Kept is KeptReduction kept)
        {
            return kept;
        }

        var made = new KeptReduction(
            ReductionLaunches.Of(command, 0), ReductionLaunches.ScratchBytes(command),
            ReductionLaunches.Scratch(command));
        Keep(command, made);
        return made;
    }

    /// <summary>The launches for a reduction's memory: valid until they are bound again.</summary>
    public IReadOnlyList<GpuLaunch> Bind(ReduceCommand command, nint scratch)
    {
        if (_launches.Count == 0)
        {
            return _launches;
        }

        var shape = command.Shape;
        var isFolded = !command.StoresPartials && shape.Leaves != 1;
        var hasLeaves = !isFolded || shape.Leaves > 0;
        if (hasLeaves)
        {
            BindLeaves(_launches[0], command, isFolded ? scratch : null);
        }

        var next = hasLeaves ? 1 : 0;
        for (var output = 0; isFolded && output < command.Outputs.Length; output++)
        {
            next = BindFold(
                next, scratch + _offsets[output], scratch + _otherOffsets[output], command.Outputs[output].Address,
                shape.Leaves);
        }

        return _launches;
    }

    /// <summary>The launches for a fold's memory: valid until they are bound again.</summary>
    public IReadOnlyList<GpuLaunch> Bind(FoldCommand command, nint scratch)
    {
        var next = 0;
        for (var output = 0; _launches.Count > 0 && output < command.Outputs.Length; output++)
        {
            next = BindFold(
                next, command.Partials[output].Address, scratch + _otherOffsets[output],
                command.Outputs[output].Address, command.Shape.Leaves);
        }

        return _launches;
    }

    // Beside layouts and types, the kernel depends on how the memory is aligned.
    private bool Fits(ReduceCommand command)
    {
        var inputs = command.Inputs.Length;
        for (var i = 0; i < _misalignments.Length; i++)
        {
            var address = i < inputs ? command.Inputs[i].Address : command.Outputs[i - inputs].Address;
            if ((address & _alignmentMask) != _misalignments[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void Keep(DeviceCommand command, KeptReduction made)
    {
        if (command.Preparation is { } preparation)
        {
            preparation.Kept = made;
        }
    }

    private void BindLeaves(GpuLaunch launch, ReduceCommand command, nint? scratch)
    {
        var slots = launch.Arguments;
        for (var i = 0; i < command.Inputs.Length; i++)
        {
            slots[i] = (ulong)command.Inputs[i].Address;
        }

        for (var output = 0; output < command.Outputs.Length; output++)
        {
            slots[command.Inputs.Length + output] = (ulong)(scratch is { } block
                ? block + _offsets[output]
                : command.Outputs[output].Address + FirstLeaf(command, output));
        }

        command.Scalars.CopyTo(slots, ((ExpressionKey)launch.Key).Arguments.Scalar(0));
    }

    private static nint FirstLeaf(ReduceCommand command, int output) => command.StoresPartials
        ? (nint)(command.LeafBegin * command.Shape.KeptCount * ReductionLaunches.PartialSize(command.Graph, output))
        : 0;

    // The passes over an output's partials take turns between two blocks; the last one stores the results.
    private int BindFold(int next, nint from, nint other, nint result, long leaves)
    {
        // Without leaves there may be no memory for partials; nothing is read, but an address is due.
        from = leaves == 0 ? result : from;
        while (true)
        {
            var launch = _launches[next++];
            var isLast = ((FoldKey)launch.Key).StoresResults;
            launch.Arguments[0] = (ulong)from;
            launch.Arguments[1] = (ulong)(isLast ? result : other);
            if (isLast)
            {
                return next;
            }

            (from, other) = (other, from);
        }
    }
}
