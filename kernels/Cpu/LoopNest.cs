using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Cpu;

/// <summary>
/// The loops over a tile: axes of extent 1 dropped, neighbours merged where every operand continues across them, and
/// (for elementwise kernels without indices) ordered so that the output's smallest step is innermost.
/// </summary>
internal sealed class LoopNest
{
    private LoopNest(List<Axis> axes, nint[] addresses, int leadingKept)
    {
        if (axes.Count == 0)
        {
            axes.Add(new Axis(1, new long[addresses.Length], 0));
        }

        Rank = axes.Count;
        LeadingKept = leadingKept;
        Addresses = addresses;
        Extents = [.. axes.Select(a => a.Extent)];
        Origin = [.. axes.Select(a => a.Origin)];
        Strides = new long[addresses.Length * Rank];
        for (var operand = 0; operand < addresses.Length; operand++)
        {
            for (var axis = 0; axis < Rank; axis++)
            {
                Strides[(operand * Rank) + axis] = axes[axis].Strides[operand];
            }
        }
    }

    private LoopNest(LoopNest other, nint[] addresses)
    {
        Rank = other.Rank;
        LeadingKept = other.LeadingKept;
        Addresses = addresses;
        Extents = other.Extents;
        Origin = other.Origin;
        Strides = other.Strides;
    }

    /// <summary>The number of loops, at least 1.</summary>
    public int Rank { get; }

    /// <summary>Reductions: the number of kept loops before the reduced ones.</summary>
    public int LeadingKept { get; }

    /// <summary>The number of iterations of each loop, outermost first.</summary>
    public long[] Extents { get; }

    /// <summary>The index of the first iteration of each loop; meaningful when axes were not merged.</summary>
    public long[] Origin { get; }

    /// <summary>Byte strides: operand k along loop d at [k * Rank + d].</summary>
    public long[] Strides { get; }

    /// <summary>The address of each operand's first element.</summary>
    public nint[] Addresses { get; }

    /// <summary>The number of iterations in all.</summary>
    public long Count => Layout.Product(Extents);

    /// <summary>The loops of an elementwise command: those that it shares with others, on its own memory.</summary>
    public static LoopNest Of(KernelCommand command)
    {
        var loops = command.Preparation?.Kept is LoopNest kept
            ? kept.At(command.Operands)
            : OfMap(command.Graph, command.Space, command.Origin, command.Operands);
        return Kept(command, loops);
    }

    /// <summary>The loops of a reduction: those that it shares with others, on its own memory.</summary>
    public static LoopNest Of(ReduceCommand command)
    {
        var shape = command.Shape;
        var loops = command.Preparation?.Kept is LoopNest kept
            ? kept.At(command.Inputs)
            : OfReduction(
                command.Graph, command.Space, shape.Order, shape.LeadingKept, shape.ReducedRank, command.Inputs);
        return Kept(command, loops);
    }

    /// <summary>The loops of an elementwise kernel.</summary>
    public static LoopNest OfMap(KernelGraph graph, Layout space, long[] origin, DeviceOperand[] operands)
    {
        if (!graph.UsesIndices && Array.TrueForAll(operands, o => IsFlat(o, space)))
        {
            var strides = Array.ConvertAll(operands, o => o.Layout.Count == 1 ? 0 : (long)o.Type.SizeInBytes());
            return new LoopNest([new Axis(space.Count, strides, 0)], AddressesOf(operands), 1);
        }

        var axes = AxesOf(space, origin, operands);
        if (graph.UsesIndices)
        {
            return new LoopNest(axes, AddressesOf(operands), axes.Count);
        }

        var output = graph.Inputs.Length;
        axes.RemoveAll(a => a.Extent == 1);
        var ordered = axes.OrderByDescending(a => Math.Abs(a.Strides[output])).ToList();
        Merge(ordered, 0, ordered.Count);
        return new LoopNest(ordered, AddressesOf(operands), ordered.Count);
    }

