using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// Reduces small host arrays at the call, in the same order of arithmetic as everywhere. The partial results of a
/// single leaf are the results: they are written where they belong.
/// </summary>
internal sealed unsafe class InlineReduction
{
    private const int Types = 16;
    private const int Operators = 8;
    private const int StackBytes = 1024;

    private readonly IHostKernels _kernels;
    private readonly InlineReductionCode?[] _table = new InlineReductionCode?[Operators * Types * Types];

    public InlineReduction(IHostKernels kernels) => _kernels = kernels;

    /// <summary>Reduces a view over axes into a fresh region.</summary>
    public Region Run(
        ReductionOperator reduction, ElementType accumulator, in Operand operand, ReadOnlySpan<int> axes,
        ElementType resultType, Layout kept)
    {
        var code = Find(reduction, accumulator, operand.Type);
        var layout = operand.Layout;
        var result = new byte[kept.Count * resultType.SizeInBytes()];
        fixed (byte* payload = operand.Region!.Payload, target = result)
        {
            var memory = payload is null ? (byte*)operand.Region.HostAddress : payload;
            if (axes.Length == layout.Rank && layout.IsContiguous)
            {
                ReduceRow(code, layout, operand.Type, memory, target);
            }
            else
            {
                ReduceAxes(code, layout, axes, operand.Type, memory, target);
            }
        }

        GC.KeepAlive(operand.Region);
        return new Region(resultType, kept, result, null);
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

    /// <summary>All elements, which follow each other in memory.</summary>
    private void ReduceRow(InlineReductionCode code, Layout layout, ElementType type, byte* memory, byte* target)
    {
        long size = type.SizeInBytes(), count = layout.Count, origin = 0;
        var frame = new KernelFrame
        {
            Rank = 1,
            Form = ReductionForm.Trailing,
            Extents = &count,
            Strides = &size,
            Origin = &origin,
            LeafEnd = (count + ReductionShape.TrailingLeaf - 1) / ReductionShape.TrailingLeaf,
            KeptStride = 1,
        };
        Run(code, ref frame, AccessPattern.Contiguous, count, memory + (layout.Offset * size), target);
    }

    private void ReduceAxes(
        InlineReductionCode code, Layout layout, ReadOnlySpan<int> axes, ElementType type, byte* memory, byte* target)
    {
        var shape = new ReductionShape(layout, axes);
        var ordered = layout.Transpose(shape.Order);
        var rank = ordered.Rank;
        var size = type.SizeInBytes();
        var extents = stackalloc long[rank];
        var strides = stackalloc long[rank];
        var origin = stackalloc long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            extents[axis] = ordered.Extents[axis];
            strides[axis] = ordered.Strides[axis] * size;
            origin[axis] = 0;
        }

        var inner = strides[rank - 1];
        var frame = new KernelFrame
        {
            Rank = rank,
            LeadingKept = shape.LeadingKept,
            Form = shape.Form,
            Extents = extents,
            Strides = strides,
            Origin = origin,
            LeafEnd = shape.Leaves,
            KeptStride = shape.KeptCount,
        };
        var pattern = inner == size ? AccessPattern.Contiguous
            : inner == 0 ? AccessPattern.Broadcast
            : AccessPattern.Strided;
        Run(code, ref frame, pattern, ordered.Count, memory + (ordered.Offset * size), target);
    }

    private void Run(
        InlineReductionCode code, ref KernelFrame frame, AccessPattern pattern, long elements, byte* memory,
        byte* target)
    {
        long leaves = frame.LeafEnd, kept = frame.KeptStride;
        if (leaves == 1 && !code.IsPosition && kept > 0)
        {
            Compute(code, ref frame, pattern, elements, memory, target);
            return;
        }

        var bytes = leaves * kept * code.PartialSize;
        Span<byte> scratch = bytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[bytes];
        fixed (byte* partials = scratch)
        {
            if (bytes > 0)
            {
                Compute(code, ref frame, pattern, elements, memory, partials);
            }

            _kernels.Fold(code.Graph, 0, partials, kept, 0, kept, leaves, target);
        }
    }

    private void Compute(
        InlineReductionCode code, ref KernelFrame frame, AccessPattern pattern, long elements, byte* memory,
        byte* partials)
    {
        var addresses = stackalloc byte*[2] { memory, partials };
        frame.Addresses = addresses;
        code.Resolve(_kernels, pattern, elements).Run(frame);
    }
}
