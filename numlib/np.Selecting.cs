using Cohort.Creation;
using Cohort.Generic;
using Cohort.Indexing;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Choosing elements: by condition, by mask and by position.</content>
public static partial class np
{
    /// <summary>Elements of one array where a condition holds, of another elsewhere; shapes broadcast.</summary>
    public static NDArray where(NDArray condition, NDArray x, NDArray y)
    {
        var type = Together(x, y);
        var extents = Broadcasting.Common(Given(condition).Layout, Given(x).Layout, Given(y).Layout);
        ReadOnlySpan<Operand> operands =
        [
            ArrayFactory.Spread(Truth(condition), extents), Chosen(x, type, extents), Chosen(y, type, extents),
        ];
        var session = condition.Session;
        return NDArray.Create(session, session.Engine.Elementwise(Function.Select, type, type, operands, extents));
    }

    /// <inheritdoc cref="where(NDArray, NDArray, NDArray)"/>
    public static NDArray where(NDArray condition, NDArray x, object y) =>
        where(condition, x, ArrayFactory.AsOperand(y));

    /// <inheritdoc cref="where(NDArray, NDArray, NDArray)"/>
    public static NDArray where(NDArray condition, object x, NDArray y) =>
        where(condition, ArrayFactory.AsOperand(x), y);

    /// <summary>One of two numbers for each truth value.</summary>
    /// <remarks>Beside an array a C# number adapts to the array's type. Here none gives a type, and the numbers keep
    /// their own: <c>where(m, 1, 0)</c> is int32 as in NumSharp, like <c>np.array(1)</c>; Python's 1 would be int64, in
    /// C# that is <c>1L</c>. An integer beside a floating-point number is float64.</remarks>
    public static NDArray where(NDArray condition, object x, object y) =>
        where(condition, ArrayFactory.AsOperand(x), ArrayFactory.AsOperand(y));

    /// <summary>The indices of elements that are true or not zero, as <see cref="nonzero"/>.</summary>
    public static NDArray<long>[] where(NDArray condition) => nonzero(condition);

    /// <summary>The elements limited to an interval, whose bounds broadcast; a null bound does not limit.</summary>
    /// <param name="a">The array.</param>
    /// <param name="a_min">The smallest result.</param>
    /// <param name="a_max">The largest result.</param>
    /// <param name="out">Where to store the results.</param>
    /// <param name="dtype">The type in which to compute.</param>
    /// <param name="min">Another name of <paramref name="a_min"/>.</param>
    /// <param name="max">Another name of <paramref name="a_max"/>.</param>
    public static NDArray clip(
        NDArray a, NDArray? a_min = null, NDArray? a_max = null, NDArray? @out = null, DType? dtype = null,
        NDArray? min = null, NDArray? max = null)
    {
        var (low, high) = (a_min ?? min, a_max ?? max);
        var result = low is null ? a : UfuncTable.Maximum.Apply(a, low, high is null ? @out : null, null, dtype);
        return high is not null ? UfuncTable.Minimum.Apply(result, high, @out, null, dtype)
            : low is not null ? result
            : UfuncTable.Copy.Apply(a, @out, null, dtype);
    }

    /// <summary>For each axis, the indices of the elements that are true or not zero, in row-major order.</summary>
    /// <remarks>Waits for the number of such elements.</remarks>
    public static NDArray<long>[] nonzero(NDArray a)
    {
        if (Given(a).ndim == 0)
        {
            throw new ValueError("Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() "
                + "instead.");
        }

        var places = flatnonzero(a);
        var results = new NDArray<long>[a.ndim];
        NDArray rest = places;
        for (var axis = a.ndim - 1; axis > 0; axis--)
        {
            var extent = Math.Max(a.Layout.Extents[axis], 1);
            results[axis] = NDArray<long>.Of(rest % extent);
            rest = UfuncTable.FloorDivide.Apply(rest, extent);
        }

        results[0] = NDArray<long>.Of(rest);
        return results;
    }

    /// <summary>The row-major places of the elements that are true or not zero.</summary>
    /// <remarks>Waits for the number of such elements.</remarks>
    public static NDArray<long> flatnonzero(NDArray a)
    {
        var mask = ArrayIndexing.Dense(Truth(a));
        var count = count_nonzero(mask);
        ReadOnlySpan<RegionView> inputs = [mask.View];
        var outputs = a.Engine.Library(new MaskPositionsOperation(), inputs, [(ElementType.Int64, [count])]);
        return new NDArray<long>(a.Session, outputs[0], outputs[0].Whole);
    }

