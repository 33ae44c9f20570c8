using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// Runs operations on small host arrays at the call, on the calling thread: no window, no queue, no lock. Code is found
/// through a small table by function and types.
/// </summary>
internal sealed unsafe class InlinePath
{
    private const int TableSize = 1024;
    private const int MaximumOperands = 4;

    private readonly IHostKernels _kernels;
    private readonly InlineCode?[] _table = new InlineCode?[TableSize];
    private long _operations;

    public InlinePath(IHostKernels kernels) => _kernels = kernels;

    public long Operations => _operations;

    /// <summary>Whether an operand can be read at once.</summary>
    public static bool IsOnHost(in Operand operand) =>
        operand.Region is not { } region || region.Payload is not null || region.HostAddress != 0;

    /// <summary>Computes elements into a payload or host memory laid out by <paramref name="target"/>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="computeType">The type to which operands are cast.</param>
    /// <param name="targetType">The type that is stored.</param>
    /// <param name="operands">At most three; on the host.</param>
    /// <param name="mask">A Boolean operand, or null.</param>
    /// <param name="space">The index space.</param>
    /// <param name="payload">The memory that is written, or null when <paramref name="address"/> is.</param>
    /// <param name="address">The memory that is written.</param>
    /// <param name="target">The layout of the elements that are written.</param>
    /// <param name="pinned">
    /// Bit i for operand i (the mask comes last) whose host address the caller has pinned; a payload needs no pin.
    /// </param>
    /// <returns>False, with nothing written, when the payload of an operand without a pin has ended.</returns>
    public bool Run(
        ElementwiseFunction function, ElementType computeType, ElementType targetType, ReadOnlySpan<Operand> operands,
        Operand? mask, Layout space, byte[]? payload, nint address, Layout target, int pinned)
    {
        var code = Find(function, computeType, targetType, operands, mask);
        var first = operands.Length > 0 ? operands[0] : mask.GetValueOrDefault();
        var second = operands.Length > 1 ? operands[1] : operands.Length == 1 ? mask.GetValueOrDefault() : default;
        var third = operands.Length > 2 ? operands[2] : operands.Length == 2 ? mask.GetValueOrDefault() : default;
        var fourth = operands.Length > 2 ? mask.GetValueOrDefault() : default;
        byte[]? a0 = first.Region?.Payload, a1 = second.Region?.Payload, a2 = third.Region?.Payload,
            a3 = fourth.Region?.Payload;
        if ((a0 is null && IsLost(first, pinned, 0)) || (a1 is null && IsLost(second, pinned, 1))
            || (a2 is null && IsLost(third, pinned, 2)) || (a3 is null && IsLost(fourth, pinned, 3)))
        {
            return false;
        }

        _operations++;
        fixed (byte* p0 = a0, p1 = a1, p2 = a2, p3 = a3, pt = payload)
        {
            var bases = stackalloc byte*[MaximumOperands];
            bases[0] = p0;
            bases[1] = p1;
            bases[2] = p2;
            bases[3] = p3;
            var frame = new InlineFrame(code, space, target, targetType, pt is null ? (byte*)address : pt);
            if (frame.IsFlat(operands, mask))
            {
                RunFlat(code, operands, mask, bases, frame);
            }
            else
            {
                RunStrided(code, operands, mask, bases, frame);
            }
        }

        // Memory off the garbage collector's heap lives as long as its region can be reached.
        GC.KeepAlive(first.Region);
        GC.KeepAlive(second.Region);
        GC.KeepAlive(third.Region);
        GC.KeepAlive(fourth.Region);
        return true;
    }

    private static bool IsLost(in Operand operand, int pinned, int slot) =>
        operand.Region is not null && (pinned & (1 << slot)) == 0;

    private void RunFlat(
        InlineCode code, ReadOnlySpan<Operand> operands, Operand? mask, byte** bases, in InlineFrame frame)
    {
        var addresses = stackalloc byte*[MaximumOperands + 1];
        var strides = stackalloc long[MaximumOperands + 1];
        var scalars = stackalloc ulong[MaximumOperands];
        var patterns = stackalloc AccessPattern[MaximumOperands + 1];
        int input = 0, scalar = 0;
        var patternKey = 0;
        var count = operands.Length + (mask is null ? 0 : 1);
        for (var i = 0; i < count; i++)
        {
            ref readonly var operand = ref i < operands.Length
                ? ref operands[i]
                : ref Nullable.GetValueRefOrDefaultRef(in mask);
            if (operand.Region is null)
            {
                scalars[scalar++] = operand.Bits;
                continue;
            }

            var size = operand.Type.SizeInBytes();
            var isOne = operand.Layout.Count == 1;
            addresses[input] = Base(operand, bases[i]) + (operand.Layout.Offset * size);
            strides[input] = isOne ? 0 : size;
            patterns[input] = isOne ? AccessPattern.Broadcast : AccessPattern.Contiguous;
            patternKey |= isOne ? 1 << input : 0;
            input++;
        }

        var targetSize = frame.TargetType.SizeInBytes();
        addresses[input] = frame.Target + (frame.TargetLayout.Offset * targetSize);
        strides[input] = targetSize;
        patterns[input] = AccessPattern.Contiguous;
        var extent = frame.Space.Count;
        var origin = 0L;
        var kernel = code.Resolve(_kernels, patternKey, new ReadOnlySpan<AccessPattern>(patterns, input + 1), extent);
        kernel.Run(new KernelFrame
        {
            Rank = 1,
            LeadingKept = 1,
            Extents = &extent,
            Addresses = addresses,
            Strides = strides,
            Scalars = scalars,
            Origin = &origin,
        });
    }

