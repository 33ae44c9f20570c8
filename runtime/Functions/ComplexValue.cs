using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <summary>
/// A Complex of a graph under construction as its real and imaginary parts, with operators that add nodes.
/// </summary>
internal readonly struct ComplexValue
{
    public ComplexValue(GraphValue real, GraphValue imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    public GraphValue Real { get; }

    public GraphValue Imaginary { get; }

    /// <summary>The parts of a node of type Complex.</summary>
    public static ComplexValue Of(GraphValue value) => new(
        new GraphValue(value.Graph, value.Graph.Part(Primitive.RealPart, value.Node)),
        new GraphValue(value.Graph, value.Graph.Part(Primitive.ImaginaryPart, value.Node)));

    public static ComplexValue operator +(ComplexValue a, ComplexValue b) =>
        new(a.Real + b.Real, a.Imaginary + b.Imaginary);

    public static ComplexValue operator -(ComplexValue a) => new(-a.Real, -a.Imaginary);

    public static ComplexValue operator *(ComplexValue a, ComplexValue b) => new(
        a.Real.MultiplyAdd(b.Real, -(a.Imaginary * b.Imaginary)),
        a.Real.MultiplyAdd(b.Imaginary, a.Imaginary * b.Real));

    public static ComplexValue operator *(ComplexValue a, double b) => new(a.Real * b, a.Imaginary * b);

    /// <summary>The node of type Complex.</summary>
    public GraphValue Join() => new(Real.Graph, Real.Graph.Complex(Real.Node, Imaginary.Node));

    /// <summary>i times this.</summary>
    public ComplexValue TimesI() => new(-Imaginary, Real);

    /// <summary>-i times this.</summary>
    public ComplexValue TimesMinusI() => new(Imaginary, -Real);

    /// <summary>The distance from 0, without overflow on the way.</summary>
    public GraphValue Magnitude() => PowerLowering.Hypot(Real, Imaginary, narrow: false);

    /// <summary>The angle from the positive real axis, in [-pi, pi].</summary>
    public GraphValue Angle() => InverseTrigonometricLowering.Arctan2(Imaginary, Real, narrow: false);

    /// <summary>Whether either part is NaN.</summary>
    public GraphValue IsNaN() => Real.IsNaN() | Imaginary.IsNaN();

    /// <summary>Whether both parts are zero.</summary>
    public GraphValue IsZero() => Real.EqualTo(0) & Imaginary.EqualTo(0);

    /// <summary>1 over this, scaled by the larger part.</summary>
    public ComplexValue Reciprocal()
    {
        var isRealLarger = Imaginary.Absolute() <= Real.Absolute();
        var larger = isRealLarger.Select(Real, Imaginary);
        var smaller = isRealLarger.Select(Imaginary, Real);
        var ratio = smaller / larger;
        var scale = larger + (smaller * ratio);
        GraphValue one = 1.0 / scale, other = ratio / scale;
        return new ComplexValue(isRealLarger.Select(one, other), -isRealLarger.Select(other, one));
    }

    /// <summary>This where a Boolean holds, else another.</summary>
    public ComplexValue Where(GraphValue condition, ComplexValue otherwise) => new(
        condition.Select(Real, otherwise.Real), condition.Select(Imaginary, otherwise.Imaginary));

    /// <summary>A Complex constant.</summary>
    public ComplexValue Constant(double real, double imaginary) => new(Real.Constant(real), Real.Constant(imaginary));
}