    /// <summary>The indices of the elements that are true or not zero, one row each.</summary>
    public static NDArray argwhere(NDArray a)
    {
        if (Given(a).ndim == 0)
        {
            return zeros(new Shape(Truth(a).item<bool>() ? 1 : 0, 0), typeof(long));
        }

        if (a.ndim == 1)
        {
            var places = flatnonzero(a);
            return ArrayFactory.Owned(places, Layout.Contiguous([places.size, 1]));
        }

        return ArrayFactory.Copy(ArrayFactory.Transposed(stack(nonzero(a))));
    }

    /// <summary>The elements at positions of an axis, or of the flattened array.</summary>
    /// <param name="a">The array.</param>
    /// <param name="indices">Positions; the result has their shape in place of the axis.</param>
    /// <param name="axis">The axis; null for the flattened array.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="mode">"raise" refuses positions out of bounds, "wrap" counts around, "clip" takes the
    /// nearest.</param>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    public static NDArray take(
        NDArray a, NDArray indices, int? axis = null, NDArray? @out = null, string mode = "raise")
    {
        var source = axis is null && Given(a).ndim != 1 ? ravel(a) : Given(a);
        var along = Axes.Normalize(axis ?? 0, source.ndim);
        var positions = Positions(indices, source.Layout.Extents[along], mode);
        var terms = new List<object>();
        for (var i = 0; i < along; i++)
        {
            terms.Add(Slice.All);
        }

        terms.Add(positions);
        var result = ArrayIndexing.Get(source, terms);
        if (@out is null)
        {
            // An indexing expression may lay its result out like the source; take gives row-major order.
            return result.Layout.IsContiguous ? result : result.copy();
        }

        ArrayFactory.Store(@out, result);
        return @out;
    }

    /// <summary>The element at a position of the flattened array, or the sub-array at a position of an axis.</summary>
    /// <exception cref="IndexError">The position is out of bounds.</exception>
    public static NDArray take(NDArray a, long index, int? axis = null, NDArray? @out = null, string mode = "raise") =>
        take(a, array(index), axis, @out, mode);

    /// <summary>For each position beside it, the element along an axis.</summary>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    public static NDArray take_along_axis(NDArray arr, NDArray indices, int? axis = -1)
    {
        var source = axis is null ? ravel(arr) : arr;
        var along = Axes.Normalize(axis ?? 0, Given(source).ndim);
        if (Given(indices).ndim != Given(source).ndim)
        {
            throw new ValueError("`indices` and `arr` must have the same number of dimensions");
        }

        return ArrayIndexing.Get(source, AlongAxis(source, indices, along));
    }

    /// <summary>Replaces elements of the flattened array; values are repeated as needed.</summary>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    public static void put(NDArray a, NDArray indices, NDArray values, string mode = "raise")
    {
        if (Given(indices).size == 0 || Given(values).size == 0)
        {
            return;
        }

        var positions = ravel(Positions(indices, Given(a).size, mode));
        var repeated = take(values, arange(positions.size), null, null, "wrap");
        if (a.Layout.Reshape([a.size]) is { } flat)
        {
            ArrayIndexing.Set(a.ViewOf(flat), [positions], repeated);
            return;
        }

        var copy = ravel(a);
        ArrayIndexing.Set(copy, [positions], repeated);
        ArrayFactory.Store(a, copy.reshape(a.shape));
    }

    /// <summary>Replaces an element of the flattened array.</summary>
    /// <exception cref="IndexError">The position is out of bounds.</exception>
    public static void put(NDArray a, long index, object value, string mode = "raise") =>
        put(a, array(index), ArrayFactory.FromObject(value), mode);

    /// <summary>Replaces the elements where a mask is true by values in order, repeated as needed.</summary>
    /// <exception cref="ValueError">There are no values, or the mask has another size.</exception>
    public static void place(NDArray arr, NDArray mask, NDArray vals)
    {
        if (Given(mask).size != Given(arr).size)
        {
            throw new ValueError("place: mask and data must be the same size");
        }

        var places = flatnonzero(mask);
        if (places.size > 0 && vals.size == 0)
        {
            throw new ValueError("Cannot insert from an empty array!");
        }

        put(arr, places, vals);
    }

    /// <summary>The elements of the flattened array where a condition holds.</summary>
    public static NDArray extract(NDArray condition, NDArray arr) =>
        Given(condition).size == Given(arr).size
            ? ArrayIndexing.Select(arr, Truth(condition))
            : take(ravel(arr), flatnonzero(condition));

    /// <summary>The slices along an axis for which a condition holds.</summary>
    public static NDArray compress(NDArray condition, NDArray a, int? axis = null, NDArray? @out = null) =>
        Given(condition).ndim != 1 ? throw new ValueError("condition must be a 1-d array")
            : @out is null && Given(a).ndim == 1 && axis is null or 0 or -1 && a.size == condition.size
            ? ArrayIndexing.Select(a, Truth(condition))
            : take(a, flatnonzero(condition), axis, @out);

    /// <summary>For each element, that of the array whose number the first argument gives; shapes broadcast.</summary>
    /// <param name="a">The numbers.</param>
    /// <param name="choices">The arrays.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="mode">"raise" refuses numbers out of bounds, "wrap" counts around, "clip" takes the
    /// nearest.</param>
    /// <exception cref="ValueError">A number is out of bounds.</exception>
    public static NDArray choose(NDArray a, NDArray[] choices, NDArray? @out = null, string mode = "raise")
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Length == 0)
        {
            throw new ValueError("Need between 1 and 32 array objects (inclusive).");
        }

        var numbers = a;
        if (mode == "raise" && any((a < 0) | (a >= choices.Length)))
        {
            throw new ValueError("invalid entry in choice array");
        }

        numbers = mode == "raise" ? numbers : Positions(a, choices.Length, mode);
        var result = choices[^1];
        for (var i = choices.Length - 2; i >= 0; i--)
        {
            result = where(numbers == i, choices[i], result);
        }

        result = choices.Length == 1 ? where(numbers == 0, result, result) : result;
        if (@out is null)
        {
            return result;
        }

        ArrayFactory.Store(@out, result);
        return @out;
    }

    /// <inheritdoc cref="choose(NDArray, NDArray[], NDArray, string)"/>
    public static NDArray choose(NDArray a, object[] choices, NDArray? @out = null, string mode = "raise") =>
        choose(a, Array.ConvertAll(choices, ArrayFactory.AsOperand), @out, mode);

    /// <inheritdoc cref="choose(NDArray, NDArray[], NDArray, string)"/>
    public static NDArray choose(NDArray a, NDArray choices, NDArray? @out = null, string mode = "raise") =>
        choose(a, unstack(choices), @out, mode);

    /// <summary>For each element, that of the array beside the first condition that holds; shapes broadcast.</summary>
    /// <exception cref="ValueError">There are not as many arrays as conditions, or none.</exception>
    public static NDArray select(NDArray[] condlist, object[] choicelist, object? @default = null)
    {
        if (Given(condlist).Length != Given(choicelist).Length || condlist.Length == 0)
        {
            throw new ValueError(condlist.Length == 0
                ? "select with an empty condition list is not possible"
                : "list of cases must be same length as list of conditions");
        }

        var result = ArrayFactory.AsOperand(@default ?? 0);
        for (var i = condlist.Length - 1; i >= 0; i--)
        {
            result = where(condlist[i], ArrayFactory.AsOperand(choicelist[i]), result);
        }

        return result;
    }

    // Positions along an axis, beside the own index along every other.
    private static List<object> AlongAxis(NDArray array, NDArray positions, int along)
    {
        var terms = new List<object>();
        for (var i = 0; i < array.ndim; i++)
        {
            var extents = new long[array.ndim];
            extents.AsSpan().Fill(1);
            extents[i] = array.Layout.Extents[i];
            terms.Add(i == along ? positions : arange(array.Layout.Extents[i]).reshape(extents));
        }

        return terms;
    }

    private static ElementType Together(NDArray x, NDArray y)
    {
        var first = Given(y).Weakness == Weakness.Strong ? Promotion.Adapt(Given(x).Type, x.Weakness, y.Type) : x.Type;
        var second = x.Weakness == Weakness.Strong ? Promotion.Adapt(y.Type, y.Weakness, x.Type) : y.Type;
        return Promotion.Promote(first, second);
    }

    // A scalar of a type wider than eight bytes is read as what it is, and converted where it is used.
    private static Operand Chosen(NDArray array, ElementType type, Layout extents) =>
        array.IsScalarOfProgram && type.SizeInBytes() <= sizeof(ulong)
        ? Operand.Scalar(type, ScalarValues.Convert(array.Type, array.Bits, type))
        : ArrayFactory.Spread(array, extents);

    private static NDArray Positions(NDArray indices, long extent, string mode)
    {
        if (!Given(indices).Type.IsInteger() && indices.Type != ElementType.Boolean)
        {
            throw new TypeError($"Cannot cast array data from dtype('{indices.Type.Name()}') to dtype('int64') "
                + "according to the rule 'safe'");
        }

        var positions = indices.Type == ElementType.Int64 ? indices : ArrayFactory.Copy(indices, ElementType.Int64);
        return mode switch
        {
            "raise" => positions,
            "wrap" => positions % Math.Max(extent, 1),
            "clip" => clip(positions, 0L, Math.Max(extent - 1, 0)),
            _ => throw new ValueError($"clipmode must be one of 'clip', 'raise', or 'wrap' (got '{mode}')"),
        };
    }
}
