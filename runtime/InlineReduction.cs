using System.Runtime.CompilerServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// Reduces small host arrays, or functions of them, at the call, in the same order of arithmetic as everywhere. The
/// partial results of a single leaf are the results: they are written where they belong.
/// </summary>
internal sealed unsafe class InlineReduction
{
    private const int Types = 16;
    private const int Operators = 8;
    private const int TableSize = 256;
    private const int StackBytes = 1024;
    private const int MaximumOperands = InlineReductionCode.MaximumOperands;

    private readonly IHostKernels _kernels;
    private readonly InlineReductionCode?[] _table = new InlineReductionCode?[Operators * Types * Types];
    private readonly InlineReductionCode?[] _functions = new InlineReductionCode?[TableSize];

    public InlineReduction(IHostKernels kernels) => _kernels = kernels;

    /// <summary>Reduces a view over axes into a fresh region.</summary>
    public Region Run(
        ReductionOperator reduction, ElementType accumulator, in Operand operand, ReadOnlySpan<int> axes,
        ElementType resultType, Layout kept)
    {
        var code = Find(reduction, accumulator, operand.Type);
        return Run(code, new ReadOnlySpan<Operand>(in operand), operand.Layout, axes, resultType, kept);
    }

    /// <summary>Reduces a function of operands on the host over axes into a fresh region.</summary>
    public Region Run(
        ReductionOperator reduction, ElementType accumulator, in ElementwiseValue value, ReadOnlySpan<int> axes,
        Layout kept)
    {
        Span<Operand> operands = [default, default, default];
        operands = operands[..value.Operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Simplest(value.Operands[i]);
        }

        var simple = new ElementwiseValue(value.Function, value.ComputeType, value.Type, operands, value.Space);
        return Run(Find(reduction, accumulator, simple), operands, value.Space, axes, accumulator, kept);
    }

    // An array of one element is an argument, as it is where operations are recorded.
    private static Operand Simplest(in Operand operand) =>
        operand.Region is { Payload: { Length: <= sizeof(ulong) } payload, Length: 1 } region
        && region.Type == operand.Type
            ? Operand.Scalar(operand.Type, Recorder.ReadBits(payload))
            : operand;

    private Region Run(
        InlineReductionCode code, ReadOnlySpan<Operand> operands, Layout space, ReadOnlySpan<int> axes,
        ElementType resultType, Layout kept)
    {
        var result = new byte[kept.Count * resultType.SizeInBytes()];
        fixed (byte* p0 = operands[0].Region?.Payload, p1 = At(operands, 1)?.Payload, p2 = At(operands, 2)?.Payload,
            target = result)
        {
            var memory = stackalloc byte*[MaximumOperands] { p0, p1, p2 };
            var scalars = stackalloc ulong[MaximumOperands];
            Locate(operands, memory, scalars);
            if (axes.Length == space.Rank && AreFlat(operands, space.Count))
            {
                ReduceRow(code, operands, space.Count, memory, scalars, target);
            }
            else
            {
                ReduceAxes(code, operands, space, axes, memory, scalars, target);
            }
        }

        KeepAlive(operands);
        return new Region(resultType, kept, result, null);
    }

    private static Region? At(ReadOnlySpan<Operand> operands, int place) =>
        place < operands.Length ? operands[place].Region : null;

    // Memory off the garbage collector's heap lives as long as its region can be reached.
    private static void KeepAlive(ReadOnlySpan<Operand> operands)
    {
        foreach (ref readonly var operand in operands)
        {
            GC.KeepAlive(operand.Region);
        }
    }

    /// <summary>Moves the addresses of the regions, and the scalars, together.</summary>
    private static void Locate(ReadOnlySpan<Operand> operands, byte** memory, ulong* scalars)
    {
        for (int i = 0, input = 0; i < operands.Length; i++)
        {
            if (operands[i].Region is not { } region)
            {
                *scalars++ = operands[i].Bits;
                continue;
            }

            memory[input++] = memory[i] is null ? (byte*)region.HostAddress : memory[i];
        }
    }

    private static bool AreFlat(ReadOnlySpan<Operand> operands, long count)
    {
        foreach (ref readonly var operand in operands)
        {
            if (operand.Region is not null && operand.Layout.Count != 1
                && !(operand.Layout.IsContiguous && operand.Layout.Count == count))
            {
                return false;
            }
        }

        return true;
    }

    private InlineReductionCode Find(ReductionOperator reduction, ElementType accumulator, ElementType type)
    {
        ref var slot = ref _table[(((int)reduction * Types) + (int)accumulator) * Types + (int)type];
        var found = Volatile.Read(ref slot);
        if (found is null)
        {
            found = new InlineReductionCode(reduction, accumulator, type);
            Volatile.Write(ref slot, found);
        }

        return found;
    }

