using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Interpreter;

/// <summary>
/// The primitives once more, one element at a time and by other means: integers by BigInteger, conversions to floats by
/// parsing decimal text.
/// </summary>
public static class ScalarReference
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static object Read(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Boolean => bytes[0] != 0,
        ElementType.SByte => (sbyte)bytes[0],
        ElementType.Byte => bytes[0],
        ElementType.Int16 => MemoryMarshal.Read<short>(bytes),
        ElementType.UInt16 => MemoryMarshal.Read<ushort>(bytes),
        ElementType.Char => MemoryMarshal.Read<char>(bytes),
        ElementType.Int32 => MemoryMarshal.Read<int>(bytes),
        ElementType.UInt32 => MemoryMarshal.Read<uint>(bytes),
        ElementType.Int64 => MemoryMarshal.Read<long>(bytes),
        ElementType.UInt64 => MemoryMarshal.Read<ulong>(bytes),
        ElementType.Half => MemoryMarshal.Read<Half>(bytes),
        ElementType.Single => MemoryMarshal.Read<float>(bytes),
        ElementType.Double => MemoryMarshal.Read<double>(bytes),
        ElementType.Complex => MemoryMarshal.Read<Complex>(bytes),
        _ => MemoryMarshal.Read<decimal>(bytes),
    };

    public static object Apply(Primitive op, ElementType result, object a, object? b, object? c) => op switch
    {
        Primitive.Select => (bool)a ? b! : c!,
        Primitive.Cast => Cast(a, result),
        _ => a switch
        {
            bool x => Logical(op, x, b is bool y && y),
            float x => Float(op, x, b is float y ? y : 0, c is float z ? z : 0),
            double x => Float(op, x, b is double y ? y : 0, c is double z ? z : 0),
            Complex x => ComplexOf(op, x, b is Complex y ? y : 0),
            decimal x => DecimalOf(op, x, b is decimal y ? y : 0),
            _ => Integer(op, result, Exact(a), b is null ? 0 : Exact(b)),
        },
    };

    public static BigInteger Exact(object value) => value switch
    {
        bool x => x ? 1 : 0,
        char x => (int)x,
        _ => BigInteger.Parse(((IFormattable)value).ToString(null, Culture), Culture),
    };

    public static object Wrap(ElementType type, BigInteger value)
    {
        var bits = (ulong)(value & ulong.MaxValue);
        return Read(type, MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in bits)));
    }

    private static object Logical(Primitive op, bool x, bool y) => op switch
    {
        Primitive.And => x && y,
        Primitive.Or => x || y,
        Primitive.Xor => x != y,
        Primitive.Not => !x,
        Primitive.Equal => x == y,
        Primitive.NotEqual => x != y,
        Primitive.Less => !x && y,
        Primitive.LessOrEqual => !x || y,
        Primitive.Minimum => x && y,
        _ => x || y,
    };

    private static object Integer(Primitive op, ElementType type, BigInteger x, BigInteger y)
    {
        var width = 8 * type.SizeInBytes();
        var isOver = y < 0 || y >= width;
        return op switch
        {
            Primitive.Equal => x == y,
            Primitive.NotEqual => x != y,
            Primitive.Less => x < y,
            Primitive.LessOrEqual => x <= y,
            Primitive.Add => Wrap(type, x + y),
            Primitive.Subtract => Wrap(type, x - y),
            Primitive.Multiply => Wrap(type, x * y),
            Primitive.Divide => Wrap(type, y == 0 ? 0 : BigInteger.Divide(x, y)),
            Primitive.Remainder => Wrap(type, y == 0 ? 0 : BigInteger.Remainder(x, y)),
            Primitive.Negate => Wrap(type, -x),
            Primitive.Absolute => Wrap(type, BigInteger.Abs(x)),
            Primitive.Minimum => Wrap(type, BigInteger.Min(x, y)),
            Primitive.Maximum => Wrap(type, BigInteger.Max(x, y)),
            Primitive.And => Wrap(type, x & y),
            Primitive.Or => Wrap(type, x | y),
            Primitive.Xor => Wrap(type, x ^ y),
            Primitive.Not => Wrap(type, -x - 1),
            Primitive.ShiftLeft => Wrap(type, isOver ? 0 : x << (int)y),
            Primitive.ShiftRight => Wrap(type, isOver ? x < 0 ? -1 : 0 : x >> (int)y),
            _ => throw new NotSupportedException(op.ToString()),
        };
    }

    private static object Float<T>(Primitive op, T x, T y, T z)
        where T : IFloatingPointIeee754<T> => op switch
        {
            Primitive.Equal => x == y,
            Primitive.NotEqual => x != y,
            Primitive.Less => x < y,
            Primitive.LessOrEqual => x <= y,
            Primitive.Add => x + y,
            Primitive.Subtract => x - y,
            Primitive.Multiply => x * y,
            Primitive.Divide => x / y,
            Primitive.Remainder => x % y,
            Primitive.FusedMultiplyAdd => T.FusedMultiplyAdd(x, y, z),
            Primitive.Negate => -x,
            Primitive.Absolute => T.IsNegative(x) ? -x : x,
            Primitive.SquareRoot => T.Sqrt(x),
            Primitive.Floor => T.Floor(x),
            Primitive.Ceiling => T.Ceiling(x),
            Primitive.Truncate => T.Truncate(x),
            Primitive.RoundEven => T.Round(x),
            Primitive.Minimum => T.IsNaN(x) ? x : T.IsNaN(y) ? y : y < x ? y : x,
            Primitive.Maximum => T.IsNaN(x) ? x : T.IsNaN(y) ? y : y > x ? y : x,
            _ => throw new NotSupportedException(op.ToString()),
        };

    private static object ComplexOf(Primitive op, Complex x, Complex y) => op switch
    {
        Primitive.Equal => x.Real == y.Real && x.Imaginary == y.Imaginary,
        Primitive.NotEqual => x.Real != y.Real || x.Imaginary != y.Imaginary,
        Primitive.Add => x + y,
        Primitive.Subtract => x - y,
        Primitive.Negate => -x,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static object DecimalOf(Primitive op, decimal x, decimal y) => op switch
    {
        Primitive.Equal => x == y,
        Primitive.NotEqual => x != y,
        Primitive.Add => x + y,
        Primitive.Subtract => x - y,
        Primitive.Multiply => x * y,
        Primitive.Negate => -x,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static object Cast(object value, ElementType type)
    {
        if (type == ElementType.Boolean)
        {
            return value switch
            {
                Half x => x != Half.Zero,
                float x => x != 0,
                double x => x != 0,
                Complex x => x != 0,
                decimal x => x != 0,
                _ => Exact(value) != 0,
            };
        }

        return value switch
        {
            Half x => FromDouble((double)x, type),
            float x => FromDouble(x, type),
            double x => FromDouble(x, type),
            Complex x => type == ElementType.Complex ? x : FromDouble(x.Real, type),
            _ => FromText(value, type),
        };
    }

    private static object FromText(object value, ElementType type)
    {
        var text = value is decimal d ? d.ToString(Culture) : Exact(value).ToString(Culture);
        return type switch
        {
            ElementType.Half => Half.Parse(text, CultureInfo.InvariantCulture),
            ElementType.Single => float.Parse(text, CultureInfo.InvariantCulture),
            ElementType.Double => double.Parse(text, CultureInfo.InvariantCulture),
            ElementType.Complex => new Complex(double.Parse(text, CultureInfo.InvariantCulture), 0),
            ElementType.Decimal => decimal.Parse(text, CultureInfo.InvariantCulture),
            _ => Wrap(type, value is decimal m ? new BigInteger(m) : Exact(value)),
        };
    }

    private static object FromDouble(double value, ElementType type)
    {
        var isOut = double.IsNaN(value) || double.IsInfinity(value);
        switch (type)
        {
            case ElementType.Half: return (Half)value;
            case ElementType.Single: return (float)value;
            case ElementType.Double: return value;
            case ElementType.Complex: return new Complex(value, 0);
            case ElementType.Decimal: return isOut || Math.Abs(value) >= 7.9e28 ? 0m : (decimal)value;
        }

        var whole = isOut ? BigInteger.Zero : new BigInteger(value);
        var goesThrough32 = type is not (ElementType.Int64 or ElementType.UInt64 or ElementType.UInt32);
        if (type == ElementType.UInt64 && value >= Math.Pow(2, 63))
        {
            return Wrap(type, whole < BigInteger.Pow(2, 64) && !isOut ? whole : BigInteger.Pow(2, 63));
        }

        var limit = BigInteger.Pow(2, goesThrough32 ? 31 : 63);
        return Wrap(type, isOut || whole < -limit || whole >= limit ? -limit : whole);
    }
}
