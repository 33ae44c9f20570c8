using System.Collections;

namespace Cohort.Utilities;

/// <summary>Operations on .NET arrays: vectors, rectangular arrays and arrays of arrays.</summary>
public static class Arrays
{
    /// <summary>The elements from one position up to another, which may count from the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such positions.</exception>
    public static T[] Slice<T>(T[] source, int start, int end) => Slice(source, (long)start, end);

    /// <inheritdoc cref="Slice{T}(T[], int, int)"/>
    public static T[] Slice<T>(T[] source, long start, long end)
    {
        ArgumentNullException.ThrowIfNull(source);
        var stop = end < 0 ? end + source.LongLength : end;
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stop, source.LongLength, nameof(end));
        ArgumentOutOfRangeException.ThrowIfLessThan(stop, start, nameof(end));
        return source[(int)start..(int)stop];
    }

    /// <summary>Replaces a vector by one with a value put in at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public static void Insert<T>(ref T[] source, int index, T value) => source = Insert(source, index, value);

    /// <summary>A vector with a value put in at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public static T[] Insert<T>(T[] source, int index, T value)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)source.Length, nameof(index));
        return [.. source.AsSpan(0, index), value, .. source.AsSpan(index)];
    }

    /// <inheritdoc cref="Insert{T}(T[], int, T)"/>
    public static T[] AppendAt<T>(T[] source, int index, T value) => Insert(source, index, value);

    /// <summary>A vector without the element at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public static T[] RemoveAt<T>(T[] source, int index)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)source.Length, nameof(index));
        return [.. source.AsSpan(0, index), .. source.AsSpan(index + 1)];
    }

    /// <summary>Copies all elements but that at a position into another vector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    /// <exception cref="ArgumentException">The other vector is too short.</exception>
    public static void CopyToExceptAt<T>(T[] source, int index, T[] destinition, int destOffset = 0) =>
        CopyToExceptAt(source, 0, index, destinition, destOffset);

    /// <summary>Copies all elements from a first one on, but that at a position, into another vector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    /// <exception cref="ArgumentException">The other vector is too short.</exception>
    public static void CopyToExceptAt<T>(
        T[] source, int sourceOffset, int index, T[] destinition, int destOffset = 0)
    {
        var kept = RemoveAt(source, index).AsSpan(sourceOffset > index ? sourceOffset - 1 : sourceOffset);
        kept.CopyTo(destinition.AsSpan(destOffset));
    }

    /// <summary>The elements of an array of any shape as a vector.</summary>
    public static Array Flatten(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var elements = new ArrayList();
        Collect(array, elements);
        return elements.ToArray(ResolveElementType(array));
    }

    /// <summary>The elements of vectors one after the other.</summary>
    public static T[] Concat<T>(params T[][] arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        return [.. arrays.SelectMany(array => array)];
    }

    /// <summary>The elements of two vectors one after the other.</summary>
    public static T[] Concat<T>(T[] left, T[] right) => Concat([left, right]);

    /// <summary>The type of the innermost elements.</summary>
    public static Type ResolveElementType(Array arr)
    {
        ArgumentNullException.ThrowIfNull(arr);
        var type = arr.GetType();
        while (type.IsArray)
        {
            type = type.GetElementType()!;
        }

        return type;
    }

    /// <summary>The number of axes, those of rows counted.</summary>
    public static int ResolveRank(Array arr)
    {
        ArgumentNullException.ThrowIfNull(arr);
        var rank = 0;
        for (var type = arr.GetType(); type.IsArray; type = type.GetElementType()!)
        {
            rank += type.GetArrayRank();
        }

        return rank;
    }

    /// <summary>The shape, that of the first rows counted, and the type of the innermost elements.</summary>
    public static (Shape Shape, Type Type) ResolveShapeAndType(Array array) =>
        (ResolveShape(array), ResolveElementType(array));

    /// <summary>The shape, that of the first rows counted.</summary>
    public static Shape ResolveShape(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return new Shape(Shape.ExtractShape(array));
    }

    /// <summary>A vector of the elements of a sequence.</summary>
    /// <exception cref="InvalidCastException">An element has another type.</exception>
    public static Array Create(Type type, IEnumerable enumerable)
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        var elements = new ArrayList();
        foreach (var element in enumerable)
        {
            elements.Add(element);
        }

        return elements.ToArray(type);
    }

    /// <summary>A vector whose elements are zero.</summary>
    public static Array Create(Type type, int length) => Array.CreateInstance(type, length);

    /// <inheritdoc cref="Create(Type, int)"/>
    public static Array Create(Type type, long length) => Array.CreateInstance(type, checked((int)length));

    /// <summary>A rectangular array whose elements are zero.</summary>
    public static Array Create(Type type, int[] length) => Array.CreateInstance(type, length);

    /// <inheritdoc cref="Create(Type, int)"/>
    public static T[] Create<T>(int length) => new T[length];

    /// <inheritdoc cref="Create(Type, int)"/>
    public static T[] Create<T>(long length) => new T[length];

    /// <inheritdoc cref="Create(Type, int)"/>
    public static Array Create(NPTypeCode typeCode, int length) => Create(typeCode.AsType(), length);

    /// <inheritdoc cref="Create(Type, int)"/>
    public static Array Create(NPTypeCode typeCode, long length) => Create(typeCode.AsType(), length);

    /// <summary>A vector with one element.</summary>
    /// <exception cref="InvalidCastException">The value has another type.</exception>
    public static Array Wrap(NPTypeCode typeCode, object value)
    {
        var vector = Create(typeCode, 1);
        vector.SetValue(value, 0);
        return vector;
    }

    /// <inheritdoc cref="ResolveShapeAndType"/>
    public static (Shape Shape, Type DType) ExtractStructure(Array array) => ResolveShapeAndType(array);

    /// <inheritdoc cref="ResolveShapeAndType"/>
    public static (Shape Shape, Type DType) ExtractStructure<T>(T[] array) => ResolveShapeAndType(array);

    private static void Collect(Array array, ArrayList elements)
    {
        foreach (var element in array)
        {
            if (element is Array row)
            {
                Collect(row, elements);
            }
            else
            {
                elements.Add(element);
            }
        }
    }
}
