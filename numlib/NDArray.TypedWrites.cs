using System.Numerics;
using Cohort.Indexing;

namespace Cohort;

/// <content>
/// Writes of single elements by type. Values are converted to the element type. Indices may count from the end. The
/// names are NumSharp's, one for each type; what they do is <see cref="SetValue{T}(T, long[])"/>. Indices that are
/// written out go to the overload without an array.
/// </content>
public partial class NDArray
{
    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetBoolean(bool value, int[] indices) => SetValue<bool>(value, indices);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetByte(byte value, int[] indices) => SetValue<byte>(value, indices);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetChar(char value, int[] indices) => SetValue<char>(value, indices);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetComplex(Complex value, int[] indices) => SetValue<Complex>(value, indices);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetDecimal(decimal value, int[] indices) => SetValue<decimal>(value, indices);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetDouble(double value, int[] indices) => SetValue<double>(value, indices);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetHalf(Half value, int[] indices) => SetValue<Half>(value, indices);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt16(short value, int[] indices) => SetValue<short>(value, indices);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt32(int value, int[] indices) => SetValue<int>(value, indices);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt64(long value, int[] indices) => SetValue<long>(value, indices);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetSByte(sbyte value, int[] indices) => SetValue<sbyte>(value, indices);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetSingle(float value, int[] indices) => SetValue<float>(value, indices);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt16(ushort value, int[] indices) => SetValue<ushort>(value, indices);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, params long[] indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt32(uint value, int[] indices) => SetValue<uint>(value, indices);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt64(ulong value, int[] indices) => SetValue<ulong>(value, indices);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, params long[] indices) => WriteFrom(ElementPositions.Of(Layout, indices), value);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, params ReadOnlySpan<long> indices) =>
        WriteFrom(ElementPositions.Of(Layout, indices), value);
}
