using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;

namespace Cohort.Runtime.Fusion;

/// <summary>Applies a function to nodes of any types: the casts around it are the same wherever it is used.</summary>
internal static class FunctionNodes
{
    /// <summary>
    /// Casts the arguments to the compute type (conditions to Boolean), applies the function and casts its result.
    /// </summary>
    public static int Apply(
        GraphBuilder graph, ElementwiseFunction function, ElementType computeType, ElementType resultType,
        Span<int> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = function.IsCondition(i) ? ElementType.Boolean : computeType;
            arguments[i] = graph.Cast(arguments[i], type);
        }

        return graph.Cast(function.Build(graph, arguments, computeType), resultType);
    }
}