    private void RunStrided(
        InlineCode code, ReadOnlySpan<Operand> operands, Operand? mask, byte** bases, in InlineFrame frame)
    {
        var rank = Math.Max(frame.Space.Rank, 1);
        var addresses = stackalloc byte*[MaximumOperands + 1];
        var strides = stackalloc long[(MaximumOperands + 1) * rank];
        var scalars = stackalloc ulong[MaximumOperands];
        var patterns = stackalloc AccessPattern[MaximumOperands + 1];
        var extents = stackalloc long[rank];
        var origin = stackalloc long[rank];
        extents[0] = 1;
        for (var axis = 0; axis < rank; axis++)
        {
            origin[axis] = 0;
            extents[axis] = axis < frame.Space.Rank ? frame.Space.Extents[axis] : 1;
        }

        int input = 0, scalar = 0;
        var count = operands.Length + (mask is null ? 0 : 1);
        for (var i = 0; i < count; i++)
        {
            ref readonly var operand = ref i < operands.Length
                ? ref operands[i]
                : ref Nullable.GetValueRefOrDefaultRef(in mask);
            if (operand.Region is null)
            {
                scalars[scalar++] = operand.Bits;
                continue;
            }

            var layout = operand.Layout.BroadcastTo(frame.Space.Extents);
            Place(input, layout, operand.Type, Base(operand, bases[i]), rank, addresses, strides, patterns);
            input++;
        }

        Place(input, frame.TargetLayout, frame.TargetType, frame.Target, rank, addresses, strides, patterns);
        var kernel = _kernels.Resolve(
            code.Graph, new ReadOnlySpan<AccessPattern>(patterns, input + 1), frame.Space.Count);
        kernel.Run(new KernelFrame
        {
            Rank = rank,
            LeadingKept = rank,
            Extents = extents,
            Addresses = addresses,
            Strides = strides,
            Scalars = scalars,
            Origin = origin,
        });
    }

    private static void Place(
        int slot, Layout layout, ElementType type, byte* memory, int rank, byte** addresses, long* strides,
        AccessPattern* patterns)
    {
        var size = type.SizeInBytes();
        addresses[slot] = memory + (layout.Offset * size);
        for (var axis = 0; axis < rank; axis++)
        {
            strides[(slot * rank) + axis] = axis < layout.Rank ? layout.Strides[axis] * size : size;
        }

        var inner = strides[(slot * rank) + rank - 1];
        patterns[slot] = inner == size ? AccessPattern.Contiguous
            : inner == 0 ? AccessPattern.Broadcast
            : AccessPattern.Strided;
    }

    private static byte* Base(in Operand operand, byte* payload) =>
        payload is null ? (byte*)operand.Region!.HostAddress : payload;

    private InlineCode Find(
        ElementwiseFunction function, ElementType computeType, ElementType targetType, ReadOnlySpan<Operand> operands,
        in Operand? mask)
    {
        // The leading one tells how many operands follow, so that a mask is never taken for another pair of types.
        var key = (1UL << 8) | ((ulong)computeType << 4) | (ulong)targetType;
        foreach (ref readonly var operand in operands)
        {
            key = (key << 5) | (operand.Region is null ? 16UL : 0) | (ulong)operand.Type;
        }

        if (mask is { } given)
        {
            key = (key << 6) | 32 | (given.Region is null ? 16UL : 0) | (ulong)given.Type;
        }

        var hash = (uint)System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(function)
            + (uint)((key * 0x9E3779B97F4A7C15) >> 40);
        ref var slot = ref _table[hash % TableSize];
        var found = Volatile.Read(ref slot);
        if (found is null || found.Key != key || found.Function != function)
        {
            found = new InlineCode(function, key, Build(function, computeType, targetType, operands, mask));
            Volatile.Write(ref slot, found);
        }

        return found;
    }

    private static KernelGraph Build(
        ElementwiseFunction function, ElementType computeType, ElementType targetType, ReadOnlySpan<Operand> operands,
        Operand? mask)
    {
        var graph = new GraphBuilder();
        Span<int> arguments = stackalloc int[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            arguments[i] = Leaf(graph, operands[i]);
        }

        var maskNode = mask is { } given ? graph.Cast(Leaf(graph, given), ElementType.Boolean) : -1;
        graph.Store(FunctionNodes.Apply(graph, function, computeType, targetType, arguments), maskNode);
        return graph.ToGraph();
    }

    private static int Leaf(GraphBuilder graph, in Operand operand) =>
        operand.Region is null ? graph.AddScalar(operand.Type) : graph.AddInput(operand.Type);
}
