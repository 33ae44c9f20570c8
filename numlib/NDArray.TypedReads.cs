using System.Numerics;
using Cohort.Indexing;

namespace Cohort;

/// <content>
/// Reads of single elements by type. They wait for the value; other element types are converted. Indices may count from
/// the end.
/// </content>
public partial class NDArray
{
    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public bool GetBoolean(int[] indices) => GetValue<bool>(indices);

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(params long[] indices) => ReadAs<bool>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(long i) => ReadAs<bool>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(long i, long j) => ReadAs<bool>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(long i, long j, long k) => ReadAs<bool>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public byte GetByte(int[] indices) => GetValue<byte>(indices);

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(params long[] indices) => ReadAs<byte>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(long i) => ReadAs<byte>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(long i, long j) => ReadAs<byte>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(long i, long j, long k) => ReadAs<byte>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public char GetChar(int[] indices) => GetValue<char>(indices);

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(params long[] indices) => ReadAs<char>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(long i) => ReadAs<char>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(long i, long j) => ReadAs<char>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(long i, long j, long k) => ReadAs<char>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public Complex GetComplex(int[] indices) => GetValue<Complex>(indices);

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(params long[] indices) => ReadAs<Complex>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(long i) => ReadAs<Complex>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(long i, long j) => ReadAs<Complex>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(long i, long j, long k) => ReadAs<Complex>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public decimal GetDecimal(int[] indices) => GetValue<decimal>(indices);

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(params long[] indices) => ReadAs<decimal>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(long i) => ReadAs<decimal>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(long i, long j) => ReadAs<decimal>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(long i, long j, long k) => ReadAs<decimal>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public double GetDouble(int[] indices) => GetValue<double>(indices);

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(params long[] indices) => ReadAs<double>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(long i) => ReadAs<double>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(long i, long j) => ReadAs<double>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(long i, long j, long k) => ReadAs<double>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public Half GetHalf(int[] indices) => GetValue<Half>(indices);

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(params long[] indices) => ReadAs<Half>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(long i) => ReadAs<Half>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(long i, long j) => ReadAs<Half>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(long i, long j, long k) => ReadAs<Half>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public short GetInt16(int[] indices) => GetValue<short>(indices);

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(params long[] indices) => ReadAs<short>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(long i) => ReadAs<short>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(long i, long j) => ReadAs<short>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(long i, long j, long k) => ReadAs<short>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public int GetInt32(int[] indices) => GetValue<int>(indices);

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(params long[] indices) => ReadAs<int>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(long i) => ReadAs<int>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(long i, long j) => ReadAs<int>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(long i, long j, long k) => ReadAs<int>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public long GetInt64(int[] indices) => GetValue<long>(indices);

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(params long[] indices) => ReadAs<long>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(long i) => ReadAs<long>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(long i, long j) => ReadAs<long>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(long i, long j, long k) => ReadAs<long>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public sbyte GetSByte(int[] indices) => GetValue<sbyte>(indices);

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(params long[] indices) => ReadAs<sbyte>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(long i) => ReadAs<sbyte>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(long i, long j) => ReadAs<sbyte>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(long i, long j, long k) => ReadAs<sbyte>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public float GetSingle(int[] indices) => GetValue<float>(indices);

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(params long[] indices) => ReadAs<float>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(long i) => ReadAs<float>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(long i, long j) => ReadAs<float>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(long i, long j, long k) => ReadAs<float>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public ushort GetUInt16(int[] indices) => GetValue<ushort>(indices);

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(params long[] indices) => ReadAs<ushort>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(long i) => ReadAs<ushort>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(long i, long j) => ReadAs<ushort>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(long i, long j, long k) => ReadAs<ushort>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public uint GetUInt32(int[] indices) => GetValue<uint>(indices);

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(params long[] indices) => ReadAs<uint>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(long i) => ReadAs<uint>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(long i, long j) => ReadAs<uint>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(long i, long j, long k) => ReadAs<uint>(ElementPositions.Of(Layout, [i, j, k]));

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public ulong GetUInt64(int[] indices) => GetValue<ulong>(indices);

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(params long[] indices) => ReadAs<ulong>(ElementPositions.Of(Layout, indices));

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(long i) => ReadAs<ulong>(ElementPositions.Of(Layout, [i]));

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(long i, long j) => ReadAs<ulong>(ElementPositions.Of(Layout, [i, j]));

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(long i, long j, long k) => ReadAs<ulong>(ElementPositions.Of(Layout, [i, j, k]));
}
