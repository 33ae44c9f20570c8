using System.Numerics;
using Cohort.Indexing;

namespace Cohort;

/// <content>
/// Writes of single elements by type. Values are converted to the element type. Indices may count from the end.
/// </content>
public partial class NDArray
{
    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetBoolean(bool value, int[] indices) => SetValue<bool>(value, indices);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetByte(byte value, int[] indices) => SetValue<byte>(value, indices);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetChar(char value, int[] indices) => SetValue<char>(value, indices);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetComplex(Complex value, int[] indices) => SetValue<Complex>(value, indices);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetDecimal(decimal value, int[] indices) => SetValue<decimal>(value, indices);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetDouble(double value, int[] indices) => SetValue<double>(value, indices);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetHalf(Half value, int[] indices) => SetValue<Half>(value, indices);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt16(short value, int[] indices) => SetValue<short>(value, indices);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt32(int value, int[] indices) => SetValue<int>(value, indices);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt64(long value, int[] indices) => SetValue<long>(value, indices);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetSByte(sbyte value, int[] indices) => SetValue<sbyte>(value, indices);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetSingle(float value, int[] indices) => SetValue<float>(value, indices);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt16(ushort value, int[] indices) => SetValue<ushort>(value, indices);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt32(uint value, int[] indices) => SetValue<uint>(value, indices);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt64(ulong value, int[] indices) => SetValue<ulong>(value, indices);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, long i) => WriteFrom(ElementPositions.Of(Layout, [i]), value);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, long i, long j) => WriteFrom(ElementPositions.Of(Layout, [i, j]), value);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(Layout, [i, j, k]), value);
}
