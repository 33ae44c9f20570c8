using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Cohort.Interop;

/// <summary>Arrays from and to the primitive arrays of Apache Arrow.</summary>
public static unsafe class ArrowExtensions
{
    /// <summary>
    /// Which type of Arrow goes with which of .NET. Dates and times come in as the integers that they are stored as.
    /// </summary>
    private static readonly (Type Clr, IArrowType Arrow)[] Types =
    [
        (typeof(sbyte), Int8Type.Default), (typeof(short), Int16Type.Default), (typeof(int), Int32Type.Default),
        (typeof(long), Int64Type.Default), (typeof(byte), UInt8Type.Default), (typeof(ushort), UInt16Type.Default),
        (typeof(uint), UInt32Type.Default), (typeof(ulong), UInt64Type.Default), (typeof(Half), HalfFloatType.Default),
        (typeof(float), FloatType.Default), (typeof(double), DoubleType.Default), (typeof(bool), BooleanType.Default),
    ];

    /// <summary>
    /// A vector over the memory of an Arrow array. Arrow's memory never changes, so the vector is read-only; it keeps
    /// the Arrow array reachable, whose Dispose throws as long as the vector is there.
    /// </summary>
    /// <typeparam name="T">A type that arrays hold.</typeparam>
    /// <param name="array">The Arrow array, or a slice of one.</param>
    /// <param name="nulls">What becomes of nulls.</param>
    /// <param name="copy">Whether to copy; the vector may be written then.</param>
    /// <exception cref="ValueError">There are nulls, and they are refused.</exception>
    /// <exception cref="NotSupportedException">No array holds this type.</exception>
    public static NDArray ToNDArray<T>(
        this PrimitiveArray<T> array, ArrowNulls nulls = ArrowNulls.Refuse, bool copy = false)
        where T : unmanaged, IEquatable<T>
    {
        ArgumentNullException.ThrowIfNull(array);
        if (MustReplaceNulls(array, nulls))
        {
            return WithNaN(np.array(array.Values), array);
        }

        if (copy || array.Length == 0)
        {
            return np.array(array.Values);
        }

        var bytes = array.ValueBuffer.Memory.Slice(array.Offset * sizeof(T), array.Length * sizeof(T));

        // Arrow frees native memory in a finalizer, which must not run before the release, itself called by one.
        var root = GCHandle.Alloc(array);
        var pinned = bytes.Pin();
        var shared = np.frombuffer(pinned.Pointer, bytes.Length, typeof(T), dispose: () =>
        {
            pinned.Dispose();
            root.Free();
        });
        shared.flags.writeable = false;
        return shared;
    }

    /// <summary>A vector with a copy of truth values, which Arrow keeps in a bit each.</summary>
    /// <param name="array">The Arrow array, or a slice of one.</param>
    /// <param name="nulls">What becomes of nulls.</param>
    /// <exception cref="ValueError">There are nulls, and they are refused.</exception>
    public static NDArray ToNDArray(this BooleanArray array, ArrowNulls nulls = ArrowNulls.Refuse)
    {
        ArgumentNullException.ThrowIfNull(array);
        var bits = array.ValueBuffer.Span;
        var values = new bool[array.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BitUtility.GetBit(bits, array.Offset + i);
        }

        var vector = np.array(values);
        return MustReplaceNulls(array, nulls) ? WithNaN(vector, array) : vector;
    }

    /// <summary>A vector of an Arrow array of numbers or truth values, as the typed overloads give it.</summary>
    /// <param name="array">The Arrow array, or a slice of one.</param>
    /// <param name="nulls">What becomes of nulls.</param>
    /// <exception cref="ValueError">There are nulls, and they are refused.</exception>
    /// <exception cref="NotSupportedException">The elements are neither numbers nor truth values.</exception>
    public static NDArray ToNDArray(this IArrowArray array, ArrowNulls nulls = ArrowNulls.Refuse) => array switch
    {
        BooleanArray bits => bits.ToNDArray(nulls),
        PrimitiveArray<sbyte> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<short> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<int> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<long> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<byte> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<ushort> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<uint> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<ulong> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<Half> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<float> numbers => numbers.ToNDArray(nulls),
        PrimitiveArray<double> numbers => numbers.ToNDArray(nulls),
        null => throw new ArgumentNullException(nameof(array)),
        _ => throw new NotSupportedException($"An Arrow array of {array.Data.DataType.Name} is no array of numbers."),
    };

    /// <summary>An Arrow array without nulls.</summary>
    /// <param name="array">An array of one axis.</param>
    /// <param name="copy">
    /// Whether to copy; else the memory is shared, which is only right as long as nobody writes to the array: Arrow's
    /// memory must not change. Truth values are always copied.
    /// </param>
    /// <exception cref="IncorrectShapeException">The array has not one axis.</exception>
    /// <exception cref="NotSupportedException">Arrow has no such elements: complex, decimal, char.</exception>
    /// <exception cref="InvalidOperationException">The elements are not contiguous, and are to be shared.</exception>
    public static Apache.Arrow.Array ToArrow(this NDArray array, bool copy = true)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.ndim != 1)
        {
            throw new IncorrectShapeException($"An Arrow array has one axis, not the shape {array.Shape}.");
        }

        if (!copy && !array.flags.c_contiguous)
        {
            throw new InvalidOperationException("Arrow's memory is contiguous; these elements have to be copied.");
        }

        var type = System.Array.Find(Types, pair => pair.Clr == array.dtype).Arrow
            ?? throw new NotSupportedException($"Arrow has no primitive array of {array.dtype.Name}.");
        var values = array.dtype == typeof(bool) ? Bits(array)
            : copy ? new ArrowBuffer(array.tobytes())
            : new ArrowBuffer(array.view(typeof(byte)).AsReadOnlyMemory<byte>());
        var data = new ArrayData(
            type, checked((int)array.size), nullCount: 0, offset: 0, new[] { ArrowBuffer.Empty, values });
        return (Apache.Arrow.Array)ArrowArrayFactory.BuildArray(data);
    }

    private static ArrowBuffer Bits(NDArray array)
    {
        var bits = new byte[(array.size + 7) / 8];
        var at = 0;
        foreach (var value in array.AsEnumerable<bool>())
        {
            BitUtility.SetBit(bits, at++, value);
        }

        return new ArrowBuffer(bits);
    }

    private static bool MustReplaceNulls(IArrowArray array, ArrowNulls nulls)
    {
        if (array.NullCount > 0 && nulls != ArrowNulls.NaN)
        {
            throw new ValueError(
                $"The Arrow array has {array.NullCount} nulls, and an array has no place for them; ArrowNulls.NaN "
                + "makes them NaN.");
        }

        return array.NullCount > 0;
    }

    private static NDArray WithNaN(NDArray values, IArrowArray array)
    {
        var isNull = new bool[array.Length];
        for (var i = 0; i < isNull.Length; i++)
        {
            isNull[i] = array.IsNull(i);
        }

        var isFloat = values.dtype == typeof(Half) || values.dtype == typeof(float) || values.dtype == typeof(double);
        return np.where(np.array(isNull), double.NaN, isFloat ? values : values.astype(typeof(double)));
    }
}
