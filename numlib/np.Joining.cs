using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort;

/// <content>Joining and repeating arrays.</content>
public static partial class np
{
    /// <summary>Arrays one after the other along an axis.</summary>
    /// <param name="arrays">The arrays, of equal extents along the other axes.</param>
    /// <param name="axis">The axis; null joins the flattened arrays.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="dtype">The element type; by default the one to which all promote.</param>
    /// <param name="casting">Which conversions are allowed.</param>
    /// <exception cref="IncorrectShapeException">The extents do not fit.</exception>
    public static NDArray concatenate(
        NDArray[] arrays, int? axis = 0, NDArray? @out = null, NPTypeCode? dtype = null, string casting = "same_kind")
    {
        CheckPresent(arrays);
        if (arrays.Length == 0)
        {
            throw new ValueError("need at least one array to concatenate");
        }

        var parts = axis is null ? Array.ConvertAll(arrays, ravel) : arrays;
        if (parts[0].ndim == 0)
        {
            throw new ValueError("zero-dimensional arrays cannot be concatenated");
        }

        var along = Axes.Normalize(axis ?? 0, parts[0].ndim);
        var extents = JoinedExtents(parts, along);
        var type = dtype?.ToElementType() ?? @out?.Type ?? CommonType(parts);
        var result = @out ?? ArrayFactory.Allocate(parts[0].Session, type, Layout.Contiguous(extents));
        if (!result.Layout.HasExtents(extents))
        {
            throw new IncorrectShapeException("Output array is the wrong shape");
        }

        var at = 0L;
        foreach (var part in parts)
        {
            Casting.CheckArray(part.Type, result.Type, casting);
            var length = part.Layout.Extents[along];
            ArrayFactory.Store(result.ViewOf(result.Layout.Slice(along, at, length)), part);
            at += length;
        }

        return @out ?? ArrayFactory.Owned(result, result.Layout);
    }

    /// <inheritdoc cref="concatenate(NDArray[], int?, NDArray, NPTypeCode?, string)"/>
    public static NDArray concat(
        NDArray[] arrays, int? axis = 0, NDArray? @out = null, NPTypeCode? dtype = null,
            string casting = "same_kind") =>
        concatenate(arrays, axis, @out, dtype, casting);

    /// <summary>2 arrays one after the other along an axis.</summary>
    public static NDArray concatenate((NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2], axis);

    /// <summary>3 arrays one after the other along an axis.</summary>
    public static NDArray concatenate((NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3], axis);

    /// <summary>4 arrays one after the other along an axis.</summary>
    public static NDArray concatenate((NDArray, NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4], axis);

    /// <summary>5 arrays one after the other along an axis.</summary>
    public static NDArray concatenate((NDArray, NDArray, NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5], axis);

    /// <summary>6 arrays one after the other along an axis.</summary>
    public static NDArray concatenate((NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6], axis);

    /// <summary>7 arrays one after the other along an axis.</summary>
    public static NDArray concatenate(
        (NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays,
        int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6, arrays.Item7],
            axis);

    /// <summary>8 arrays one after the other along an axis.</summary>
    public static NDArray concatenate(
        (NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays,
        int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6, arrays.Item7,
            arrays.Item8], axis);

    /// <summary>9 arrays one after the other along an axis.</summary>
    public static NDArray concatenate(
        (NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays,
        int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6, arrays.Item7,
            arrays.Item8, arrays.Item9], axis);

    /// <summary>2 arrays one after the other along an axis.</summary>
    public static NDArray concat((NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2], axis);

    /// <summary>3 arrays one after the other along an axis.</summary>
    public static NDArray concat((NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3], axis);

    /// <summary>4 arrays one after the other along an axis.</summary>
    public static NDArray concat((NDArray, NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4], axis);

    /// <summary>5 arrays one after the other along an axis.</summary>
    public static NDArray concat((NDArray, NDArray, NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5], axis);

    /// <summary>6 arrays one after the other along an axis.</summary>
    public static NDArray concat((NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays, int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6], axis);

    /// <summary>7 arrays one after the other along an axis.</summary>
    public static NDArray concat(
        (NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays,
        int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6, arrays.Item7],
            axis);

