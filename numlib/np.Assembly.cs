using System.Runtime.CompilerServices;
using Cohort.Creation;
using Cohort.Joining;
using Cohort.Typing;

namespace Cohort;

/// <content>Arrays put together from others, and products that make larger ones.</content>
public static partial class np
{
    /// <summary>An array from nested lists of blocks: the innermost along the last axis, and so on outwards.</summary>
    /// <param name="arrays">An array, a number, or lists of these, nested to one depth.</param>
    /// <exception cref="ValueError">A list is empty, or lists are nested to several depths.</exception>
    public static NDArray block(object arrays) => Blocks.Of(arrays);

    /// <summary>The array as a matrix: of two axes.</summary>
    /// <exception cref="ValueError">There are more axes.</exception>
    public static NDArray bmat(NDArray obj) => Matrix.Of(obj);

    /// <summary>The matrix of blocks side by side.</summary>
    public static NDArray bmat(NDArray[] obj) => Matrix.OfRows([obj]);

    /// <summary>The matrix of rows of blocks.</summary>
    public static NDArray bmat(NDArray[][] obj) => Matrix.OfRows(obj);

    /// <summary>The matrix of a tuple of blocks, or of rows of them.</summary>
    public static NDArray bmat(ITuple obj) => Matrix.Of(obj);

    /// <summary>The matrix that a text describes: "A, B; C, D".</summary>
    /// <param name="obj">Names of blocks, rows apart by semicolons.</param>
    /// <param name="ldict">The blocks by name.</param>
    /// <param name="gdict">Where names are looked for that are not there.</param>
    /// <exception cref="NameError">A name is not known.</exception>
    public static NDArray bmat(
        string obj, IDictionary<string, NDArray> ldict, IDictionary<string, NDArray>? gdict = null) =>
        Matrix.Of(obj, ldict, gdict);

    /// <summary>Kronecker's product: each element of the first array times the whole second one.</summary>
    public static NDArray kron(NDArray a, NDArray b)
    {
        var rank = Math.Max(Given(a).ndim, Given(b).ndim);
        var (first, second) = (new long[2 * rank], new long[2 * rank]);
        first.AsSpan().Fill(1);
        second.AsSpan().Fill(1);
        var extents = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            first[2 * axis] = ExtentFromEnd(a, rank - axis);
            second[(2 * axis) + 1] = ExtentFromEnd(b, rank - axis);
            extents[axis] = first[2 * axis] * second[(2 * axis) + 1];
        }

        return Delivery.Shaped(Reshaped(a, first) * Reshaped(b, second), extents);
    }

    /// <summary>The cross product of vectors of three elements, or of two, whose third is 0.</summary>
    /// <param name="a">The first vectors.</param>
    /// <param name="b">The second vectors, which broadcast against the first.</param>
    /// <param name="axisa">The axis of the vectors in the first array.</param>
    /// <param name="axisb">The axis of the vectors in the second array.</param>
    /// <param name="axisc">
    /// The axis of the vectors in the result, which of two vectors of two elements is a number.
    /// </param>
    /// <param name="axis">One axis for all three.</param>
    /// <exception cref="ValueError">Vectors have another length.</exception>
    public static NDArray cross(
        NDArray a, NDArray b, int axisa = -1, int axisb = -1, int axisc = -1, int? axis = null)
    {
        (axisa, axisb, axisc) = axis is { } given ? (given, given, given) : (axisa, axisb, axisc);
        if (Given(a).ndim == 0 || Given(b).ndim == 0)
        {
            throw new ValueError("At least one array has zero dimension");
        }

        var x = moveaxis(a, Axes.Normalize(axisa, a.ndim, nameof(axisa)), -1);
        var y = moveaxis(b, Axes.Normalize(axisb, b.ndim, nameof(axisb)), -1);
        if (x.Layout.Extents[^1] is not (2 or 3) || y.Layout.Extents[^1] is not (2 or 3))
        {
            throw new ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)");
        }

        var third = (Component(x, 0) * Component(y, 1)) - (Component(x, 1) * Component(y, 0));
        if (x.Layout.Extents[^1] == 2 && y.Layout.Extents[^1] == 2)
        {
            return third;
        }

        var first = (Component(x, 1) * Component(y, 2)) - (Component(x, 2) * Component(y, 1));
        var second = (Component(x, 2) * Component(y, 0)) - (Component(x, 0) * Component(y, 2));
        return stack([first, second, third], Axes.Normalize(axisc, third.ndim + 1, nameof(axisc)));
    }

    private static long ExtentFromEnd(NDArray array, int place) =>
        place <= array.ndim ? array.Layout.Extents[array.ndim - place] : 1;

    private static NDArray Component(NDArray vectors, int place)
    {
        var axis = vectors.ndim - 1;
        return place < vectors.Layout.Extents[axis]
            ? vectors.ViewOf(vectors.Layout.Slice(axis, place, 1).RemoveAxis(axis))
            : zeros(new Shape(), vectors.dtype);
    }
}