    /// <summary>
    /// The loops of a reduction over axes in the order of its shape: kept, reduced, and a kept one for Outer.
    /// </summary>
    public static LoopNest OfReduction(
        KernelGraph graph, Layout space, int[] order, int leadingKept, int reducedRank, DeviceOperand[] inputs)
    {
        var natural = AxesOf(space, new long[space.Rank], inputs);
        var axes = order.Select(axis => natural[axis]).ToList();
        if (!graph.UsesIndices)
        {
            var reduced = Merge(axes, leadingKept, reducedRank);
            var kept = MergeEnds(axes, Merge(axes, 0, leadingKept), reduced);
            return new LoopNest(Guard(axes, kept, reduced, inputs.Length), AddressesOf(inputs), kept);
        }

        return new LoopNest(Guard(axes, leadingKept, reducedRank, inputs.Length), AddressesOf(inputs), leadingKept);
    }

    /// <summary>How an operand moves along the innermost loop.</summary>
    public AccessPattern Pattern(int operand, int elementSize)
    {
        var stride = Strides[(operand * Rank) + Rank - 1];
        return stride == elementSize ? AccessPattern.Contiguous
            : stride == 0 ? AccessPattern.Broadcast
            : AccessPattern.Strided;
    }

    private static LoopNest Kept(DeviceCommand command, LoopNest loops)
    {
        if (command.Preparation is { Kept: null } preparation)
        {
            preparation.Kept = loops;
        }

        return loops;
    }

    private LoopNest At(DeviceOperand[] operands) => new(this, AddressesOf(operands));

    // A reduction over no axis (or over axes of extent 1 that vanished) still has one reduced loop.
    private static List<Axis> Guard(List<Axis> axes, int kept, int reduced, int operands)
    {
        if (reduced == 0)
        {
            axes.Insert(kept, new Axis(1, new long[operands], 0));
        }

        return axes;
    }

    private static List<Axis> AxesOf(Layout space, long[] origin, DeviceOperand[] operands)
    {
        var axes = new List<Axis>(space.Rank);
        for (var axis = 0; axis < space.Rank; axis++)
        {
            var strides = new long[operands.Length];
            for (var k = 0; k < operands.Length; k++)
            {
                strides[k] = operands[k].Layout.Rank == space.Rank
                    ? operands[k].Layout.Strides[axis] * operands[k].Type.SizeInBytes()
                    : 0;
            }

            axes.Add(new Axis(space.Extents[axis], strides, origin[axis]));
        }

        return axes;
    }

    private static bool IsFlat(in DeviceOperand operand, Layout space) =>
        operand.Layout.IsContiguous && operand.Layout.HasExtents(space.Extents);

    private static nint[] AddressesOf(DeviceOperand[] operands) =>
        Array.ConvertAll(operands, static operand => operand.Address);

    /// <summary>
    /// Merges neighbours among <paramref name="count"/> axes from <paramref name="from"/>; the new count.
    /// </summary>
    private static int Merge(List<Axis> axes, int from, int count)
    {
        for (var i = from + count - 2; i >= from; i--)
        {
            if (CanMerge(axes[i], axes[i + 1]))
            {
                axes[i] = new Axis(axes[i].Extent * axes[i + 1].Extent, axes[i + 1].Strides, 0);
                axes.RemoveAt(i + 1);
                count--;
            }
        }

        return count;
    }

    // Kept axes on both sides of the reduced ones are one, behind them, where every operand continues from the last of
    // the first to the other; the number of those before.
    private static int MergeEnds(List<Axis> axes, int kept, int reduced)
    {
        if (kept > 0 && axes.Count > kept + reduced && CanMerge(axes[kept - 1], axes[^1]))
        {
            axes[^1] = new Axis(axes[kept - 1].Extent * axes[^1].Extent, axes[^1].Strides, 0);
            axes.RemoveAt(--kept);
        }

        return kept;
    }

    private static bool CanMerge(Axis outer, Axis inner)
    {
        for (var k = 0; k < outer.Strides.Length; k++)
        {
            if (outer.Strides[k] != inner.Strides[k] * inner.Extent)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Axis(long Extent, long[] Strides, long Origin);
}
