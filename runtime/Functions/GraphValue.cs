using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <summary>
/// A node of a graph under construction, with operators that add nodes. A number joins as a constant of the other
/// operand's type.
/// </summary>
internal readonly struct GraphValue
{
    public GraphValue(GraphBuilder graph, int node)
    {
        Graph = graph;
        Node = node;
    }

    public GraphBuilder Graph { get; }

    public int Node { get; }

    public ElementType Type => Graph[Node].Type;

    public bool IsBoolean => Type == ElementType.Boolean;

    public bool IsFloat => Type.IsFloat();

    public bool IsDouble => Type == ElementType.Double;

    /// <summary>Whether values below zero exist.</summary>
    public bool IsSigned => !(IsBoolean || Type == ElementType.Char || (Type.IsInteger() && !Type.IsSignedInteger()));

    public static GraphValue operator +(GraphValue a, GraphValue b) => a.With(Primitive.Add, b);

    public static GraphValue operator +(GraphValue a, double b) => a + a.Constant(b);

    public static GraphValue operator -(GraphValue a, GraphValue b) => a.With(Primitive.Subtract, b);

    public static GraphValue operator -(GraphValue a, double b) => a - a.Constant(b);

    public static GraphValue operator -(double a, GraphValue b) => b.Constant(a) - b;

    public static GraphValue operator *(GraphValue a, GraphValue b) => a.With(Primitive.Multiply, b);

    public static GraphValue operator *(GraphValue a, double b) => a * a.Constant(b);

    public static GraphValue operator /(GraphValue a, GraphValue b) => a.With(Primitive.Divide, b);

    public static GraphValue operator /(double a, GraphValue b) => b.Constant(a) / b;

    public static GraphValue operator %(GraphValue a, GraphValue b) => a.With(Primitive.Remainder, b);

    public static GraphValue operator -(GraphValue a) => a.Apply(Primitive.Negate);

    public static GraphValue operator &(GraphValue a, GraphValue b) => a.With(Primitive.And, b);

    public static GraphValue operator |(GraphValue a, GraphValue b) => a.With(Primitive.Or, b);

    public static GraphValue operator ^(GraphValue a, GraphValue b) => a.With(Primitive.Xor, b);

    public static GraphValue operator ~(GraphValue a) => a.Apply(Primitive.Not);

    public static GraphValue operator <<(GraphValue a, int bits) => a.With(Primitive.ShiftLeft, a.Constant(bits));

    public static GraphValue operator >>(GraphValue a, int bits) => a.With(Primitive.ShiftRight, a.Constant(bits));

    public static GraphValue operator <(GraphValue a, GraphValue b) => a.With(Primitive.Less, b);

    public static GraphValue operator >(GraphValue a, GraphValue b) => b.With(Primitive.Less, a);

    public static GraphValue operator <=(GraphValue a, GraphValue b) => a.With(Primitive.LessOrEqual, b);

    public static GraphValue operator >=(GraphValue a, GraphValue b) => b.With(Primitive.LessOrEqual, a);

    public static GraphValue operator <(GraphValue a, double b) => a < a.Constant(b);

    public static GraphValue operator >(GraphValue a, double b) => a > a.Constant(b);

    public static GraphValue operator <=(GraphValue a, double b) => a <= a.Constant(b);

    public static GraphValue operator >=(GraphValue a, double b) => a >= a.Constant(b);

    public GraphValue EqualTo(GraphValue other) => With(Primitive.Equal, other);

    public GraphValue EqualTo(double other) => EqualTo(Constant(other));

    public GraphValue NotEqualTo(GraphValue other) => With(Primitive.NotEqual, other);

    public GraphValue NotEqualTo(double other) => NotEqualTo(Constant(other));

    /// <summary>Whether the value is NaN; never for integers.</summary>
    public GraphValue IsNaN() => NotEqualTo(this);

    public GraphValue Absolute() => Apply(Primitive.Absolute);

    public GraphValue SquareRoot() => Apply(Primitive.SquareRoot);

    public GraphValue Floor() => Apply(Primitive.Floor);

    public GraphValue RoundEven() => Apply(Primitive.RoundEven);

    public GraphValue Truncate() => Apply(Primitive.Truncate);

    public GraphValue Minimum(GraphValue other) => With(Primitive.Minimum, other);

    public GraphValue Maximum(GraphValue other) => With(Primitive.Maximum, other);

    /// <summary>Limits the value to constants; NaN stays.</summary>
    public GraphValue Within(double low, double high) => Maximum(Constant(low)).Minimum(Constant(high));

    /// <summary>this * factor + addend with one rounding.</summary>
    public GraphValue MultiplyAdd(GraphValue factor, GraphValue addend) =>
        new(Graph, Graph.FusedMultiplyAdd(Node, factor.Node, addend.Node));

    /// <summary>this * factor + addend with one rounding.</summary>
    public GraphValue MultiplyAdd(GraphValue factor, double addend) => MultiplyAdd(factor, Constant(addend));

    /// <summary>this * factor + addend with one rounding.</summary>
    public GraphValue MultiplyAdd(double factor, GraphValue addend) => MultiplyAdd(Constant(factor), addend);

    /// <summary>This Boolean chooses.</summary>
    public GraphValue Select(GraphValue whenTrue, GraphValue whenFalse) =>
        new(Graph, Graph.Select(Node, whenTrue.Node, whenFalse.Node));

    /// <summary>This Boolean chooses.</summary>
    public GraphValue Select(double whenTrue, GraphValue whenFalse) => Select(whenFalse.Constant(whenTrue), whenFalse);

    /// <summary>This Boolean chooses.</summary>
    public GraphValue Select(GraphValue whenTrue, double whenFalse) => Select(whenTrue, whenTrue.Constant(whenFalse));

    /// <summary>This Boolean, which is hardly ever true, chooses.</summary>
    public GraphValue SelectRare(GraphValue whenTrue, GraphValue whenFalse) =>
        new(Graph, Graph.SelectRare(Node, whenTrue.Node, whenFalse.Node));

    /// <summary>A constant of this value's type; types wider than the constants of a graph get it by a cast.</summary>
    public GraphValue Constant(double value) => Type is ElementType.Complex or ElementType.Decimal
        ? new GraphValue(Graph, Graph.Constant(ElementType.Double, value)).Cast(Type)
        : new(Graph, Graph.Constant(Type, value));

    /// <summary>A constant of a type by its bits.</summary>
    public GraphValue Bits(ElementType type, ulong bits) => new(Graph, Graph.ConstantBits(type, bits));

    public GraphValue Cast(ElementType type) => new(Graph, Graph.Cast(Node, type));

    public GraphValue BitCast(ElementType type) => new(Graph, Graph.BitCast(Node, type));

    public GraphValue Apply(Primitive op) => new(Graph, Graph.Unary(op, Node));

    public GraphValue With(Primitive op, GraphValue other) => new(Graph, Graph.Binary(op, Node, other.Node));
}
