using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Rewriting;

/// <summary>
/// Builds casts from those that the emitter has: between integers, between Single and Double, 32- and 64-bit integers
/// to floats, floats to Int32 and Int64, and Boolean to anything.
/// </summary>
internal sealed class CastExpansion
{
    private const ulong TwoTo63 = 0x43E0000000000000;

    private readonly GraphBuilder _graph;

    public CastExpansion(GraphBuilder graph) => _graph = graph;

    public int Cast(int a, ElementType to)
    {
        var from = _graph[a].Type;
        if (from == to)
        {
            return a;
        }

        if (to == ElementType.Boolean)
        {
            return ToBoolean(a, from);
        }

        if (from == ElementType.Boolean)
        {
            return _graph.Select(a, _graph.Constant(to, 1), _graph.ConstantBits(to, 0));
        }

        if (from == ElementType.Half)
        {
            return Cast(HalfToSingle(a), to);
        }

        if (to == ElementType.Half)
        {
            return SingleToHalf(from == ElementType.Double ? RoundToOdd(a) : Cast(a, ElementType.Single));
        }

        if (from == ElementType.Char || to == ElementType.Char)
        {
            var units = from == ElementType.Char ? _graph.BitCast(a, ElementType.UInt16) : a;
            return to == ElementType.Char
                ? _graph.BitCast(Cast(units, ElementType.UInt16), ElementType.Char)
                : Cast(units, to);
        }

        return from.IsFloat() ? FromFloat(a, from, to) : FromInteger(a, from, to);
    }

    public int BitCast(int a, ElementType to)
    {
        var from = _graph[a].Type;
        return from == ElementType.Boolean ? _graph.BitCast(Cast(a, ElementType.Byte), to)
            : to == ElementType.Boolean ? ToBoolean(_graph.BitCast(a, ElementType.Byte), ElementType.Byte)
            : _graph.BitCast(a, to);
    }

    private int ToBoolean(int a, ElementType from)
    {
        if (from is ElementType.Half or ElementType.Char)
        {
            // A half is zero when all bits but the sign are.
            var bits = _graph.BitCast(a, ElementType.UInt16);
            var mask = from == ElementType.Half ? 0x7FFFUL : 0xFFFF;
            a = _graph.Binary(Primitive.And, bits, _graph.ConstantBits(ElementType.UInt16, mask));
            from = ElementType.UInt16;
        }

        return _graph.Binary(Primitive.NotEqual, a, _graph.ConstantBits(from, 0));
    }

    private int FromInteger(int a, ElementType from, ElementType to) =>
        to.IsFloat() && from.SizeInBytes() < sizeof(int)
            ? _graph.Cast(_graph.Cast(a, ElementType.Int32), to)
            : _graph.Cast(a, to);

    private int FromFloat(int a, ElementType from, ElementType to)
    {
        switch (to)
        {
            case ElementType.Single or ElementType.Double or ElementType.Int32 or ElementType.Int64:
                return _graph.Cast(a, to);
            case ElementType.UInt32:
                return _graph.Cast(_graph.Cast(a, ElementType.Int64), to);
            case ElementType.UInt64:
                var limit = _graph.ConstantBits(from, from == ElementType.Double ? TwoTo63 : 0x5F000000);
                var isLarge = _graph.Binary(Primitive.LessOrEqual, limit, a);
                var reduced = _graph.Select(isLarge, _graph.Binary(Primitive.Subtract, a, limit), a);
                var bits = _graph.BitCast(_graph.Cast(reduced, ElementType.Int64), to);
                var top = _graph.ConstantBits(to, 1UL << 63);
                return _graph.Select(isLarge, _graph.Binary(Primitive.Or, bits, top), bits);
            default:
                return _graph.Cast(_graph.Cast(a, ElementType.Int32), to);
        }
    }

