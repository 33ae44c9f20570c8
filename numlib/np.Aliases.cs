using System.Collections;
using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Printing;
using Cohort.Runtime.Elements;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>NumPy 2's names that NumSharp has not.</content>
public static partial class np
{
    /// <inheritdoc cref="arccos"/>
    public static NDArray acos(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arccos.Apply(x, @out, where, dtype);

    /// <inheritdoc cref="arcsin"/>
    public static NDArray asin(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arcsin.Apply(x, @out, where, dtype);

    /// <inheritdoc cref="arctan"/>
    public static NDArray atan(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arctan.Apply(x, @out, where, dtype);

    /// <inheritdoc cref="arctan2(NDArray, NDArray, NDArray?, NDArray?, DType?)"/>
    public static NDArray atan2(
        NDArray y, NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Arctan2.Apply(y, x, @out, where, dtype);

    /// <inheritdoc cref="power(NDArray, NDArray, NDArray?, NDArray?, DType?)"/>
    public static NDArray pow(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Power.Apply(x1, x2, @out, where, dtype);

    /// <summary>The size of each element as a float; real numbers alone.</summary>
    /// <exception cref="TypeError">The elements are complex numbers.</exception>
    public static NDArray fabs(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.FloatAbsolute.Apply(x, @out, where, dtype);

    /// <summary>Each element without its fraction.</summary>
    /// <exception cref="TypeError">The elements are complex numbers.</exception>
    public static NDArray fix(NDArray x, NDArray? @out = null) => UfuncTable.Trunc.Apply(x, @out, null, null);

    /// <inheritdoc cref="invert"/>
    public static NDArray bitwise_invert(
        NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.Invert.Apply(x, @out, where, dtype);

    /// <inheritdoc cref="left_shift(NDArray, NDArray)"/>
    public static NDArray bitwise_left_shift(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.LeftShift.Apply(x1, x2, @out, where, dtype);

    /// <inheritdoc cref="right_shift(NDArray, NDArray)"/>
    public static NDArray bitwise_right_shift(
        NDArray x1, NDArray x2, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.RightShift.Apply(x1, x2, @out, where, dtype);

    /// <summary>How many bits of the size of each integer are set; of uint8.</summary>
    /// <exception cref="TypeError">The elements are no integers or truth values.</exception>
    public static NDArray bitwise_count(NDArray x, NDArray? @out = null, NDArray? where = null, DType? dtype = null) =>
        UfuncTable.BitCount.Apply(x, @out, where, dtype);

    /// <summary>A copy in another type.</summary>
    /// <param name="x">The array.</param>
    /// <param name="dtype">The type.</param>
    /// <param name="copy">False gives the array itself where it has the type already.</param>
    public static NDArray astype(NDArray x, DType dtype, bool copy = true)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        return Given(x).astype(dtype.typecode, copy);
    }

    /// <summary>Running sums along an axis.</summary>
    /// <param name="x">The array; with several axes, one must be named.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="dtype">The type of the sums.</param>
    /// <param name="out">Where they go.</param>
    /// <param name="include_initial">Whether the sum of nothing, 0, comes first.</param>
    /// <exception cref="ValueError">The array has several axes, and none is named.</exception>
    public static NDArray cumulative_sum(
        NDArray x, int? axis = null, DType? dtype = null, NDArray? @out = null, bool include_initial = false) =>
        Cumulative(x, axis, include_initial, 0, @out, (array, along) => cumsum(array, along, dtype), "cumulative_sum");

    /// <summary>Running products along an axis.</summary>
    /// <param name="x">The array; with several axes, one must be named.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="dtype">The type of the products.</param>
    /// <param name="out">Where they go.</param>
    /// <param name="include_initial">Whether the product of nothing, 1, comes first.</param>
    /// <exception cref="ValueError">The array has several axes, and none is named.</exception>
    public static NDArray cumulative_prod(
        NDArray x, int? axis = null, DType? dtype = null, NDArray? @out = null, bool include_initial = false) =>
        Cumulative(
            x, axis, include_initial, 1, @out, (array, along) => cumprod(array, along, dtype), "cumulative_prod");

    /// <summary>Elements of a sequence as an array of one axis.</summary>
    /// <param name="iter">The sequence.</param>
    /// <param name="dtype">The type.</param>
    /// <param name="count">How many to take; -1 for all.</param>
    /// <exception cref="ValueError">The sequence has fewer elements.</exception>
    public static NDArray fromiter(IEnumerable iter, DType dtype, int count = -1)
    {
        ArgumentNullException.ThrowIfNull(iter);
        ArgumentNullException.ThrowIfNull(dtype);
        var items = iter.Cast<object>();
        object[] taken = [.. count < 0 ? items : items.Take(count)];
        if (count >= 0 && taken.Length < count)
        {
            throw new ValueError($"iterator too short: Expected {count} but iterator had only {taken.Length} items.");
        }

        return taken.Length == 0
            ? empty(new Shape(0L), dtype.type)
            : ArrayFactory.FromObject(taken).astype(dtype.typecode);
    }

    /// <summary>Replaces elements where a mask is true by the values at the same places, which repeat.</summary>
    /// <exception cref="ValueError">The mask has another shape.</exception>
    public static void putmask(NDArray a, NDArray mask, NDArray values)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(values);
        if (!Given(a).Layout.HasExtents(mask.Layout.Extents))
        {
            throw new ValueError("putmask: mask and data must be the same size");
        }

        if (values.size > 0)
        {
            copyto(a, resize(values, a.Shape), "same_kind", mask.astype(NPTypeCode.Boolean, false));
        }
    }

    /// <summary>Whether two arrays have memory in common, element by element.</summary>
    /// <remarks>Evaluated on the host: positions are compared, no values.</remarks>
    public static bool shares_memory(NDArray a, NDArray b) => Overlaps.AreShared(Given(a), Given(b));

    /// <summary>An integer in another base.</summary>
    /// <param name="number">The integer.</param>
    /// <param name="base">From 2 to 36.</param>
    /// <param name="padding">How many zeros come before it.</param>
    /// <exception cref="ValueError">The base is out of range.</exception>
    public static string base_repr(long number, int @base = 2, int padding = 0) =>
        IntegerText.InBase(number, @base, padding);

    /// <summary>An integer in binary; negative ones with a sign, or as two's complement of a width.</summary>
    /// <exception cref="ValueError">The width is too small.</exception>
    public static string binary_repr(long num, int? width = null) => IntegerText.Binary(num, width);

    private static NDArray Cumulative(
        NDArray x, int? axis, bool hasInitial, int initial, NDArray? output, Func<NDArray, int, NDArray> scan,
        string name)
    {
        if (axis is null && Given(x).ndim != 1)
        {
            throw new ValueError(
                $"For arrays which have more than one dimension ``axis`` argument is required in {name}.");
        }

        var along = axis ?? 0;
        var result = scan(x, along);
        if (hasInitial)
        {
            long[] extents = [.. result.Layout.Extents];
            extents[Axes.Normalize(along, result.ndim)] = 1;
            result = concatenate([full(new Shape(extents), initial, result.dtype), result], along);
        }

        if (output is null)
        {
            return result;
        }

        copyto(output, result);
        return output;
    }
}