    /// <summary>8 arrays one after the other along an axis.</summary>
    public static NDArray concat(
        (NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays,
        int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6, arrays.Item7,
            arrays.Item8], axis);

    /// <summary>9 arrays one after the other along an axis.</summary>
    public static NDArray concat(
        (NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray, NDArray) arrays,
        int axis = 0) =>
        concatenate([arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4, arrays.Item5, arrays.Item6, arrays.Item7,
            arrays.Item8, arrays.Item9], axis);

    /// <summary>Arrays of one shape along a new axis.</summary>
    /// <exception cref="ValueError">The shapes differ.</exception>
    public static NDArray stack(NDArray[] arrays, int axis = 0)
    {
        CheckPresent(arrays);
        if (arrays.Length == 0)
        {
            throw new ValueError("need at least one array to stack");
        }

        if (!Array.TrueForAll(arrays, array => array.Layout.HasExtents(arrays[0].Layout.Extents)))
        {
            throw new ValueError("all input arrays must have the same shape");
        }

        return concatenate(Array.ConvertAll(arrays, array => expand_dims(array, axis)), axis);
    }

    /// <summary>Arrays one after the other along the second axis; vectors along the first.</summary>
    public static NDArray hstack(params NDArray[] tup)
    {
        var parts = atleast_1d(tup);
        return concatenate(parts, parts is [{ ndim: 1 }, ..] ? 0 : 1);
    }

    /// <summary>Arrays one after the other along the first axis; vectors become rows.</summary>
    public static NDArray vstack(params NDArray[] tup) => concatenate(atleast_2d(tup), 0);

    /// <summary>Arrays one after the other along the third axis.</summary>
    public static NDArray dstack(params NDArray[] tup) => concatenate(atleast_3d(tup), 2);

    /// <summary>Vectors as columns, and matrices, one after the other along the second axis.</summary>
    public static NDArray column_stack(params NDArray[] tup) =>
        concatenate(Array.ConvertAll(tup, array => Given(array).ndim < 2 ? AtLeast(array, 1).reshape(-1, 1) : array), 1);

    /// <summary>With values after the end of an axis.</summary>
    public static NDArray append(NDArray arr, NDArray values, int? axis = null) =>
        axis is null ? concatenate([ravel(arr), ravel(values)]) : concatenate([arr, values], axis);

    /// <summary>With values after the end of an axis.</summary>
    public static NDArray append(NDArray arr, object values, int? axis = null) =>
        append(arr, ArrayFactory.FromObject(values), axis);

    /// <summary>The whole array repeated along its axes.</summary>
    public static NDArray tile(NDArray A, params int[] reps) => tile(A, Shape.ComputeLongShape(reps));

    /// <summary>The whole array repeated along its axes.</summary>
    /// <exception cref="ValueError">A number is negative.</exception>
    public static NDArray tile(NDArray A, long[] reps)
    {
        var rank = Math.Max(Given(A).ndim, Given(reps).Length);
        var source = new long[2 * rank];
        var spread = new long[2 * rank];
        var result = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            var extent = axis + A.ndim < rank ? 1 : A.Layout.Extents[axis + A.ndim - rank];
            var times = axis + reps.Length < rank ? 1 : reps[axis + reps.Length - rank];
            if (times < 0)
            {
                throw new ValueError("negative dimensions are not allowed");
            }

            (source[2 * axis], source[(2 * axis) + 1]) = (1, extent);
            (spread[2 * axis], spread[(2 * axis) + 1]) = (times, extent);
            result[axis] = times * extent;
        }

