using System.Globalization;

namespace Cohort;

/// <content>Conversions from and to numbers.</content>
public readonly partial struct Char8
{
    /// <summary>1 for true, 0 for false.</summary>
    public static Char8 FromBoolean(bool b) => new(b ? (byte)1 : (byte)0);

    /// <summary>The character of a byte.</summary>
    public static Char8 FromByte(byte b) => new(b);

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromSByte(sbyte b) => new(checked((byte)b));

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromInt16(short v) => new(checked((byte)v));

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromUInt16(ushort v) => new(checked((byte)v));

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromInt32(int v) => new(checked((byte)v));

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromUInt32(uint v) => new(checked((byte)v));

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromInt64(long v) => new(checked((byte)v));

    /// <summary>The character of a number.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromUInt64(ulong v) => new(checked((byte)v));

    /// <summary>The character of a number; what is behind the point is dropped.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromSingle(float v) => new(checked((byte)v));

    /// <summary>The character of a number; what is behind the point is dropped.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromDouble(double v) => new(checked((byte)v));

    /// <summary>The character of a number; what is behind the point is dropped.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromDecimal(decimal v) => new(checked((byte)v));

    /// <summary>A Latin-1 character.</summary>
    /// <exception cref="OverflowException">It is not from 0 to 255.</exception>
    public static Char8 FromChar(char c) => new(checked((byte)c));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 FromCharTruncating(char c) => new(unchecked((byte)c));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 FromInt16Truncating(short v) => new(unchecked((byte)v));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 FromUInt16Truncating(ushort v) => new(unchecked((byte)v));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 FromInt32Truncating(int v) => new(unchecked((byte)v));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 FromUInt32Truncating(uint v) => new(unchecked((byte)v));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 FromInt64Truncating(long v) => new(unchecked((byte)v));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 FromUInt64Truncating(ulong v) => new(unchecked((byte)v));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 CastFrom(byte value) => new(unchecked((byte)value));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 CastFrom(char value) => new(unchecked((byte)value));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 CastFrom(int value) => new(unchecked((byte)value));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 CastFrom(uint value) => new(unchecked((byte)value));

    /// <summary>The character of the lowest byte.</summary>
    public static Char8 CastFrom(ulong value) => new(unchecked((byte)value));

    /// <summary>The byte as a number.</summary>
    public static uint CastToUInt32(Char8 value) => value.Value;

    /// <summary>The character of a number, or of the end of the range that it lies beyond.</summary>
    public static Char8 FromInt32Saturating(int v) => FromInt64Saturating(v);

    /// <inheritdoc cref="FromInt32Saturating"/>
    public static Char8 FromInt64Saturating(long v) => new((byte)Math.Clamp(v, byte.MinValue, byte.MaxValue));

    /// <inheritdoc cref="FromInt32Saturating"/>
    /// <remarks>NaN gives 0.</remarks>
    public static Char8 FromDoubleSaturating(double v) =>
        new(double.IsNaN(v) ? (byte)0 : (byte)Math.Clamp(v, byte.MinValue, byte.MaxValue));

    /// <summary>A Latin-1 character, if it is one.</summary>
    public static bool TryFromChar(char c, out Char8 result) => TryFromInt32(c, out result);

    /// <summary>The character of a number, if it is from 0 to 255.</summary>
    public static bool TryFromInt32(int v, out Char8 result)
    {
        result = FromInt32Truncating(v);
        return result.Value == v;
    }

    /// <summary>Whether the byte is not 0.</summary>
    public bool ToBoolean() => Value != 0;

    /// <summary>The Latin-1 character.</summary>
    public char ToChar() => (char)Value;

    /// <summary>The byte as a number.</summary>
    /// <exception cref="OverflowException">It is greater than 127.</exception>
    public sbyte ToSByte() => checked((sbyte)Value);

    /// <summary>The byte as a number.</summary>
    public byte ToByte() => Value;

    /// <summary>The byte as a number.</summary>
    public short ToInt16() => Value;

    /// <summary>The byte as a number.</summary>
    public ushort ToUInt16() => Value;

    /// <summary>The byte as a number.</summary>
    public int ToInt32() => Value;

    /// <summary>The byte as a number.</summary>
    public uint ToUInt32() => Value;

    /// <summary>The byte as a number.</summary>
    public long ToInt64() => Value;

    /// <summary>The byte as a number.</summary>
    public ulong ToUInt64() => Value;

    /// <summary>The byte as a number.</summary>
    public float ToSingle() => Value;

    /// <summary>The byte as a number.</summary>
    public double ToDouble() => Value;

    /// <summary>The byte as a number.</summary>
    public decimal ToDecimal() => Value;

    /// <summary><see cref="TypeCode.Byte"/>, as which it converts.</summary>
    public TypeCode GetTypeCode() => TypeCode.Byte;

    bool IConvertible.ToBoolean(IFormatProvider? provider) => ToBoolean();

    char IConvertible.ToChar(IFormatProvider? provider) => ToChar();

    sbyte IConvertible.ToSByte(IFormatProvider? provider) => ToSByte();

    byte IConvertible.ToByte(IFormatProvider? provider) => Value;

    short IConvertible.ToInt16(IFormatProvider? provider) => Value;

    ushort IConvertible.ToUInt16(IFormatProvider? provider) => Value;

    int IConvertible.ToInt32(IFormatProvider? provider) => Value;

    uint IConvertible.ToUInt32(IFormatProvider? provider) => Value;

    long IConvertible.ToInt64(IFormatProvider? provider) => Value;

    ulong IConvertible.ToUInt64(IFormatProvider? provider) => Value;

    float IConvertible.ToSingle(IFormatProvider? provider) => Value;

    double IConvertible.ToDouble(IFormatProvider? provider) => Value;

    decimal IConvertible.ToDecimal(IFormatProvider? provider) => Value;

    DateTime IConvertible.ToDateTime(IFormatProvider? provider) =>
        throw new InvalidCastException("A Char8 is no point in time.");

    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) =>
        conversionType == typeof(Char8) ? this
        : conversionType == typeof(string) ? ToString()
        : conversionType == typeof(char) ? ToChar()
        : Convert.ChangeType(Value, conversionType, provider ?? CultureInfo.InvariantCulture);
}
