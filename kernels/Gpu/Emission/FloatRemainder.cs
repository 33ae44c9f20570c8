using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// The exact remainder of floats by long division of the significands, as many bits at a time as an integer has to
/// spare. Significands need not be normalised for that, so subnormal numbers take the same way.
/// </summary>
internal sealed class FloatRemainder
{
    private readonly KernelWriter _writer;
    private readonly ElementType _type;
    private readonly ElementType _bits;
    private readonly int _fraction;
    private readonly ulong _infinity;
    private readonly ulong _sign;

    public FloatRemainder(KernelWriter writer, ElementType type)
    {
        _writer = writer;
        _type = type;
        var isDouble = type == ElementType.Double;
        _bits = isDouble ? ElementType.UInt64 : ElementType.UInt32;
        _fraction = isDouble ? 52 : 23;
        _infinity = isDouble ? 0x7FF0000000000000UL : 0x7F800000;
        _sign = isDouble ? 1UL << 63 : 1UL << 31;
    }

    /// <summary>A without multiples of B, with the sign of A.</summary>
    public KernelValue Of(KernelValue a, KernelValue b)
    {
        var signed = _writer.BitCast(a, _bits);
        var sign = Apply(Primitive.And, signed, Bits(_sign));
        var x = Apply(Primitive.And, signed, Bits(_sign - 1));
        var y = Apply(Primitive.And, _writer.BitCast(b, _bits), Bits(_sign - 1));
        var isNumber = Apply(
            Primitive.And,
            Apply(Primitive.Less, x, Bits(_infinity)),
            Apply(
                Primitive.And,
                Apply(Primitive.LessOrEqual, y, Bits(_infinity)),
                Apply(Primitive.NotEqual, y, Bits(0))));
        var nan = _writer.Constant(_type, _infinity | (1UL << (_fraction - 1)));
        var result = _writer.Variable(_writer.Select(isNumber, a, nan));
        var isReduced = Apply(Primitive.And, isNumber, Apply(Primitive.LessOrEqual, y, x));
        _writer.If(isReduced, () => _writer.Assign(result, Divide(x, y, sign)));
        return result;
    }

    private KernelValue Divide(KernelValue x, KernelValue y, KernelValue sign)
    {
        KernelValue exponentOfY = Exponent(y), divisor = Significand(y);
        var rest = _writer.Variable(_writer.PlainQuotient(Primitive.Remainder, Significand(x), divisor));
        var shift = _writer.Variable(Apply(Primitive.Subtract, Exponent(x), exponentOfY));
        var step = Bits((ulong)((_bits == ElementType.UInt64 ? 64 : 32) - _fraction - 1));
        _writer.While(
            () => Apply(Primitive.NotEqual, shift, Bits(0)),
            () =>
            {
                var count = Apply(Primitive.Minimum, shift, step);
                var shifted = Apply(Primitive.ShiftLeft, rest, count);
                _writer.Assign(rest, _writer.PlainQuotient(Primitive.Remainder, shifted, divisor));
                _writer.Assign(shift, Apply(Primitive.Subtract, shift, count));
            });
        return Scale(rest, exponentOfY, sign);
    }

    /// <summary>The biased exponent, that of the smallest normal number for subnormal ones.</summary>
    private KernelValue Exponent(KernelValue bits) =>
        Apply(Primitive.Maximum, Apply(Primitive.ShiftRight, bits, Bits((ulong)_fraction)), Bits(1));

    private KernelValue Significand(KernelValue bits)
    {
        var leading = 1UL << _fraction;
        var fraction = Apply(Primitive.And, bits, Bits(leading - 1));
        return _writer.Select(
            Apply(Primitive.Less, bits, Bits(leading)), fraction, Apply(Primitive.Or, fraction, Bits(leading)));
    }

    /// <summary>
    /// The significand times the weight of its last bit, a power of two that is itself subnormal below exponent
    /// fraction + 1. The product is a multiple of it and so exact.
    /// </summary>
    private KernelValue Scale(KernelValue significand, KernelValue exponent, KernelValue sign)
    {
        var fraction = Bits((ulong)_fraction);
        var isSubnormal = Apply(Primitive.LessOrEqual, exponent, fraction);
        var subnormal = Apply(Primitive.ShiftLeft, Bits(1), Apply(Primitive.Subtract, exponent, Bits(1)));
        var normal = Apply(Primitive.ShiftLeft, Apply(Primitive.Subtract, exponent, fraction), fraction);
        var weight = _writer.BitCast(_writer.Select(isSubnormal, subnormal, normal), _type);
        var value = Apply(Primitive.Multiply, _writer.Cast(significand, _type), weight);
        return _writer.BitCast(Apply(Primitive.Or, _writer.BitCast(value, _bits), sign), _type);
    }

    private KernelValue Apply(Primitive op, KernelValue a, KernelValue b) => _writer.Binary(op, a, b);

    private KernelValue Bits(ulong value) => _writer.Constant(_bits, value);
}
