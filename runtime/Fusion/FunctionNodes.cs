using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;

namespace Cohort.Runtime.Fusion;

/// <summary>Applies a function to nodes of any types: the casts around it are the same wherever it is used.</summary>
internal static class FunctionNodes
{
    /// <summary>
    /// Casts the arguments to the compute type (conditions to Boolean), applies the function and casts its result.
    /// Half is computed in Single and rounded after the function, as NumPy does.
    /// </summary>
    public static int Apply(
        GraphBuilder graph, ElementwiseFunction function, ElementType computeType, ElementType resultType,
        Span<int> arguments)
    {
        var arithmetic = computeType == ElementType.Half ? ElementType.Single : computeType;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = function.IsCondition(i)
                ? graph.Cast(arguments[i], ElementType.Boolean)
                : graph.Cast(graph.Cast(arguments[i], computeType), arithmetic);
        }

        var node = function.Build(graph, arguments, arithmetic);
        if (arithmetic != computeType && graph[node].Type == arithmetic)
        {
            node = graph.Cast(node, computeType);
        }

        return graph.Cast(node, resultType);
    }
}
