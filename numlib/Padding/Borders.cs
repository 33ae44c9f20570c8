using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Statistics;

namespace Cohort.Padding;

/// <summary>
/// Borders around arrays, one axis after the other: what is before and behind an axis is computed from the array with
/// the borders of the axes before.
/// </summary>
internal static class Borders
{
    /// <summary>The array with a border.</summary>
    /// <param name="array">The array.</param>
    /// <param name="widths">The widths, as [axis, end].</param>
    /// <param name="mode">What the border holds, by NumPy's name.</param>
    /// <param name="arguments">What the mode needs besides.</param>
    /// <exception cref="ValueError">There is no such mode, or nothing to repeat.</exception>
    public static NDArray Around(NDArray array, long[,] widths, string mode, PadArguments arguments)
    {
        arguments.Check(mode);
        var isFramed = mode is "constant" or "empty";
        if (isFramed && (arguments.Constants is null || arguments.Constants.GetType().IsPrimitive))
        {
            return Framed(array, widths, ArrayFactory.AsOperand(arguments.Constants ?? 0));
        }

        if (!isFramed)
        {
            CheckExtents(array, widths);
        }

        if (mode is "edge" or "wrap" || (mode is "reflect" or "symmetric" && arguments.ReflectType != "odd"))
        {
            return RepeatedBorders.Around(array, widths, mode);
        }

        var fill = FillOf(array, mode, arguments);
        var result = array;
        for (var axis = 0; axis < array.ndim; axis++)
        {
            var (before, after) = (widths[axis, 0], widths[axis, 1]);
            result = before + after == 0 ? result : fill(result, axis, before, after);
        }

        return ReferenceEquals(result, array) ? ArrayFactory.Copy(array) : result;
    }

    /// <summary>The array amid equal elements.</summary>
    public static NDArray Framed(NDArray array, long[,] widths, NDArray value)
    {
        var extents = array.shape;
        for (var axis = 0; axis < extents.Length; axis++)
        {
            extents[axis] += widths[axis, 0] + widths[axis, 1];
        }

        var result = ArrayFactory.Allocate(array.Session, array.Type, Layout.Contiguous(extents));
        ArrayFactory.Store(result, value);
        var inside = result.Layout;
        for (var axis = 0; axis < extents.Length; axis++)
        {
            inside = inside.Slice(axis, widths[axis, 0], array.Layout.Extents[axis]);
        }

        ArrayFactory.Store(result.ViewOf(inside), array);
        return result;
    }

    private static void CheckExtents(NDArray array, long[,] widths)
    {
        for (var axis = 0; axis < array.ndim; axis++)
        {
            if (array.Layout.Extents[axis] == 0 && widths[axis, 0] + widths[axis, 1] > 0)
            {
                throw new ValueError($"can't extend empty axis {axis} using modes other than 'constant' or 'empty'");
            }
        }
    }

    private static Func<NDArray, int, long, long, NDArray> FillOf(NDArray array, string mode, PadArguments arguments)
    {
        var rank = array.ndim;
        switch (mode)
        {
            case "constant":
                var constants = AxisPairs.Values(arguments.Constants!, rank);
                return (a, axis, before, after) => Between(a, axis,
                    Repeated(constants[axis, 0], a, axis, before), Repeated(constants[axis, 1], a, axis, after));
            case "linear_ramp":
                var ends = AxisPairs.Values(arguments.Ends ?? 0, rank);
                return (a, axis, before, after) => Ramps(a, axis, before, after, ends);
            case "reflect" or "symmetric":
                return (a, axis, before, after) => OddReflection.Of(a, axis, before, after, mode == "symmetric");
            default:
                var lengths = arguments.StatLength is null ? null
                    : AxisPairs.Widths(ArrayFactory.FromObject(arguments.StatLength).astype(np.int64), rank);
                return (a, axis, before, after) => Statistics(a, axis, before, after, lengths, mode);
        }
    }

    private static NDArray Between(NDArray array, int axis, NDArray before, NDArray after) =>
        np.concatenate([before, array, after], axis, dtype: array.typecode, casting: "unsafe");

    // Something that broadcasts, as often along an axis as a border is wide.
    private static NDArray Repeated(NDArray value, NDArray array, int axis, long width)
    {
        var extents = array.shape;
        extents[axis] = width;
        return np.broadcast_to(value, new Shape(extents));
    }

    private static NDArray End(NDArray array, int axis, bool isFirst) =>
        array.ViewOf(array.Layout.Slice(axis, isFirst ? 0 : array.Layout.Extents[axis] - 1, 1));

    // From a value beyond the border, which is not reached, to the edge.
    private static NDArray Ramps(NDArray array, int axis, long before, long after, NDArray[,] ends)
    {
        return Between(array, axis, Ramp(0, before), Ramp(1, after));

        NDArray Ramp(int end, long width)
        {
            var type = array.Type == ElementType.Complex ? np.complex128 : np.float64;
            var (start, edge) = (ends[axis, end].astype(type), End(array, axis, end == 0).astype(type));
            var extents = new long[array.ndim];
            extents.AsSpan().Fill(1);
            extents[axis] = width;
            var places = np.arange(width).reshape(extents);
            places = end == 0 ? places : width - 1 - places;
            var ramp = (places * ((edge - start) / (double)Math.Max(width, 1))) + start;
            return array.Type.IsInteger() ? np.floor(ramp) : ramp;
        }
    }

    private static NDArray Statistics(
        NDArray array, int axis, long before, long after, long[,]? lengths, string mode)
    {
        var n = array.Layout.Extents[axis];
        return Between(array, axis, Statistic(0, before), Statistic(1, after));

        NDArray Statistic(int end, long width)
        {
            var length = Math.Min(lengths?[axis, end] ?? n, n);
            if (length == 0 && mode is ("maximum" or "minimum"))
            {
                throw new ValueError("stat_length of 0 yields no value for padding");
            }

            var part = array.ViewOf(array.Layout.Slice(axis, end == 0 ? 0 : n - length, length));
            var value = mode switch
            {
                "maximum" => ReductionTable.Maximum.Apply(part, [axis], keepdims: true),
                "minimum" => ReductionTable.Minimum.Apply(part, [axis], keepdims: true),
                "mean" => Moments.Mean(part, [axis], keepdims: true),
                _ => Medians.Of(part, [axis], keepdims: true),
            };
            return Repeated(
                array.Type.IsInteger() && value.Type.IsFloat() ? np.rint(value) : value, array, axis, width);
        }
    }
}
