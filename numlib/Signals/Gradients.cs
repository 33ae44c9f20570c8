using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Signals;

/// <summary>Derivatives by finite differences: central ones inside, of first or second order at the ends.</summary>
internal static class Gradients
{
    /// <summary>The derivatives along axes, one array each.</summary>
    public static NDArray[] Of(NDArray f, object[] spacing, int[]? axis, int edgeOrder)
    {
        var axes = axis is null ? Axes.All(np.Given(f).ndim) : Axes.Normalize(axis, np.Given(f).ndim);
        var steps = Steps(f, spacing, axes);
        if (edgeOrder > 2)
        {
            throw new ValueError("'edge_order' greater than 2 not supported");
        }

        var values = f.Type.IsFloat() || f.Type == ElementType.Complex ? f : f.astype(np.float64);
        return [.. axes.Select((along, i) => Along(values, steps[i], along, edgeOrder))];
    }

    // A number for even spacing, else the distances between neighbours.
    private static NDArray[] Steps(NDArray f, object[] spacing, int[] axes)
    {
        if (np.Given(spacing).Length > 1 && spacing.Length != axes.Length)
        {
            throw new TypeError("invalid number of arguments");
        }

        return [.. axes.Select((along, i) =>
        {
            var given = ArrayFactory.AsOperand(spacing.Length == 0 ? 1.0 : spacing[spacing.Length == 1 ? 0 : i]);
            return given.ndim == 0 ? given : Distances(given, f.Layout.Extents[along]);
        })];
    }

    private static NDArray Distances(NDArray places, long extent)
    {
        if (places.ndim != 1)
        {
            throw new ValueError("distances must be either scalars or 1d");
        }

        if (places.size != extent)
        {
            throw new ValueError("when 1d, distances must match the length of the corresponding dimension");
        }

        var numbers = places.Type.IsInteger() ? places.astype(np.float64) : places;
        return np.diff(numbers);
    }

    private static NDArray Along(NDArray f, NDArray step, int axis, int edgeOrder)
    {
        var n = f.Layout.Extents[axis];
        if (n < edgeOrder + 1)
        {
            throw new ValueError("Shape of array too small to calculate a numerical gradient, at least "
                + "(edge_order + 1) elements are required.");
        }

        var isEven = step.ndim == 0;
        var distances = isEven ? step : np.Reshaped(step, Column(f.ndim, axis));
        var result = ArrayFactory.Allocate(f.Session, f.Type, f.Layout);
        if (n > 2)
        {
            ArrayFactory.Store(
                Part(result, axis, 1, n - 2), isEven ? EvenInside(f, step, axis, n) : Inside(f, distances, axis, n));
        }

        ArrayFactory.Store(Part(result, axis, 0, 1), End(f, distances, axis, edgeOrder, isEven, isFirst: true));
        ArrayFactory.Store(Part(result, axis, n - 1, 1), End(f, distances, axis, edgeOrder, isEven, isFirst: false));
        return result;
    }

    private static long[] Column(int rank, int axis)
    {
        var extents = new long[rank];
        extents.AsSpan().Fill(1);
        extents[axis] = -1;
        return extents;
    }

    private static NDArray Part(NDArray array, int axis, long start, long count) =>
        array.ViewOf(array.Layout.Slice(axis, start, count));

    private static NDArray EvenInside(NDArray f, NDArray step, int axis, long n) =>
        (Part(f, axis, 2, n - 2) - Part(f, axis, 0, n - 2)) / (2.0 * step);

    private static NDArray Inside(NDArray f, NDArray distances, int axis, long n)
    {
        var (before, after) = (Part(distances, axis, 0, n - 2), Part(distances, axis, 1, n - 2));
        var sum = before + after;
        var a = -after / (before * sum);
        var b = (after - before) / (before * after);
        var c = before / (after * sum);
        return (a * Part(f, axis, 0, n - 2)) + (b * Part(f, axis, 1, n - 2)) + (c * Part(f, axis, 2, n - 2));
    }

    private static NDArray End(NDArray f, NDArray distances, int axis, int order, bool isEven, bool isFirst)
    {
        var n = f.Layout.Extents[axis];
        NDArray Value(long fromEnd) => Part(f, axis, isFirst ? fromEnd : n - 1 - fromEnd, 1);
        NDArray Distance(long fromEnd) => isEven ? distances
            : Part(distances, axis, isFirst ? fromEnd : n - 2 - fromEnd, 1);
        var sign = isFirst ? 1.0 : -1.0;
        if (order < 2)
        {
            return isFirst ? (Value(1) - Value(0)) / Distance(0) : (Value(0) - Value(1)) / Distance(0);
        }

        var (near, far) = (Distance(0), Distance(1));
        var sum = near + far;
        var a = isEven ? -1.5 / near : -((2.0 * near) + far) / (near * sum);
        var b = isEven ? 2.0 / near : sum / (near * far);
        var c = isEven ? -0.5 / near : -near / (far * sum);
        return sign * ((a * Value(0)) + (b * Value(1)) + (c * Value(2)));
    }
}
