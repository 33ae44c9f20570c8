using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>Sums of complex numbers as they lie in memory.</summary>
internal static unsafe class ComplexSum
{
    /// <summary>Code that copies the elements of an input to where they are added up.</summary>
    public static KernelCode Code { get; } = Copy;

    /// <summary>Whether a graph adds up the complex elements of its input.</summary>
    public static bool Is(KernelGraph graph)
    {
        if (graph.Outputs.Length != 1 || graph.Inputs.Length != 1)
        {
            return false;
        }

        var output = graph.Outputs[0];
        return output.Reduction == ReductionOperator.Sum && graph.Nodes[output.Node].Operator == Primitive.Input
            && graph.Inputs[0] == ElementType.Complex;
    }

    private static void Copy(KernelFrame* frame, byte** addresses, long* index, long rows)
    {
        var (length, stride) = (frame->Extents[frame->Rank - 1], frame->Strides[frame->Rank - 1]);
        var rowStride = frame->Rank > 1 ? frame->Strides[frame->Rank - 2] : 0;
        var target = (Complex*)addresses[1];
        for (var row = 0L; row < rows; row++)
        {
            var source = addresses[0] + (row * rowStride);
            for (var i = 0L; i < length; i++, source += stride)
            {
                *target++ = *(Complex*)source;
            }
        }
    }
}
