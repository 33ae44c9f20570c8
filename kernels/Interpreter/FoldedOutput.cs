using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>How one output of a reduction accumulates.</summary>
internal sealed class FoldedOutput
{
    private FoldedOutput(KernelGraph graph, int output)
    {
        var reduction = graph.Outputs[output].Reduction
            ?? throw new Cohort.Runtime.InvariantException("a graph mixes stores and reductions");
        var type = graph.Nodes[graph.Outputs[output].Node].Type;
        var operators = ElementOperators.Of(type);
        ElementSize = type.SizeInBytes();
        if (reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum)
        {
            Search = operators.Search(reduction);
            PartialSize = PositionSearch.PartialSize;
        }
        else
        {
            Combine = operators.Loop(OperatorOf(reduction));
            PartialSize = ElementSize;
        }
    }

    /// <summary>The loop that joins values, or null for a position reduction.</summary>
    public BlockLoop? Combine { get; }

    /// <summary>The search of a position reduction.</summary>
    public PositionSearch? Search { get; }

    /// <summary>The size of an accumulated element.</summary>
    public int ElementSize { get; }

    /// <summary>The size of a partial result.</summary>
    public int PartialSize { get; }

    /// <summary>The memory that accumulators of one block need.</summary>
    public int AccumulatorBytes => InterpreterPlan.BlockLength * PartialSize;

    /// <summary>How every output of a graph accumulates.</summary>
    public static FoldedOutput[] Of(KernelGraph graph) =>
        [.. Enumerable.Range(0, graph.Outputs.Length).Select(output => new FoldedOutput(graph, output))];

    /// <summary>How one output accumulates.</summary>
    public static FoldedOutput Of(KernelGraph graph, int output) => new(graph, output);

    private static Primitive OperatorOf(ReductionOperator reduction) => reduction switch
    {
        ReductionOperator.Sum => Primitive.Add,
        ReductionOperator.Product => Primitive.Multiply,
        ReductionOperator.Minimum => Primitive.Minimum,
        ReductionOperator.Maximum => Primitive.Maximum,
        ReductionOperator.Any => Primitive.Or,
        _ => Primitive.And,
    };
}
