using System.Numerics;
using Cohort.Indexing;

namespace Cohort;

/// <content>
/// Single elements by type. Reading waits for the value; values of other element types are converted. Indices may
/// count from the end.
/// </content>
public partial class NDArray
{
    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public bool GetBoolean(int[] indices) => GetValue<bool>(indices);

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(params long[] indices) => ReadAs<bool>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(long i) => ReadAs<bool>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(long i, long j) => ReadAs<bool>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetBoolean(int[])"/>
    public bool GetBoolean(long i, long j, long k) => ReadAs<bool>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetBoolean(bool value, int[] indices) => SetValue<bool>(value, indices);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetBoolean(bool, int[])"/>
    public void SetBoolean(bool value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public byte GetByte(int[] indices) => GetValue<byte>(indices);

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(params long[] indices) => ReadAs<byte>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(long i) => ReadAs<byte>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(long i, long j) => ReadAs<byte>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetByte(int[])"/>
    public byte GetByte(long i, long j, long k) => ReadAs<byte>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetByte(byte value, int[] indices) => SetValue<byte>(value, indices);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetByte(byte, int[])"/>
    public void SetByte(byte value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public char GetChar(int[] indices) => GetValue<char>(indices);

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(params long[] indices) => ReadAs<char>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(long i) => ReadAs<char>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(long i, long j) => ReadAs<char>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetChar(int[])"/>
    public char GetChar(long i, long j, long k) => ReadAs<char>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetChar(char value, int[] indices) => SetValue<char>(value, indices);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetChar(char, int[])"/>
    public void SetChar(char value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public Complex GetComplex(int[] indices) => GetValue<Complex>(indices);

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(params long[] indices) => ReadAs<Complex>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(long i) => ReadAs<Complex>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(long i, long j) => ReadAs<Complex>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetComplex(int[])"/>
    public Complex GetComplex(long i, long j, long k) => ReadAs<Complex>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetComplex(Complex value, int[] indices) => SetValue<Complex>(value, indices);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetComplex(Complex, int[])"/>
    public void SetComplex(Complex value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public decimal GetDecimal(int[] indices) => GetValue<decimal>(indices);

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(params long[] indices) => ReadAs<decimal>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(long i) => ReadAs<decimal>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(long i, long j) => ReadAs<decimal>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetDecimal(int[])"/>
    public decimal GetDecimal(long i, long j, long k) => ReadAs<decimal>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetDecimal(decimal value, int[] indices) => SetValue<decimal>(value, indices);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetDecimal(decimal, int[])"/>
    public void SetDecimal(decimal value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public double GetDouble(int[] indices) => GetValue<double>(indices);

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(params long[] indices) => ReadAs<double>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(long i) => ReadAs<double>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(long i, long j) => ReadAs<double>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetDouble(int[])"/>
    public double GetDouble(long i, long j, long k) => ReadAs<double>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetDouble(double value, int[] indices) => SetValue<double>(value, indices);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetDouble(double, int[])"/>
    public void SetDouble(double value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public Half GetHalf(int[] indices) => GetValue<Half>(indices);

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(params long[] indices) => ReadAs<Half>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(long i) => ReadAs<Half>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(long i, long j) => ReadAs<Half>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetHalf(int[])"/>
    public Half GetHalf(long i, long j, long k) => ReadAs<Half>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetHalf(Half value, int[] indices) => SetValue<Half>(value, indices);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetHalf(Half, int[])"/>
    public void SetHalf(Half value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public short GetInt16(int[] indices) => GetValue<short>(indices);

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(params long[] indices) => ReadAs<short>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(long i) => ReadAs<short>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(long i, long j) => ReadAs<short>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetInt16(int[])"/>
    public short GetInt16(long i, long j, long k) => ReadAs<short>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt16(short value, int[] indices) => SetValue<short>(value, indices);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetInt16(short, int[])"/>
    public void SetInt16(short value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public int GetInt32(int[] indices) => GetValue<int>(indices);

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(params long[] indices) => ReadAs<int>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(long i) => ReadAs<int>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(long i, long j) => ReadAs<int>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetInt32(int[])"/>
    public int GetInt32(long i, long j, long k) => ReadAs<int>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt32(int value, int[] indices) => SetValue<int>(value, indices);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetInt32(int, int[])"/>
    public void SetInt32(int value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public long GetInt64(int[] indices) => GetValue<long>(indices);

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(params long[] indices) => ReadAs<long>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(long i) => ReadAs<long>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(long i, long j) => ReadAs<long>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetInt64(int[])"/>
    public long GetInt64(long i, long j, long k) => ReadAs<long>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetInt64(long value, int[] indices) => SetValue<long>(value, indices);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetInt64(long, int[])"/>
    public void SetInt64(long value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public sbyte GetSByte(int[] indices) => GetValue<sbyte>(indices);

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(params long[] indices) => ReadAs<sbyte>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(long i) => ReadAs<sbyte>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(long i, long j) => ReadAs<sbyte>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetSByte(int[])"/>
    public sbyte GetSByte(long i, long j, long k) => ReadAs<sbyte>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetSByte(sbyte value, int[] indices) => SetValue<sbyte>(value, indices);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetSByte(sbyte, int[])"/>
    public void SetSByte(sbyte value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public float GetSingle(int[] indices) => GetValue<float>(indices);

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(params long[] indices) => ReadAs<float>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(long i) => ReadAs<float>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(long i, long j) => ReadAs<float>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetSingle(int[])"/>
    public float GetSingle(long i, long j, long k) => ReadAs<float>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetSingle(float value, int[] indices) => SetValue<float>(value, indices);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetSingle(float, int[])"/>
    public void SetSingle(float value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public ushort GetUInt16(int[] indices) => GetValue<ushort>(indices);

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(params long[] indices) => ReadAs<ushort>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(long i) => ReadAs<ushort>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(long i, long j) => ReadAs<ushort>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetUInt16(int[])"/>
    public ushort GetUInt16(long i, long j, long k) => ReadAs<ushort>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt16(ushort value, int[] indices) => SetValue<ushort>(value, indices);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetUInt16(ushort, int[])"/>
    public void SetUInt16(ushort value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public uint GetUInt32(int[] indices) => GetValue<uint>(indices);

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(params long[] indices) => ReadAs<uint>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(long i) => ReadAs<uint>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(long i, long j) => ReadAs<uint>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetUInt32(int[])"/>
    public uint GetUInt32(long i, long j, long k) => ReadAs<uint>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt32(uint value, int[] indices) => SetValue<uint>(value, indices);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetUInt32(uint, int[])"/>
    public void SetUInt32(uint value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);

    /// <summary>Waits for one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public ulong GetUInt64(int[] indices) => GetValue<ulong>(indices);

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(params long[] indices) => ReadAs<ulong>(ElementPositions.Of(_layout, indices));

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(long i) => ReadAs<ulong>(ElementPositions.Of(_layout, [i]));

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(long i, long j) => ReadAs<ulong>(ElementPositions.Of(_layout, [i, j]));

    /// <inheritdoc cref="GetUInt64(int[])"/>
    public ulong GetUInt64(long i, long j, long k) => ReadAs<ulong>(ElementPositions.Of(_layout, [i, j, k]));

    /// <summary>Replaces one element.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    /// <exception cref="NumSharpException">The array is read-only.</exception>
    public void SetUInt64(ulong value, int[] indices) => SetValue<ulong>(value, indices);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, params long[] indices) => WriteFrom(ElementPositions.Of(_layout, indices), value);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, long i) => WriteFrom(ElementPositions.Of(_layout, [i]), value);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, long i, long j) => WriteFrom(ElementPositions.Of(_layout, [i, j]), value);

    /// <inheritdoc cref="SetUInt64(ulong, int[])"/>
    public void SetUInt64(ulong value, long i, long j, long k) =>
        WriteFrom(ElementPositions.Of(_layout, [i, j, k]), value);
}
