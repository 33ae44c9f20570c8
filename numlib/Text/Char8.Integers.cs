using System.Numerics;

namespace Cohort;

/// <content>Bytes as small integers.</content>
public readonly partial struct Char8
{
    /// <summary>The same: bytes are not negative.</summary>
    public static Char8 Abs(Char8 value) => value;

    /// <summary>The greater of two.</summary>
    public static Char8 Max(Char8 x, Char8 y) => x.Value > y.Value ? x : y;

    /// <summary>The lesser of two.</summary>
    public static Char8 Min(Char8 x, Char8 y) => x.Value < y.Value ? x : y;

    /// <summary>Whether it is the byte 0.</summary>
    public static bool IsZero(Char8 value) => value.Value == 0;

    /// <summary>Whether the byte is even.</summary>
    public static bool IsEvenInteger(Char8 value) => byte.IsEvenInteger(value.Value);

    /// <summary>Whether the byte is odd.</summary>
    public static bool IsOddInteger(Char8 value) => byte.IsOddInteger(value.Value);

    /// <summary>Whether one bit is set.</summary>
    public static bool IsPow2(Char8 value) => byte.IsPow2(value.Value);

    /// <summary>The place of the highest bit that is set; 0 for 0.</summary>
    public static Char8 Log2(Char8 value) => new((byte)BitOperations.Log2(value.Value));

    /// <summary>The number of bits above the highest that is set, of eight.</summary>
    public static Char8 LeadingZeroCount(Char8 value) => new(byte.LeadingZeroCount(value.Value));

    /// <summary>The number of bits below the lowest that is set; 8 for 0.</summary>
    public static Char8 TrailingZeroCount(Char8 value) => new(byte.TrailingZeroCount(value.Value));

    /// <summary>The number of bits that are set.</summary>
    public static Char8 PopCount(Char8 value) => new(byte.PopCount(value.Value));

    /// <summary>The bits turned to the left, those that leave coming in again.</summary>
    public static Char8 RotateLeft(Char8 value, int rotateAmount) => new(byte.RotateLeft(value.Value, rotateAmount));

    /// <summary>The bits turned to the right, those that leave coming in again.</summary>
    public static Char8 RotateRight(Char8 value, int rotateAmount) => new(byte.RotateRight(value.Value, rotateAmount));

    /// <summary>The byte that an integer is whose lowest byte comes first, if it is from 0 to 255.</summary>
    public static bool TryReadLittleEndian(ReadOnlySpan<byte> source, bool isUnsigned, out Char8 value) =>
        TryFrom(new BigInteger(source, isUnsigned, isBigEndian: false), out value);

    /// <summary>The byte that an integer is whose lowest byte comes last, if it is from 0 to 255.</summary>
    public static bool TryReadBigEndian(ReadOnlySpan<byte> source, bool isUnsigned, out Char8 value) =>
        TryFrom(new BigInteger(source, isUnsigned, isBigEndian: true), out value);

    /// <summary>1: the size in bytes.</summary>
    public int GetByteCount() => 1;

    /// <summary>The number of bits that the value needs.</summary>
    public int GetShortestBitLength() => 8 - byte.LeadingZeroCount(Value);

    /// <summary>Writes the byte, if there is room.</summary>
    public bool TryWriteLittleEndian(Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = destination.IsEmpty ? 0 : 1;
        if (bytesWritten == 1)
        {
            destination[0] = Value;
        }

        return bytesWritten == 1;
    }

    /// <inheritdoc cref="TryWriteLittleEndian"/>
    public bool TryWriteBigEndian(Span<byte> destination, out int bytesWritten) =>
        TryWriteLittleEndian(destination, out bytesWritten);

    private static bool TryFrom(BigInteger number, out Char8 value)
    {
        var fits = number >= byte.MinValue && number <= byte.MaxValue;
        value = fits ? new((byte)number) : default;
        return fits;
    }
}