        var repeated = Reshaped(A, source);
        var copy = ArrayFactory.Copy(repeated.ViewOf(repeated.Layout.BroadcastTo(spread)));
        return ArrayFactory.Owned(copy, Layout.Contiguous(result));
    }

    /// <summary>Each element repeated.</summary>
    public static NDArray repeat(NDArray a, int repeats, int? axis = null) => repeat(a, (long)repeats, axis);

    /// <summary>Each element repeated along an axis; without one, of the flattened array.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static NDArray repeat(NDArray a, long repeats, int? axis = null)
    {
        if (repeats < 0)
        {
            throw new ValueError("repeats may not contain negative values.");
        }

        var source = axis is null ? ravel(a) : a;
        var along = Axes.Normalize(axis ?? 0, Given(source).ndim);
        var expanded = source.Layout.InsertAxis(along + 1);
        var extents = expanded.Extents.ToArray();
        extents[along + 1] = repeats;
        var copy = ArrayFactory.Copy(source.ViewOf(expanded.BroadcastTo(extents)));
        var result = source.shape;
        result[along] *= repeats;
        return ArrayFactory.Owned(copy, Layout.Contiguous(result));
    }

    /// <summary>Each element repeated as often as an array says.</summary>
    /// <exception cref="ValueError">A number is negative, or there are not as many as elements.</exception>
    public static NDArray repeat(NDArray a, NDArray repeats, int? axis = null)
    {
        if (Given(repeats).size == 1)
        {
            return repeat(a, repeats.item<long>(), axis);
        }

        var source = axis is null ? ravel(a) : a;
        var along = Axes.Normalize(axis ?? 0, Given(source).ndim);
        var counts = HostContent.Read<long>(repeats);
        if (counts.Length != source.Layout.Extents[along])
        {
            throw new ValueError($"operands could not be broadcast together with shape "
                + $"({source.Layout.Extents[along]},) "
                + $"({counts.Length},)");
        }

        if (Array.Exists(counts, count => count < 0))
        {
            throw new ValueError("repeats may not contain negative values.");
        }

        var total = counts.Aggregate((Int128)0, static (sum, count) => sum + count);
        var positions = HostContent.Buffer<long>((long)Int128.Min(total, long.MaxValue), nameof(repeat));
        var at = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            positions.AsSpan(checked((int)at), checked((int)counts[i])).Fill(i);
            at += counts[i];
        }

        return take(source, array(positions), along);
    }

    /// <summary>One number repeated.</summary>
    public static NDArray repeat<T>(T a, int repeats)
        where T : unmanaged => repeat(a, (long)repeats);

    /// <summary>One number repeated.</summary>
    public static NDArray repeat<T>(T a, long repeats)
        where T : unmanaged => full(new Shape(repeats), a, typeof(T));

    /// <summary>The elements moved along an axis, those beyond the end coming back at the start.</summary>
    public static NDArray roll(NDArray a, int shift, int? axis = null) => roll(a, (long)shift, axis);

    /// <summary>The elements moved along an axis; without one, along the flattened array.</summary>
    public static NDArray roll(NDArray a, long shift, int? axis = null)
    {
        if (axis is null)
        {
            return Reshaped(roll(ravel(a), shift, 0), a.Layout.Extents);
        }

        var along = Axes.Normalize(axis.Value, Given(a).ndim);
        var extent = a.Layout.Extents[along];
        if (extent == 0)
        {
            return ArrayFactory.Copy(a);
        }

        var by = ((shift % extent) + extent) % extent;
        var (head, tail) = (a.Layout.Slice(along, extent - by, by), a.Layout.Slice(along, 0, extent - by));
        return concatenate([a.ViewOf(head), a.ViewOf(tail)], along);
    }

    internal static ElementType CommonType(NDArray[] arrays)
    {
        var type = arrays[0].Type;
        foreach (var array in arrays)
        {
            type = Promotion.Promote(type, array.Type);
        }

        return type;
    }

    private static void CheckPresent(NDArray[] arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        for (var i = 0; i < arrays.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(arrays[i], $"{nameof(arrays)}[{i}]");
        }
    }

    private static long[] JoinedExtents(NDArray[] parts, int along)
    {
        var extents = parts[0].shape;
        for (var i = 1; i < parts.Length; i++)
        {
            var other = parts[i].Layout;
            if (other.Rank != extents.Length)
            {
                throw new IncorrectShapeException("all the input arrays must have same number of dimensions, but the "
                    + $"array at index 0 has {extents.Length} dimension(s) and the array at index {i} has {other.Rank} "
                    + "dimension(s)");
            }

            for (var axis = 0; axis < extents.Length; axis++)
            {
                if (axis != along && other.Extents[axis] != extents[axis])
                {
                    throw new IncorrectShapeException("all the input array dimensions except for the concatenation "
                        + $"axis must match exactly, but along dimension {axis}, the array at index 0 has size "
                        + $"{extents[axis]} and the array at index {i} has size {other.Extents[axis]}");
                }
            }

            extents[along] += other.Extents[along];
        }

        return extents;
    }
}
