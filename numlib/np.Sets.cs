using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Sets;
using Cohort.Typing;

namespace Cohort;

/// <content>Arrays as sets, and orders by several keys.</content>
public static partial class np
{
    /// <summary>What two arrays have in common: sorted, each element once.</summary>
    public static NDArray intersect1d(NDArray ar1, NDArray ar2) => intersect1d(ar1, ar2, false);

    /// <summary>What two arrays have in common: sorted, each element once.</summary>
    /// <param name="ar1">An array.</param>
    /// <param name="ar2">Another.</param>
    /// <param name="assume_unique">Whether no array has an element twice.</param>
    public static NDArray intersect1d(NDArray ar1, NDArray ar2, bool assume_unique) =>
        SetOperations.Intersection(
            SetOperations.Distinct(ar1, assume_unique), SetOperations.Distinct(ar2, assume_unique)).Values;

    /// <summary>What two arrays have in common, and where each element first is in them.</summary>
    /// <param name="ar1">An array.</param>
    /// <param name="ar2">Another.</param>
    /// <param name="assume_unique">Whether no array has an element twice.</param>
    /// <param name="return_indices">Whether to give the places in the flattened arrays.</param>
    public static NDArray[] intersect1d(
        NDArray ar1, NDArray ar2, bool assume_unique = false, bool return_indices = false)
    {
        if (!return_indices)
        {
            return [intersect1d(ar1, ar2, assume_unique)];
        }

        if (assume_unique)
        {
            var (common, one, other) = SetOperations.Intersection(ravel(ar1), ravel(ar2));
            return [common, one, other];
        }

        var (x, y) = (unique(ar1, return_index: true), unique(ar2, return_index: true));
        var (values, first, second) = SetOperations.Intersection(x.values, y.values);
        return [values, Gathering.Take(x.indices!, first), Gathering.Take(y.indices!, second)];
    }

    /// <summary>What is in either of two arrays: sorted, each element once.</summary>
    public static NDArray union1d(NDArray ar1, NDArray ar2) => unique(concatenate([ar1, ar2], null));

    /// <summary>What is in the first array alone: sorted, each element once.</summary>
    /// <param name="ar1">The array whose elements are wanted.</param>
    /// <param name="ar2">The array whose elements are not.</param>
    /// <param name="assume_unique">Whether no array has an element twice; then the order stays.</param>
    public static NDArray setdiff1d(NDArray ar1, NDArray ar2, bool assume_unique = false)
    {
        var first = SetOperations.Distinct(ar1, assume_unique);
        return first[SetOperations.IsIn(first, ar2, invert: true)];
    }

    /// <summary>What is in one of two arrays alone: sorted, each element once.</summary>
    /// <inheritdoc cref="intersect1d(NDArray, NDArray, bool)"/>
    public static NDArray setxor1d(NDArray ar1, NDArray ar2, bool assume_unique = false) =>
        SetOperations.SymmetricDifference(
            SetOperations.Distinct(ar1, assume_unique), SetOperations.Distinct(ar2, assume_unique));

    /// <summary>Whether each element is among others.</summary>
    /// <param name="element">The elements; the result has their shape.</param>
    /// <param name="test_elements">The others.</param>
    /// <param name="assume_unique">Ignored.</param>
    /// <param name="invert">Whether to ask for those that are not.</param>
    /// <param name="kind">Ignored: null, "sort" or "table".</param>
    /// <exception cref="ValueError">There is no such kind.</exception>
    public static NDArray isin(
        NDArray element, NDArray test_elements, bool assume_unique = false, bool invert = false,
        string? kind = null) => kind is null or "sort" or "table"
            ? SetOperations.IsIn(element, test_elements, invert)
            : throw new ValueError($"Invalid kind: '{kind}'. Please use None, 'sort' or 'table'.");

    /// <summary>Whether each element of the flattened array is among others.</summary>
    /// <inheritdoc cref="isin"/>
    public static NDArray in1d(
        NDArray ar1, NDArray ar2, bool assume_unique = false, bool invert = false, string? kind = null) =>
        isin(ravel(ar1), ar2, assume_unique, invert, kind);

    /// <summary>The distinct elements, where they are, and how often; every NaN is another.</summary>
    public static UniqueAllResult unique_all(NDArray x)
    {
        var found = unique(x, true, true, true, equal_nan: false);
        return new UniqueAllResult(found.values, found.indices!, found.inverse_indices!, found.counts!);
    }

