using System.Numerics;
using Cohort.Indexing;

namespace Cohort;

/// <content>
/// Reads of single elements by type. They wait for the value; other element types are converted. Indices may count from
/// the end. The names are NumSharp's, one for each type; what they do is <see cref="GetValue{T}(long[])"/>. Indices
/// that are written out go to the overload without an array.
/// </content>
public partial class NDArray
{
    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public bool GetBoolean(int[] indices) => GetValue<bool>(indices);

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(params long[] indices) => ReadAs<bool>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(params ReadOnlySpan<long> indices) => ReadAs<bool>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public byte GetByte(int[] indices) => GetValue<byte>(indices);

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(params long[] indices) => ReadAs<byte>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(params ReadOnlySpan<long> indices) => ReadAs<byte>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public char GetChar(int[] indices) => GetValue<char>(indices);

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(params long[] indices) => ReadAs<char>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(params ReadOnlySpan<long> indices) => ReadAs<char>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public Complex GetComplex(int[] indices) => GetValue<Complex>(indices);

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(params long[] indices) => ReadAs<Complex>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(params ReadOnlySpan<long> indices) =>
        ReadAs<Complex>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public decimal GetDecimal(int[] indices) => GetValue<decimal>(indices);

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(params long[] indices) => ReadAs<decimal>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(params ReadOnlySpan<long> indices) =>
        ReadAs<decimal>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public double GetDouble(int[] indices) => GetValue<double>(indices);

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(params long[] indices) => ReadAs<double>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(params ReadOnlySpan<long> indices) => ReadAs<double>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public Half GetHalf(int[] indices) => GetValue<Half>(indices);

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(params long[] indices) => ReadAs<Half>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(params ReadOnlySpan<long> indices) => ReadAs<Half>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public short GetInt16(int[] indices) => GetValue<short>(indices);

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(params long[] indices) => ReadAs<short>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(params ReadOnlySpan<long> indices) => ReadAs<short>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public int GetInt32(int[] indices) => GetValue<int>(indices);

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(params long[] indices) => ReadAs<int>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(params ReadOnlySpan<long> indices) => ReadAs<int>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public long GetInt64(int[] indices) => GetValue<long>(indices);

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(params long[] indices) => ReadAs<long>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(params ReadOnlySpan<long> indices) => ReadAs<long>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public sbyte GetSByte(int[] indices) => GetValue<sbyte>(indices);

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(params long[] indices) => ReadAs<sbyte>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(params ReadOnlySpan<long> indices) => ReadAs<sbyte>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public float GetSingle(int[] indices) => GetValue<float>(indices);

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(params long[] indices) => ReadAs<float>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(params ReadOnlySpan<long> indices) => ReadAs<float>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public ushort GetUInt16(int[] indices) => GetValue<ushort>(indices);

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(params long[] indices) => ReadAs<ushort>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(params ReadOnlySpan<long> indices) => ReadAs<ushort>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public uint GetUInt32(int[] indices) => GetValue<uint>(indices);

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(params long[] indices) => ReadAs<uint>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(params ReadOnlySpan<long> indices) => ReadAs<uint>(ElementPositions.Of(Layout, indices));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public ulong GetUInt64(int[] indices) => GetValue<ulong>(indices);

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(params long[] indices) => ReadAs<ulong>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(params ReadOnlySpan<long> indices) => ReadAs<ulong>(ElementPositions.Of(Layout, indices));
}
