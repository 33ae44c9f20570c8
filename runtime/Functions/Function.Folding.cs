using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <content>What statistics fold, and triangles: functions that have no name in NumPy.</content>
public static partial class Function
{
    /// <summary>(x - y) * (x - y), of numbers.</summary>
    public static ElementwiseFunction SquaredDistance { get; } = Binary(
        "squared_distance", 2, static (x, y) => Distance(x, y) * Distance(x, y));

    /// <summary>(x - y) * (x - y), or 0 where that is NaN.</summary>
    public static ElementwiseFunction SquaredDistanceOrZero { get; } = Binary(
        "squared_distance_or_zero", 3, static (x, y) => Distance(x, y).IsNaN()
            .Select(x.Constant(0), Distance(x, y) * Distance(x, y)));

    /// <summary>x, or y where x is NaN.</summary>
    public static ElementwiseFunction OrIfNaN { get; } =
        Binary("or_if_nan", 1, static (x, y) => x.IsNaN().Select(y, x));

    /// <summary>Whether x is not NaN.</summary>
    public static ElementwiseFunction IsNumber { get; } = Unary("is_number", 1, static x => x.EqualTo(x));

    /// <summary>Whether the index along axis 1 exceeds the one along axis 0 by at most x, an Int64.</summary>
    public static ElementwiseFunction IsInTriangle { get; } = new FunctionOf("tri", 1, 2, static (graph, x, type) =>
        (Index(graph, 1, type) - Index(graph, 0, type)) <= x[0]);

    private static GraphValue Index(Expressions.GraphBuilder graph, int axis, ElementType type) =>
        new GraphValue(graph, graph.Index(axis)).Cast(type);

    private static GraphValue Distance(GraphValue x, GraphValue y) => x.IsBoolean ? x ^ y : x - y;
}
