using System.Numerics;

namespace Cohort.Backends.Unmanaged;

/// <content>Slices of .NET arrays whose element type, or rank, the caller's code knows.</content>
public static partial class ArraySlice
{
    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[,], bool)"/>
    public static ArraySlice<T> FromArray<T>(T[,,,,,,,,,,,,,,,] array, bool copy = false)
        where T : unmanaged => Over<T>(array, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<bool> FromArray(bool[] bools, bool copy = false) => Over<bool>(bools, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<sbyte> FromArray(sbyte[] sbytes, bool copy = false) => Over<sbyte>(sbytes, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<byte> FromArray(byte[] bytes, bool copy = false) => Over<byte>(bytes, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<short> FromArray(short[] shorts, bool copy = false) => Over<short>(shorts, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<ushort> FromArray(ushort[] ushorts, bool copy = false) => Over<ushort>(ushorts, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<int> FromArray(int[] ints, bool copy = false) => Over<int>(ints, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<uint> FromArray(uint[] uints, bool copy = false) => Over<uint>(uints, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<long> FromArray(long[] longs, bool copy = false) => Over<long>(longs, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<ulong> FromArray(ulong[] ulongs, bool copy = false) => Over<ulong>(ulongs, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<char> FromArray(char[] chars, bool copy = false) => Over<char>(chars, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<Half> FromArray(Half[] halfs, bool copy = false) => Over<Half>(halfs, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<double> FromArray(double[] doubles, bool copy = false) => Over<double>(doubles, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<float> FromArray(float[] floats, bool copy = false) => Over<float>(floats, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<decimal> FromArray(decimal[] decimals, bool copy = false) => Over<decimal>(decimals, copy);

    /// <inheritdoc cref="FromArray{T}(T[], bool)"/>
    public static ArraySlice<Complex> FromArray(Complex[] complexes, bool copy = false) =>
        Over<Complex>(complexes, copy);
}