    /// <summary>The distinct elements and how often they occur; every NaN is another.</summary>
    public static UniqueCountsResult unique_counts(NDArray x)
    {
        var found = unique(x, return_counts: true, equal_nan: false);
        return new UniqueCountsResult(found.values, found.counts!);
    }

    /// <summary>The distinct elements and, for each element, the place of its value; every NaN is another.</summary>
    public static UniqueInverseResult unique_inverse(NDArray x)
    {
        var found = unique(x, return_inverse: true, equal_nan: false);
        return new UniqueInverseResult(found.values, found.inverse_indices!);
    }

    /// <summary>The distinct elements; every NaN is another.</summary>
    public static NDArray unique_values(NDArray x) => unique(x, equal_nan: false);

    /// <summary>The positions that sort by several keys: by the last, where equal by the one before.</summary>
    /// <param name="keys">The keys, along the first axis.</param>
    /// <param name="axis">The axis of a key to sort along.</param>
    /// <exception cref="TypeError">There are no keys.</exception>
    public static NDArray lexsort(NDArray keys, int axis = -1) =>
        LexicographicOrder.Of(unstack(atleast_1d(keys)), axis);

    /// <summary>The positions that sort by several keys: by the last, where equal by the one before.</summary>
    /// <param name="keys">The keys, of one shape.</param>
    /// <param name="axis">The axis of a key to sort along.</param>
    /// <exception cref="TypeError">There are no keys.</exception>
    /// <exception cref="ValueError">The keys have several shapes.</exception>
    public static NDArray lexsort(NDArray[] keys, int axis = -1) => LexicographicOrder.Of(keys, axis);

    /// <summary>A sorted copy as complex numbers: by the real part, where equal by the imaginary part.</summary>
    public static NDArray sort_complex(NDArray a) => ArrayFactory.Copy(sort(a), ElementType.Complex);

    /// <summary>The array without zeros at its ends, as a view.</summary>
    /// <param name="filt">The array.</param>
    /// <param name="trim">"f" for the front, "b" for the back, "fb" for both.</param>
    /// <param name="axis">The axis; null for all.</param>
    /// <exception cref="ValueError">The ends are named otherwise.</exception>
    /// <remarks>Evaluated on the host: the extents of the result depend on where zeros are.</remarks>
    public static NDArray trim_zeros(NDArray filt, string trim = "fb", int? axis = null) =>
        trim_zeros(filt, trim, One(axis)!);

    /// <inheritdoc cref="trim_zeros(NDArray, string, int?)"/>
    public static NDArray trim_zeros(NDArray filt, string trim, int[] axis)
    {
        ArgumentNullException.ThrowIfNull(trim);
        var ends = trim.ToLowerInvariant();
        if (ends is not ("fb" or "bf" or "f" or "b"))
        {
            throw new ValueError($"unexpected character(s) in `trim`: '{trim}'");
        }

        var layout = Given(filt).Layout;
        var axes = axis is null ? Axes.All(filt.ndim) : Axes.Normalize(axis, filt.ndim);
        var isUsed = filt.ndim > 1 ? Truth(filt) : filt;
        foreach (var along in axes)
        {
            int[] others = [.. Axes.All(filt.ndim).Where(other => other != along)];
            var used = others.Length == 0 ? isUsed : any(isUsed, others);
            var (first, last) = (FirstTrue(used), FirstTrue(used["::-1"]));
            var extent = filt.Layout.Extents[along];
            var start = first is { } front && ends.Contains('f') ? front : 0;
            var stop = first is null ? 0 : ends.Contains('b') ? extent - last!.Value : extent;
            layout = layout.Slice(along, start, stop - start);
        }

        return filt.ViewOf(layout);
    }

    // Most arrays have few zeros at their ends: they are looked at in blocks that grow.
    private static long? FirstTrue(NDArray line)
    {
        var block = 64L;
        for (var begin = 0L; begin < line.size; begin += block, block *= 8)
        {
            var length = Math.Min(block, line.size - begin);
            var part = HostContent.Read<bool>(Truth(line.ViewOf(line.Layout.Slice(0, begin, length))));
            if (Array.IndexOf(part, true) is var at and >= 0)
            {
                return begin + at;
            }
        }

        return null;
    }
}
