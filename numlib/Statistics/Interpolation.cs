using System.Numerics;
using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Regions;
using Cohort.Ufuncs;

namespace Cohort.Statistics;

/// <summary>Linear interpolation between points, as NumPy's interp.</summary>
internal static class Interpolation
{
    /// <summary>The values at positions of the line through points.</summary>
    /// <param name="x">The positions.</param>
    /// <param name="xp">The points' positions, ascending unless there is a period.</param>
    /// <param name="fp">The points' values, real or complex.</param>
    /// <param name="left">The value before the first point; null for that of the first point.</param>
    /// <param name="right">The value behind the last point; null for that of the last point.</param>
    /// <param name="period">The period of the positions, or null.</param>
    public static NDArray At(NDArray x, NDArray xp, NDArray fp, Complex? left, Complex? right, double? period)
    {
        var (places, points) = (AsDouble(x), AsDouble(xp));
        var values = np.Given(fp).Type == ElementType.Complex ? fp : AsDouble(fp);
        if (period is { } length)
        {
            (left, right) = (null, null);
            (places, points, values) = Wrapped(places, points, values, length);
        }

        Check(points, values);
        if (values.Type != ElementType.Complex && left is not { Imaginary: not 0 } && right is not { Imaginary: not 0 })
        {
            return Line(places, points, values, left?.Real, right?.Real);
        }

        var complex = values.Type == ElementType.Complex ? values : values.astype(np.complex128);
        return ComplexViews.Joined(
            Line(places, points, ComplexViews.Real(complex), left?.Real, right?.Real),
            np.where(np.isnan(places), (object)0.0,
                Line(places, points, ComplexViews.Imaginary(complex), left?.Imaginary, right?.Imaginary)));
    }

    private static NDArray AsDouble(NDArray array) =>
        np.Given(array).Type == ElementType.Double ? array : ArrayFactory.Copy(array, ElementType.Double);

    private static void Check(NDArray points, NDArray values)
    {
        if (points.ndim != 1 || values.ndim != 1)
        {
            throw new ValueError(points.ndim == 0 || values.ndim == 0
                ? "object of too small depth for desired array"
                : "object too deep for desired array");
        }

        if (points.size == 0)
        {
            throw new ValueError("array of sample points is empty");
        }

        if (points.size != values.size)
        {
            throw new ValueError("fp and xp are not of the same length.");
        }
    }

    // The points of one period in order, and one more at each end.
    private static (NDArray Places, NDArray Points, NDArray Values) Wrapped(
        NDArray places, NDArray points, NDArray values, double period)
    {
        if (period == 0)
        {
            throw new ValueError("period must be a non-zero value");
        }

        if (points.ndim != 1 || values.ndim != 1)
        {
            throw new ValueError("Data points must be 1-D sequences");
        }

        if (points.size != values.size)
        {
            throw new ValueError("fp and xp are not of the same length");
        }

        var length = Math.Abs(period);
        var folded = UfuncTable.Remainder.Apply(points, length);
        var order = np.argsort(folded);
        var ascending = Gathering.Take(folded, order);
        var ordered = Gathering.Take(values, order);
        return (
            UfuncTable.Remainder.Apply(places, length),
            np.concatenate([ascending["-1:"] - length, ascending, ascending[":1"] + length]),
            np.concatenate([ordered["-1:"], ordered, ordered[":1"]]));
    }

    private static NDArray Line(NDArray places, NDArray points, NDArray values, double? left, double? right)
    {
        if (places.Engine.IsHostAlone)
        {
            ReadOnlySpan<RegionView> inputs =
                [ArrayIndexing.Dense(places).View, ArrayIndexing.Dense(points).View, ArrayIndexing.Dense(values).View];
            var operation = new InterpolationOperation(left, right);
            return NDArray.Create(
                places.Session, places.Engine.Library(operation, inputs, [(ElementType.Double, places.shape)])[0]);
        }

        var n = points.size;
        var after = np.searchsorted(points, places, "right");
        var at = np.clip(after - 1L, 0L, Math.Max(n - 2, 0));
        var (x0, x1) = (Taken(points, at), Taken(Followers(points), at));
        var (y0, y1) = (Taken(values, at), Taken(Followers(values), at));
        var slope = (y1 - y0) / (x1 - x0);
        var forward = (slope * (places - x0)) + y0;
        var backward = (slope * (places - x1)) + y1;
        var between = np.where(np.isnan(forward), np.where(np.isnan(backward) & (y0 == y1), y0, backward), forward);
        between = np.where(places == x0, y0, between);
        var behind = right is null ? values["-1"] : (NDArray)right.Value;
        var last = np.where(places == points["-1"], values["-1"], np.where(places > points["-1"], behind, between));
        var result = left is null
            ? np.where(after == 0L, values["0"], last)
            : np.where(after == 0L, (NDArray)left.Value, last);
        return np.where(np.isnan(places), places, result);
    }

    // One position serves for a point and for the next one; a single point follows itself.
    private static NDArray Followers(NDArray vector) => vector.size == 1 ? vector : vector["1:"];

    private static NDArray Taken(NDArray vector, NDArray positions) =>
        Gathering.Take(vector, positions);
}
