using Cohort.Creation;
using Cohort.Kernels.Library.Operations;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Statistics;

/// <summary>
/// Sums of products of two vectors at every shift. Short kernels are sums of shifted slices, which fuse into one pass;
/// long ones are sums along the rows of an overlapping view. At the ends only what overlaps is added, so that an
/// infinite element does not meet zeros beyond the vector.
/// </summary>
internal static class Correlation
{
    // Shifted slices fuse up to the length of a group; longer kernels are folded as rows.
    private const int MostTaps = 24;

    /// <summary>The correlation c[k] = sum of a[n + k] conj(v[n]).</summary>
    /// <exception cref="ValueError">A vector is empty or has several axes, or there is no such mode.</exception>
    public static NDArray Correlate(NDArray a, NDArray v, string mode)
    {
        var (first, second) = (Vector(a), Vector(v));
        var overlap = ModeOf(mode);
        if (first.size == 0 || second.size == 0)
        {
            throw new ValueError($"{(first.size == 0 ? "first" : "second")} array argument cannot be empty");
        }

        var kernel = second.Type == ElementType.Complex ? np.conj(second) : second;
        return first.size >= kernel.size
            ? Slide(first, kernel, overlap)
            : ArrayFactory.Copy(np.flip(Slide(kernel, first, overlap)));
    }

    /// <summary>The convolution c[k] = sum of a[n] v[k - n].</summary>
    /// <exception cref="ValueError">A vector is empty or has several axes, or there is no such mode.</exception>
    public static NDArray Convolve(NDArray a, NDArray v, string mode)
    {
        var (first, second) = (Vector(a), Vector(v));
        var overlap = ModeOf(mode);
        if (second.size > first.size)
        {
            (first, second) = (second, first);
        }

        return second.size == 0 ? throw new ValueError($"{(first.size == 0 ? "a" : "v")} cannot be empty")
            : Slide(first, np.flip(second), overlap);
    }

    private static NDArray Vector(NDArray array) => np.Given(array).ndim > 1
        ? throw new ValueError("object too deep for desired array")
        : np.atleast_1d(array);

    private static Overlap ModeOf(string mode) => mode switch
    {
        "valid" => Overlap.Valid,
        "same" => Overlap.Same,
        "full" => Overlap.Full,
        _ => throw new ValueError($"mode must be one of 'valid', 'same', or 'full' (got '{mode}')"),
    };

    /// <summary>The sums of products of a kernel with what lies under it, at every place of a longer vector.</summary>
    private static NDArray Slide(NDArray vector, NDArray kernel, Overlap overlap)
    {
        var type = Promotion.Promote(vector.Type, kernel.Type);
        var compute = type == ElementType.Half ? ElementType.Single : type;
        var (along, taps) = (DenseIn(vector, compute), DenseIn(kernel, compute));
        var (n, m) = (along.size, taps.size);
        var left = overlap switch { Overlap.Full => m - 1, Overlap.Same => m / 2, _ => 0 };
        var right = overlap switch { Overlap.Full => m - 1, Overlap.Same => m - (m / 2) - 1, _ => 0 };
        if (m <= MostTaps && compute == type && HasSums(type) && vector.Engine.IsHostAlone)
        {
            return NDArray.Create(vector.Session, vector.Engine.Library(
                new SlidingSumOperation(left), [along.View, taps.View], [(type, [left + n - m + 1 + right])])[0]);
        }

        var result = ArrayFactory.Allocate(vector.Session, type, Layout.Contiguous([left + n - m + 1 + right]));
        if (left > 0)
        {
            Put(result, 0, Edge(along.ViewOf(along.Layout.Slice(0, 0, m - 1)), taps, left, isLeft: true));
        }

        Put(result, left, Inside(along, taps));
        if (right > 0)
        {
            Put(result, left + n - m + 1,
                Edge(along.ViewOf(along.Layout.Slice(0, n - m + 1, m - 1)), taps, right, isLeft: false));
        }

        return result;
    }

    private static bool HasSums(ElementType type) =>
        type.IsInteger() || type is ElementType.Single or ElementType.Double or ElementType.Decimal;

    private static NDArray DenseIn(NDArray array, ElementType type) =>
        array.Type == type && array.Layout.Strides[0] == 1 ? array : ArrayFactory.Copy(array, type);

    private static void Put(NDArray result, long at, NDArray part) =>
        ArrayFactory.Store(result.ViewOf(result.Layout.Slice(0, at, part.size)), part);

    private static NDArray Inside(NDArray along, NDArray taps)
    {
        var (count, m) = (along.size - taps.size + 1, taps.size);
        if (m > MostTaps)
        {
            return Folded(Windows(along, count, m) * taps);
        }

        var sum = Shifted(0);
        for (var tap = 1; tap < m; tap++)
        {
            sum += Shifted(tap);
        }

        return sum;

        NDArray Shifted(long tap) =>
            along.ViewOf(along.Layout.Slice(0, tap, count)) * taps.ViewOf(taps.Layout.Slice(0, tap, 1));
    }

    // At the left end the first `rows` sums lack their first terms, at the right end their last ones.
    private static NDArray Edge(NDArray end, NDArray taps, long rows, bool isLeft)
    {
        var m = taps.size;
        var padding = np.zeros(new Shape(rows), end.dtype);
        var padded = np.concatenate(isLeft ? [padding, end] : [end, padding]);
        var row = np.arange(rows);
        var nothing = np.zeros(new Shape(1L), end.dtype);
        if (m > MostTaps)
        {
            var place = np.arange(m) + row.reshape(rows, 1);
            return Folded(np.where(isLeft ? place >= rows : place < m - 1, Windows(padded, rows, m) * taps, nothing));
        }

        var sum = Term(0);
        for (var tap = 1L; tap < m; tap++)
        {
            sum += Term(tap);
        }

        return sum;

        NDArray Term(long tap) => np.where(
            isLeft ? row >= rows - tap : row < m - 1 - tap,
            padded.ViewOf(padded.Layout.Slice(0, tap, rows)) * taps.ViewOf(taps.Layout.Slice(0, tap, 1)), nothing);
    }

    // Rows that overlap: row i begins at element i.
    private static NDArray Windows(NDArray vector, long rows, long length) =>
        vector.ViewOf(new Layout(vector.Layout.Offset, [rows, length], [1, 1]));

    private static NDArray Folded(NDArray rows) => rows.Type == ElementType.Boolean
        ? ReductionTable.Any.Apply(rows, [1])
        : ReductionTable.Sum.Apply(rows, [1], dtype: DType.Of(rows.Type));

    private enum Overlap
    {
        Valid,
        Same,
        Full,
    }
}