    /// <summary>
    /// Moves exponent and fraction in place and rescales by 2^112, which also normalises subnormals; infinities and
    /// NaNs get the full exponent.
    /// </summary>
    private int HalfToSingle(int a)
    {
        var bits = _graph.Cast(_graph.BitCast(a, ElementType.UInt16), ElementType.UInt32);
        var magnitude = Shift(Primitive.ShiftLeft, And(bits, 0x7FFF), 13);
        var scale = _graph.ConstantBits(ElementType.Single, 0x77800000);
        var scaled = _graph.Binary(Primitive.Multiply, _graph.BitCast(magnitude, ElementType.Single), scale);
        var finite = _graph.BitCast(scaled, ElementType.UInt32);
        var special = _graph.Binary(Primitive.Or, magnitude, UInt32(0x7F800000));
        var isFinite = _graph.Binary(Primitive.Less, magnitude, UInt32(0x0F800000));
        var sign = Shift(Primitive.ShiftLeft, And(bits, 0x8000), 16);
        var value = _graph.Binary(Primitive.Or, _graph.Select(isFinite, finite, special), sign);
        return _graph.BitCast(value, ElementType.Single);
    }

    /// <summary>
    /// Round to nearest even: adding half an ulp less one plus the lowest kept bit carries where it must; subnormals
    /// are rounded by the addition of a float whose ulp is theirs.
    /// </summary>
    private int SingleToHalf(int a)
    {
        var bits = _graph.BitCast(a, ElementType.UInt32);
        var magnitude = And(bits, 0x7FFFFFFF);
        var odd = And(Shift(Primitive.ShiftRight, magnitude, 13), 1);
        var rebased = Add(magnitude, 0xC8000FFF);
        var normal = Shift(Primitive.ShiftRight, _graph.Binary(Primitive.Add, rebased, odd), 13);
        var magic = _graph.ConstantBits(ElementType.Single, 0x3F000000);
        var aligned = _graph.Binary(Primitive.Add, _graph.BitCast(magnitude, ElementType.Single), magic);
        var subnormal = Add(_graph.BitCast(aligned, ElementType.UInt32), 0xC1000000);
        var isNaN = _graph.Binary(Primitive.Less, UInt32(0x7F800000), magnitude);
        var special = _graph.Select(isNaN, UInt32(0x7E00), UInt32(0x7C00));
        var isSubnormal = _graph.Binary(Primitive.Less, magnitude, UInt32(0x38800000));
        var isNumber = _graph.Binary(Primitive.Less, magnitude, UInt32(0x47800000));
        var value = _graph.Select(isNumber, _graph.Select(isSubnormal, subnormal, normal), special);
        var sign = And(Shift(Primitive.ShiftRight, bits, 16), 0x8000);
        var result = _graph.Cast(_graph.Binary(Primitive.Or, value, sign), ElementType.UInt16);
        return _graph.BitCast(result, ElementType.Half);
    }

    /// <summary>
    /// Double to Single with inexact results truncated to an odd last bit, so that a second rounding to half is right.
    /// </summary>
    private int RoundToOdd(int a)
    {
        var nearest = _graph.Cast(a, ElementType.Single);
        var back = _graph.Cast(nearest, ElementType.Double);
        var isInexact = _graph.Binary(
            Primitive.Or, _graph.Binary(Primitive.Less, back, a), _graph.Binary(Primitive.Less, a, back));
        var isAway = _graph.Binary(
            Primitive.Less, _graph.Unary(Primitive.Absolute, a), _graph.Unary(Primitive.Absolute, back));
        var bits = _graph.BitCast(nearest, ElementType.UInt32);
        var truncated = _graph.Select(isAway, Add(bits, 0xFFFFFFFF), bits);
        var odd = _graph.Binary(Primitive.Or, truncated, UInt32(1));
        return _graph.BitCast(_graph.Select(isInexact, odd, bits), ElementType.Single);
    }

    private int UInt32(uint value) => _graph.ConstantBits(ElementType.UInt32, value);

    private int And(int a, uint mask) => _graph.Binary(Primitive.And, a, UInt32(mask));

    private int Add(int a, uint value) => _graph.Binary(Primitive.Add, a, UInt32(value));

    private int Shift(Primitive op, int a, uint count) => _graph.Binary(op, a, UInt32(count));
}
