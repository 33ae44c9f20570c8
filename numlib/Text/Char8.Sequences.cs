using System.Runtime.InteropServices;
using System.Text;

namespace Cohort;

/// <content>Sequences of characters as texts, bytes and numbers.</content>
public readonly partial struct Char8
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>The same memory as bytes.</summary>
    public static ReadOnlySpan<byte> AsBytes(ReadOnlySpan<Char8> chars) => MemoryMarshal.AsBytes(chars);

    /// <summary>The same memory as bytes.</summary>
    public static Span<byte> AsBytes(Span<Char8> chars) => MemoryMarshal.AsBytes(chars);

    /// <summary>The same memory as characters.</summary>
    public static ReadOnlySpan<Char8> AsChar8s(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, Char8>(bytes);

    /// <summary>The same memory as characters.</summary>
    public static Span<Char8> AsChar8s(Span<byte> bytes) => MemoryMarshal.Cast<byte, Char8>(bytes);

    /// <summary>A copy of bytes as characters.</summary>
    public static Char8[] FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return AsChar8s(bytes.AsSpan()).ToArray();
    }

    /// <summary>A copy of characters as bytes.</summary>
    public static byte[] ToBytes(ReadOnlySpan<Char8> chars) => AsBytes(chars).ToArray();

    /// <summary>The characters of a text.</summary>
    /// <exception cref="ArgumentException">A character is not in ASCII.</exception>
    public static Char8[] FromStringAscii(string s) => Encoded(s, 0x7F, "ASCII");

    /// <summary>The characters of a text.</summary>
    /// <exception cref="ArgumentException">A character is not in Latin-1.</exception>
    public static Char8[] FromStringLatin1(string s) => Encoded(s, 0xFF, "Latin-1");

    /// <summary>The bytes of a text in UTF-8.</summary>
    public static Char8[] FromStringUtf8(string s) => FromBytes(Utf8.GetBytes(s));

    /// <summary>The text of ASCII characters.</summary>
    /// <exception cref="ArgumentException">A byte is greater than 127.</exception>
    public static string ToStringAscii(ReadOnlySpan<Char8> chars) => IsAsciis(chars)
        ? ToStringLatin1(chars)
        : throw new ArgumentException("A byte is not in ASCII.", nameof(chars));

    /// <summary>The text of Latin-1 characters.</summary>
    public static string ToStringLatin1(ReadOnlySpan<Char8> chars) => Encoding.Latin1.GetString(AsBytes(chars));

    /// <summary>The text that the bytes mean in UTF-8.</summary>
    public static string ToStringUtf8(ReadOnlySpan<Char8> chars) => Utf8.GetString(AsBytes(chars));

    /// <summary>
    /// The characters of numbers: of their lowest bytes where asked for, else of numbers from 0 to 255.
    /// </summary>
    /// <exception cref="OverflowException">A number is not from 0 to 255.</exception>
    public static Char8[] FromInt32Array(ReadOnlySpan<int> src, bool truncating = false) =>
        Mapped<int, Char8>(src, truncating ? FromInt32Truncating : FromInt32);

    /// <summary>The characters of numbers: within 0 and 255 where asked for, else of numbers that are.</summary>
    /// <exception cref="OverflowException">A number is not from 0 to 255.</exception>
    public static Char8[] FromDoubleArray(ReadOnlySpan<double> src, bool saturating = false) =>
        Mapped<double, Char8>(src, saturating ? FromDoubleSaturating : FromDouble);

    /// <summary>Which bytes are not 0.</summary>
    public static bool[] ToBooleanArray(ReadOnlySpan<Char8> src) => Mapped(src, c => c.ToBoolean());

    /// <summary>The Latin-1 characters.</summary>
    public static char[] ToCharArray(ReadOnlySpan<Char8> src) => Mapped(src, c => c.ToChar());

    /// <summary>The bytes as numbers.</summary>
    public static short[] ToInt16Array(ReadOnlySpan<Char8> src) => Mapped(src, c => c.ToInt16());

    /// <summary>The bytes as numbers.</summary>
    public static int[] ToInt32Array(ReadOnlySpan<Char8> src) => Mapped(src, c => c.ToInt32());

    /// <summary>The bytes as numbers.</summary>
    public static long[] ToInt64Array(ReadOnlySpan<Char8> src) => Mapped(src, c => c.ToInt64());

    /// <summary>The bytes as numbers.</summary>
    public static float[] ToSingleArray(ReadOnlySpan<Char8> src) => Mapped(src, c => c.ToSingle());

    /// <summary>The bytes as numbers.</summary>
    public static double[] ToDoubleArray(ReadOnlySpan<Char8> src) => Mapped(src, c => c.ToDouble());

    private static TResult[] Mapped<T, TResult>(ReadOnlySpan<T> source, Func<T, TResult> function)
    {
        var results = new TResult[source.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = function(source[i]);
        }

        return results;
    }

    private static Char8[] Encoded(string s, int greatest, string name)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Mapped(s.AsSpan(), c => c <= greatest ? FromChar(c)
            : throw new ArgumentException($"The character U+{(int)c:X4} is not in {name}.", nameof(s)));
    }
}
