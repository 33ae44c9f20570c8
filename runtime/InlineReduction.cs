using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>Reduces small host arrays at the call, in the same order of arithmetic as everywhere.</summary>
internal static unsafe class InlineReduction
{
    private const int PairSize = 16;

    /// <summary>Reduces a view over axes into a fresh region.</summary>
    public static Region Run(
        IHostKernels kernels, ReductionOperator reduction, ElementType accumulator, in Operand operand, int[] axes,
        ElementType resultType, Layout kept)
    {
        var layout = operand.Layout;
        var builder = new GraphBuilder();
        builder.Reduce(builder.Cast(builder.AddInput(operand.Type), accumulator), reduction);
        var graph = builder.ToGraph();
        var isFlat = layout.IsContiguous && axes.Length == layout.Rank;
        var shape = isFlat
            ? new ReductionShape(Layout.Contiguous([layout.Count]), [0])
            : new ReductionShape(layout, axes);
        var ordered = isFlat ? Layout.Contiguous([layout.Count], layout.Offset) : layout.Transpose(shape.Order);
        var region = new Region(resultType, kept, new byte[kept.Count * resultType.SizeInBytes()], null);
        fixed (byte* payload = operand.Region!.Payload, target = region.Payload)
        {
            var memory = payload is null ? (byte*)operand.Region.HostAddress : payload;
            Reduce(kernels, graph, shape, ordered, operand.Type, memory, target);
        }

        GC.KeepAlive(operand.Region);
        return region;
    }

    private static void Reduce(
        IHostKernels kernels, KernelGraph graph, ReductionShape shape, Layout ordered, ElementType type, byte* memory,
        byte* target)
    {
        var output = graph.Outputs[0];
        var isPair = output.Reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        var partialSize = isPair ? PairSize : graph.Nodes[output.Node].Type.SizeInBytes();
        var scratch = new byte[Math.Max(shape.Leaves * shape.KeptCount * partialSize, 1)];
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
        AccessPattern[] patterns =
        [
            inner == size ? AccessPattern.Contiguous : inner == 0 ? AccessPattern.Broadcast : AccessPattern.Strided,
        ];
        fixed (byte* partials = scratch)
        {
            var addresses = stackalloc byte*[2];
            addresses[0] = memory + (ordered.Offset * size);
            addresses[1] = partials;
            if (shape.Leaves > 0 && shape.KeptCount > 0)
            {
                kernels.Resolve(graph, patterns, ordered.Count).Run(new KernelFrame
                {
                    Rank = rank,
                    LeadingKept = shape.LeadingKept,
                    Form = shape.Form,
                    Extents = extents,
                    Addresses = addresses,
                    Strides = strides,
                    Origin = origin,
                    LeafEnd = shape.Leaves,
                    KeptStride = shape.KeptCount,
                });
            }

            kernels.Fold(graph, 0, partials, shape.KeptCount, 0, shape.KeptCount, shape.Leaves, target);
        }
    }
}
