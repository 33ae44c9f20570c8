using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Creation;

/// <summary>Arrays from .NET arrays, rectangular or jagged, and back.</summary>
internal static class ClrArrays
{
    /// <summary>A copy of a .NET array: rectangular of any rank, or jagged.</summary>
    /// <exception cref="IncorrectShapeException">A jagged array has rows of different lengths.</exception>
    public static NDArray Import(Session session, Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var element = array.GetType().GetElementType()!;
        if (element.IsArray)
        {
            return Jagged(session, array);
        }

        if (element == typeof(string))
        {
            throw new NotSupportedException("An array cannot hold text; use np.array(string[]) for characters.");
        }

        if (element == typeof(object))
        {
            return Objects(session, array);
        }

        return HostContent.Import(session, Typed(element), Extents(array),
            ref MemoryMarshal.GetArrayDataReference(array));
    }

    /// <summary>An array that shares the memory of a .NET array, live both ways.</summary>
    public static unsafe NDArray Share(Session session, Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length == 0 || !CanShare(array))
        {
            return Import(session, array);
        }

        var element = array.GetType().GetElementType()!;

        var pinned = MemoryOwner.Pin(array);
        var region = session.Engine.Share(Typed(element), Extents(array), pinned.Address, pinned);
        return NDArray.Create(session, region);
    }

    /// <summary>Whether a .NET array holds its elements one after the other, as numbers.</summary>
    public static bool CanShare(Array array) =>
        array.GetType().GetElementType() is { IsArray: false } element
        && element != typeof(object) && element != typeof(string);

    /// <summary>
    /// A vector over part of memory, live both ways; the memory is asked for once the rest is in order.
    /// </summary>
    /// <exception cref="ValueError">The offset or the count does not fit the memory.</exception>
    public static unsafe NDArray Over(
        Session session, Func<MemoryOwner> memory, long bytes, ElementType type, long count, long offset)
    {
        var size = type.SizeInBytes();
        if (offset < 0 || offset > bytes)
        {
            throw new ValueError($"offset must be non-negative and no greater than buffer length ({bytes})");
        }

        if (count < 0 && (bytes - offset) % size != 0)
        {
            throw new ValueError("buffer size must be a multiple of element size");
        }

        if (count > (bytes - offset) / size)
        {
            throw new ValueError("buffer is smaller than requested size");
        }

        var length = count < 0 ? (bytes - offset) / size : count;
        var owner = memory();
        return NDArray.Create(session, session.Engine.Share(type, [length], owner.Address + offset, owner));
    }

    /// <summary>The extents of a rectangular .NET array.</summary>
    public static long[] Extents(Array array)
    {
        var extents = new long[array.Rank];
        for (var axis = 0; axis < extents.Length; axis++)
        {
            extents[axis] = array.GetLongLength(axis);
        }

        return extents;
    }

    /// <summary>A rectangular .NET array of an array's shape with a copy of its elements.</summary>
    public static Array Rectangular(NDArray array, Type? element = null)
    {
        var type = element is null ? array.Type : Typed(element);
        var typed = array.Type == type ? array : ArrayFactory.Copy(array, type);
        var result = Array.CreateInstance(type.ClrType(), typed.ndim == 0 ? [1] : typed.shape);
        HostContent.Read(typed, ref MemoryMarshal.GetArrayDataReference(result));
        return result;
    }

    /// <summary>Arrays of arrays with a copy of an array's elements.</summary>
    public static Array JaggedOf<T>(NDArray array)
        where T : unmanaged
    {
        if (array.ndim <= 1)
        {
            return HostContent.Read<T>(array);
        }

        Array? rows = null;
        for (var i = 0L; i < array.Layout.Extents[0]; i++)
        {
            var row = JaggedOf<T>(array.ViewOf(array.Layout.Pick(0, i)));
            rows ??= Array.CreateInstance(row.GetType(), array.Layout.Extents[0]);
            rows.SetValue(row, i);
        }

        return rows ?? Array.Empty<T[]>();
    }

    /// <summary>
    /// A .NET array of a given type with a copy of an array's elements, converted: rectangular or jagged.
    /// </summary>
    /// <exception cref="InvalidCastException">The type is no array type of as many axes.</exception>
    public static T As<T>(NDArray array)
        where T : class
    {
        var element = typeof(T).GetElementType();
        if (element is not { IsArray: true })
        {
            return (T)(object)Rectangular(array, element);
        }

        var innermost = Utilities.Arrays.ResolveElementType(Array.CreateInstance(element, 0));
        var jagged = typeof(ClrArrays).GetMethod(nameof(JaggedOf))!.MakeGenericMethod(innermost);
        return (T)jagged.Invoke(null, [ArrayFactory.Copy(array, Typed(innermost))])!;
    }

    private static ElementType Typed(Type element) => ElementTypes.Of(element);

    private static NDArray Jagged(Session session, Array array)
    {
        var extents = new List<long>();
        var element = array.GetType();
        for (object? level = array; level is Array current;)
        {
            extents.AddRange(Extents(current));
            element = current.GetType().GetElementType()!;
            level = current.Length > 0 ? FirstOf(current) : null;
        }

        while (element.IsArray)
        {
            element = element.GetElementType()!;
        }

        var flat = Array.CreateInstance(element, Layout.Product([.. extents]));
        var at = 0L;
        Fill(array, [.. extents], flat, ref at);
        return HostContent.Import(session, Typed(element), [.. extents], ref MemoryMarshal.GetArrayDataReference(flat));
    }

    private static object? FirstOf(Array array)
    {
        var enumerator = ((IEnumerable)array).GetEnumerator();
        enumerator.MoveNext();
        return enumerator.Current;
    }

    private static void Fill(Array array, ReadOnlySpan<long> extents, Array flat, ref long at)
    {
        if (!extents[..array.Rank].SequenceEqual(Extents(array)))
        {
            throw new IncorrectShapeException(
                "setting an array element with a sequence. The requested array has an inhomogeneous shape.");
        }

        foreach (var item in array)
        {
            if (item is Array inner)
            {
                Fill(inner, extents[array.Rank..], flat, ref at);
            }
            else
            {
                flat.SetValue(item, at++);
            }
        }
    }

    private static NDArray Objects(Session session, Array array)
    {
        NDArray[] parts = [.. array.Cast<object>().Select(ArrayFactory.FromObject)];
        return parts.Length == 0
            ? HostContent.Import<double>(session, Extents(array), [])
            : np.stack(parts).reshape([.. Extents(array), .. parts[0].shape]);
    }
}
