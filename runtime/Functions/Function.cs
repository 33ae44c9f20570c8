using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Functions;

/// <summary>
/// The elementwise functions, NumPy 2's for every compute type. Comparisons, logical functions and predicates give
/// Boolean; all others give the compute type. Functions of real numbers take Half, Single and Double.
/// </summary>
public static partial class Function
{
    private const int MaximumRank = 64;

    private static readonly ElementwiseFunction[] Indices =
        [.. Enumerable.Range(0, MaximumRank).Select(axis => new FunctionOf(
            $"index{axis}", 0, 1, (graph, _, type) => new GraphValue(graph, graph.Index(axis)).Cast(type), true))];

    /// <summary>The operand itself.</summary>
    public static ElementwiseFunction Copy { get; } =
        new FunctionOf("copy", 1, 0, static (_, x, _) => x[0], takesHalf: true);

    /// <summary>The index along axis 0 of the index space, cast to the compute type. No operands.</summary>
    public static ElementwiseFunction Index0 => Indices[0];

    /// <summary>The second operand where the Boolean first one is true, else the third.</summary>
    public static ElementwiseFunction Select { get; } = new FunctionOf(
        "where", 3, 1, static (_, x, _) => x[0].Select(x[1], x[2]), takesHalf: true, hasCondition: true);

    /// <summary>The first operand limited from below by the second, then from above by the third; NaN wins.</summary>
    public static ElementwiseFunction Clip { get; } = new FunctionOf(
        "clip", 3, 2, static (_, x, _) => x[2].Minimum(x[1].Maximum(x[0])))
    {
        OnComplex = static (_, x, _) => ComplexOrder.Minimum(
            ComplexValue.Of(x[2]), ComplexOrder.Maximum(ComplexValue.Of(x[1]), ComplexValue.Of(x[0]))).Join(),
    };

    /// <summary>The index along an axis of the index space, cast to the compute type. No operands.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is negative or at least 64.</exception>
    public static ElementwiseFunction IndexOf(int axis)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(axis);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axis, MaximumRank);
        return Indices[axis];
    }

    private static FunctionOf Unary(
        string name, double cost, Func<GraphValue, GraphValue> lowering, FunctionOf.Lowering? complex = null) =>
        new(name, 1, cost, (_, x, _) => lowering(x[0])) { OnComplex = complex };

    private static FunctionOf Binary(
        string name, double cost, Func<GraphValue, GraphValue, GraphValue> lowering,
        FunctionOf.Lowering? complex = null) =>
        new(name, 2, cost, (_, x, _) => lowering(x[0], x[1])) { OnComplex = complex };

    private static FunctionOf.Lowering OfComplex(Func<ComplexValue, ComplexValue> lowering) =>
        (_, x, _) => lowering(ComplexValue.Of(x[0])).Join();

    private static FunctionOf.Lowering OfComplex(Func<ComplexValue, GraphValue> lowering) =>
        (_, x, _) => lowering(ComplexValue.Of(x[0]));

    private static FunctionOf.Lowering OfComplex(Func<ComplexValue, ComplexValue, ComplexValue> lowering) =>
        (_, x, _) => lowering(ComplexValue.Of(x[0]), ComplexValue.Of(x[1])).Join();

    private static FunctionOf.Lowering OfComplex(Func<ComplexValue, ComplexValue, GraphValue> lowering) =>
        (_, x, _) => lowering(ComplexValue.Of(x[0]), ComplexValue.Of(x[1]));

    /// <summary>A function of real numbers.</summary>
    private static FunctionOf Real(
        string name, double cost, Func<GraphValue, GraphValue> lowering, FunctionOf.Lowering? complex = null) =>
        new(name, 1, cost, (_, x, type) => lowering(RequireFloat(name, x[0], type))) { OnComplex = complex };

    /// <summary>A function of two real numbers.</summary>
    private static FunctionOf Real(string name, double cost, Func<GraphValue, GraphValue, GraphValue> lowering) =>
        new(name, 2, cost, (_, x, type) => lowering(RequireFloat(name, x[0], type), x[1]));

    private static GraphValue RequireFloat(string name, GraphValue value, ElementType type) =>
        type.IsFloat() || type == ElementType.Decimal
            ? value
            : throw new InvariantException($"{name} is computed in a float type, not {type}");
}
