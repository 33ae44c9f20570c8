using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;

namespace Cohort.Tests.Compiler;

/// <summary>Draws kernel graphs of functions of complex numbers, with real operands and results among them.</summary>
internal static class RandomComplexGraph
{
    private static readonly ElementwiseFunction[] Unary =
    [
        Function.Negative, Function.Square, Function.Conjugate, Function.Sqrt, Function.Exp, Function.Reciprocal,
    ];

    private static readonly ElementwiseFunction[] Binary =
    [
        Function.Add, Function.Subtract, Function.Multiply, Function.Divide, Function.Minimum, Function.Maximum,
    ];

    private static readonly ElementwiseFunction[] Compared = [Function.Less, Function.Equal, Function.NotEqual];

    private static readonly ElementwiseFunction[] Real = [Function.Absolute, Function.RealPart, Function.Angle];

    /// <summary>Stores of complex, real and Boolean results, or sums of real ones.</summary>
    public static KernelGraph Draw(Random random, bool isReduction)
    {
        var graph = new GraphBuilder();
        var values = new List<int>
        {
            graph.AddInput(ElementType.Complex),
            graph.AddInput(ElementType.Complex),
            graph.Cast(graph.AddInput(ElementType.Single), ElementType.Complex),
            graph.Cast(graph.AddScalar(ElementType.Double), ElementType.Complex),
        };
        for (var step = random.Next(5); step >= 0; step--)
        {
            values.Add(Next(graph, random, values));
        }

        var magnitude = Pick(random, Real).Build(graph, [values[^1]], ElementType.Complex);
        if (isReduction)
        {
            graph.Reduce(magnitude, ReductionOperator.Sum);
            graph.Reduce(magnitude, ReductionOperator.ArgMaximum);
            return graph.ToGraph();
        }

        var condition = Pick(random, Compared).Build(graph, [values[^1], Pick(random, values)], ElementType.Complex);
        graph.Store(values[^1], random.Next(2) == 0 ? condition : -1);
        graph.Store(magnitude);
        graph.Store(condition);
        return graph.ToGraph();
    }

    private static int Next(GraphBuilder graph, Random random, List<int> values)
    {
        var a = Pick(random, values);
        if (random.Next(3) == 0)
        {
            return Pick(random, Unary).Build(graph, [a], ElementType.Complex);
        }

        return Pick(random, Binary).Build(graph, [a, Pick(random, values)], ElementType.Complex);
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
