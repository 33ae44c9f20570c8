using System.Globalization;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <summary>The limits of a floating-point type; of a complex type those of its parts.</summary>
public sealed class finfo
{
    private readonly ElementType _element;

    /// <summary>The limits of a type.</summary>
    /// <exception cref="ValueError">The type is no floating-point type.</exception>
    public finfo(NPTypeCode typeCode)
        : this(typeCode.ToElementType())
    {
    }

    /// <summary>The limits of a type.</summary>
    /// <exception cref="ValueError">The type is no floating-point type.</exception>
    public finfo(Type type)
        : this(ElementTypes.Of(type))
    {
    }

    internal finfo(ElementType type)
    {
        if (!type.IsFloat() && type is not (ElementType.Complex or ElementType.Decimal))
        {
            throw new ValueError($"data type <class 'numpy.{type.Name()}'> not inexact");
        }

        _element = type == ElementType.Complex ? ElementType.Double : type;
        dtype = _element.Code();
        bits = 8 * _element.SizeInBytes();
        if (_element == ElementType.Decimal)
        {
            (precision, eps, epsneg) = (28, 1e-28, 1e-28);
            (max, tiny, smallest_subnormal) = ((double)decimal.MaxValue, 1e-28, 1e-28);
            (maxexp, minexp) = (96, -93);
            return;
        }

        var (digits, largest) = _element switch
        {
            ElementType.Half => (10, 15),
            ElementType.Single => (23, 127),
            _ => (52, 1023),
        };
        (maxexp, minexp) = (largest + 1, 1 - largest);
        precision = (int)(digits * Math.Log10(2));
        (eps, epsneg) = (Math.ScaleB(1, -digits), Math.ScaleB(1, -digits - 1));
        max = (2 - eps) * Math.ScaleB(1, largest);
        (tiny, smallest_subnormal) = (Math.ScaleB(1, minexp), Math.ScaleB(1, minexp - digits));
    }

    /// <summary>How many bits an element has.</summary>
    public int bits { get; }

    /// <summary>The floating-point type.</summary>
    public NPTypeCode dtype { get; }

    /// <summary>The distance from 1 to the next number above.</summary>
    public double eps { get; }

    /// <summary>The distance from 1 to the next number below.</summary>
    public double epsneg { get; }

    /// <summary>The largest number.</summary>
    public double max { get; }

    /// <summary>The smallest power of two that overflows, as its exponent.</summary>
    public int maxexp { get; }

    /// <summary>The least number: the negative of the largest.</summary>
    public double min => -max;

    /// <summary>The exponent of the smallest normal number.</summary>
    public int minexp { get; }

    /// <summary>How many decimal digits are kept.</summary>
    public int precision { get; }

    /// <summary>10 to the power of minus <see cref="precision"/>.</summary>
    public double resolution => Math.Pow(10, -precision);

    /// <summary>The smallest positive number with all its digits.</summary>
    public double smallest_normal => tiny;

    /// <summary>The smallest positive number.</summary>
    public double smallest_subnormal { get; }

    /// <summary>The same as <see cref="smallest_normal"/>.</summary>
    public double tiny { get; }

    /// <summary>The limits, a line each.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Machine parameters for {_element.Name()}
        ---------------------------------------------------------------
        precision = {precision,3}   resolution = {resolution:R}
        maxexp = {maxexp,6}   max = {max:R}
        minexp = {minexp,6}   smallest_normal = {tiny:R}
        eps = {eps:R}
        epsneg = {epsneg:R}
        min = -max
        smallest_subnormal = {smallest_subnormal:R}
        ---------------------------------------------------------------
        """);
}