    private InlineReductionCode Find(ReductionOperator reduction, ElementType accumulator, in ElementwiseValue value)
    {
        var key = (1UL << 16) | ((ulong)reduction << 12) | ((ulong)accumulator << 8) | ((ulong)value.ComputeType << 4)
            | (ulong)value.Type;
        foreach (ref readonly var operand in value.Operands)
        {
            key = (key << 5) | (operand.Region is null ? 16UL : 0) | (ulong)operand.Type;
        }

        var hash = (uint)RuntimeHelpers.GetHashCode(value.Function) + (uint)((key * 0x9E3779B97F4A7C15) >> 40);
        ref var slot = ref _functions[hash % TableSize];
        var found = Volatile.Read(ref slot);
        if (found is null || found.Key != key || found.Function != value.Function)
        {
            found = new InlineReductionCode(reduction, accumulator, value, key);
            Volatile.Write(ref slot, found);
        }

        return found;
    }

    /// <summary>All elements, which follow each other in memory.</summary>
    private void ReduceRow(
        InlineReductionCode code, ReadOnlySpan<Operand> operands, long count, byte** memory, ulong* scalars,
        byte* target)
    {
        var strides = stackalloc long[MaximumOperands];
        var origin = 0L;
        var inputs = 0;
        foreach (ref readonly var operand in operands)
        {
            if (operand.Region is null)
            {
                continue;
            }

            var size = operand.Type.SizeInBytes();
            memory[inputs] += operand.Layout.Offset * size;
            strides[inputs++] = operand.Layout.Count == 1 && count != 1 ? 0 : size;
        }

        var frame = new KernelFrame
        {
            Rank = 1,
            Form = ReductionForm.Trailing,
            Extents = &count,
            Strides = strides,
            Scalars = scalars,
            Origin = &origin,
            LeafEnd = (count + ReductionShape.TrailingLeaf - 1) / ReductionShape.TrailingLeaf,
            KeptStride = 1,
        };
        Run(code, ref frame, count, memory, target);
    }

    private void ReduceAxes(
        InlineReductionCode code, ReadOnlySpan<Operand> operands, Layout space, ReadOnlySpan<int> axes, byte** memory,
        ulong* scalars, byte* target)
    {
        var shape = new ReductionShape(space, axes);
        var rank = space.Rank;
        var extents = stackalloc long[rank];
        var origin = stackalloc long[rank];
        var strides = stackalloc long[rank * MaximumOperands];
        for (var axis = 0; axis < rank; axis++)
        {
            extents[axis] = space.Extents[shape.Order[axis]];
            origin[axis] = 0;
        }

        var inputs = 0;
        foreach (ref readonly var operand in operands)
        {
            if (operand.Region is not null)
            {
                var layout = operand.Layout.BroadcastTo(space.Extents);
                Place(layout, operand.Type.SizeInBytes(), shape.Order, strides + (inputs * rank), ref memory[inputs]);
                inputs++;
            }
        }

        var frame = new KernelFrame
        {
            Rank = rank,
            LeadingKept = shape.LeadingKept,
            Form = shape.Form,
            Extents = extents,
            Strides = strides,
            Scalars = scalars,
            Origin = origin,
            LeafEnd = shape.Leaves,
            KeptStride = shape.KeptCount,
        };
        if (rank > 2 && !code.Graph.UsesIndices)
        {
            InlineLoops.Merge(ref frame, inputs, shape.ReducedRank);
        }

        Run(code, ref frame, space.Count, memory, target);
    }

    private static void Place(Layout layout, int size, int[] order, long* strides, ref byte* memory)
    {
        memory += layout.Offset * size;
        for (var axis = 0; axis < order.Length; axis++)
        {
            strides[axis] = layout.Strides[order[axis]] * size;
        }
    }

    private void Run(InlineReductionCode code, ref KernelFrame frame, long elements, byte** memory, byte* target)
    {
        long leaves = frame.LeafEnd, kept = frame.KeptStride;
        if (leaves == 1 && !code.IsPosition && kept > 0)
        {
            Compute(code, ref frame, elements, memory, target);
            return;
        }

        var bytes = leaves * kept * code.PartialSize;
        Span<byte> scratch = bytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[bytes];
        fixed (byte* partials = scratch)
        {
            if (bytes > 0)
            {
                Compute(code, ref frame, elements, memory, partials);
            }

            _kernels.Fold(code.Graph, 0, partials, kept, 0, kept, leaves, target);
        }
    }

    private void Compute(
        InlineReductionCode code, ref KernelFrame frame, long elements, byte** memory, byte* partials)
    {
        var inputs = code.Graph.Inputs.Length;
        var addresses = stackalloc byte*[MaximumOperands + 1];
        Span<AccessPattern> patterns = stackalloc AccessPattern[MaximumOperands];
        for (var input = 0; input < inputs; input++)
        {
            addresses[input] = memory[input];
            var inner = frame.Strides[(input * frame.Rank) + frame.Rank - 1];
            patterns[input] = inner == code.Graph.Inputs[input].SizeInBytes() ? AccessPattern.Contiguous
                : inner == 0 ? AccessPattern.Broadcast
                : AccessPattern.Strided;
        }

        addresses[inputs] = partials;
        frame.Addresses = addresses;
        code.Resolve(_kernels, patterns[..inputs], elements).Run(frame);
    }
}
