using Cohort.Creation;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;

namespace Cohort.Einsum;

/// <summary>
/// One step of an Einstein sum: the product of terms, summed over the labels that nobody needs afterwards. Two terms
/// with a label to sum are a product of matrices; what has no rows or columns of its own is a product of elements that
/// is summed as it is computed.
/// </summary>
internal static class Contraction
{
    /// <summary>The product of terms with the labels that are kept, in any order.</summary>
    public static Term Of(IReadOnlyList<Term> terms, string kept)
    {
        var result = Reduced(Diagonal(terms[0], 0), terms.Count == 1 ? kept : kept + Rest(terms, 1));
        for (var i = 1; i < terms.Count; i++)
        {
            var needed = kept + Rest(terms, i + 1);
            result = Pair(result, Diagonal(terms[i], i), needed);
        }

        return result;
    }

    /// <summary>The term with its axes in the order of labels.</summary>
    public static NDArray Ordered(Term term, string labels) => labels == term.Labels
        ? term.Array
        : np.transpose(term.Array, [.. labels.Select(term.Axis)]);

    private static string Rest(IReadOnlyList<Term> terms, int from) =>
        string.Concat(terms.Skip(from).Select(term => term.Labels));

    // Axes with one label are walked together.
    private static Term Diagonal(Term term, int operand)
    {
        var labels = new string([.. term.Labels.Distinct()]);
        if (labels.Length == term.Labels.Length)
        {
            return term;
        }

        var layout = term.Array.Layout;
        var (extents, strides) = (new long[labels.Length], new long[labels.Length]);
        extents.AsSpan().Fill(1);
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            var at = labels.IndexOf(term.Labels[axis], StringComparison.Ordinal);
            var extent = layout.Extents[axis];
            if (extents[at] != 1 && extent != 1 && extents[at] != extent)
            {
                throw new ValueError($"dimensions in operand {operand} for collapsing index '{labels[at]}' don't match "
                    + $"({extents[at]} != {extent})");
            }

            extents[at] = extents[at] == 1 ? extent : extents[at];
            strides[at] += extent == 1 ? 0 : layout.Strides[axis];
        }

        return new Term(term.Array.ViewOf(new Layout(layout.Offset, extents, strides)), labels);
    }

    private static Term Reduced(Term term, string needed)
    {
        int[] summed = [.. term.Labels.Where(label => !Has(needed, label)).Select(term.Axis)];
        return summed.Length == 0
            ? term
            : new Term(Folded(term.Array, summed), Without(term.Labels, label => !Has(needed, label)));
    }

    private static Term Pair(Term a, Term b, string needed)
    {
        var (left, right) = (Squeezed(a, b), Squeezed(b, a));
        left = Reduced(left, needed + right.Labels);
        right = Reduced(right, needed + left.Labels);
        var shared = Without(left.Labels, label => !Has(right.Labels, label));
        var summed = Without(shared, label => Has(needed, label));
        var batch = Without(shared, label => !Has(needed, label));
        var rows = Without(left.Labels, label => Has(shared, label));
        var columns = Without(right.Labels, label => Has(shared, label));
        var isMatrix = summed.Length > 0 && left.Array.Type != ElementType.Boolean
            && (batch.Length == 0 ? rows.Length + columns.Length > 0 : rows.Length > 0 && columns.Length > 0);
        return isMatrix
            ? Matrices(left, right, batch, rows, columns, summed)
            : Elements(left, right, batch + rows + columns, summed);
    }

    // An extent of 1 beside a longer one broadcasts, which is as if the label were not there.
    private static Term Squeezed(Term term, Term other)
    {
        var isSpread = (char label) => term.Extent(label) == 1 && other.Axis(label) >= 0 && other.Extent(label) != 1;
        int[] spread = [.. term.Labels.Where(isSpread).Select(term.Axis)];
        return spread.Length == 0
            ? term
            : Squeezed(new Term(np.squeeze(term.Array, spread[0]), term.Labels.Remove(spread[0], 1)), other);
    }

    private static Term Matrices(Term a, Term b, string batch, string rows, string columns, string summed)
    {
        long Size(Term term, string labels) => Layout.Product([.. labels.Select(term.Extent)]);
        var stacks = Array.ConvertAll(batch.ToCharArray(), a.Extent);
        var left = np.Reshaped(Ordered(a, batch + rows + summed), [.. stacks, Size(a, rows), Size(a, summed)]);
        var right = np.Reshaped(Ordered(b, batch + summed + columns), [.. stacks, Size(b, summed), Size(b, columns)]);
        var product = np.matmul(left, right);
        long[] extents = [.. stacks, .. rows.Select(a.Extent), .. columns.Select(b.Extent)];
        return new Term(Delivery.Shaped(product, extents), batch + rows + columns);
    }

    private static Term Elements(Term a, Term b, string labels, string summed)
    {
        var (left, right) = (Spread(a, labels + summed), Spread(b, labels + summed));
        int[] axes = [.. Enumerable.Range(labels.Length, summed.Length)];
        return new Term(axes.Length == 0 ? left * right : Folded(left, right, axes), labels);
    }

    // The axes in the order of labels, with extent 1 for those that the term lacks.
    private static NDArray Spread(Term term, string labels)
    {
        var layout = np.transpose(term.Array, [.. labels.Where(label => Has(term.Labels, label)).Select(term.Axis)])
            .Layout;
        for (var axis = 0; axis < labels.Length; axis++)
        {
            layout = Has(term.Labels, labels[axis]) ? layout : layout.InsertAxis(axis);
        }

        return term.Array.ViewOf(layout);
    }

    private static NDArray Folded(NDArray array, int[] axes) => array.Type == ElementType.Boolean
        ? ReductionTable.Any.Apply(array, axes)
        : ReductionTable.Sum.Apply(array, axes, dtype: DType.Of(array.Type));

    // Both have one type. Half is added up in single precision.
    private static NDArray Folded(NDArray a, NDArray b, int[] axes) =>
        a.Type.IsInteger() || a.Type is ElementType.Single or ElementType.Double
            ? new Mapped(Function.Multiply, a.Type).Fold(ReductionOperator.Sum, a.Type, a, b, axes)
            : Folded(a * b, axes);

    private static bool Has(string labels, char label) => labels.Contains(label, StringComparison.Ordinal);

    private static string Without(string labels, Func<char, bool> isLeftOut) =>
        new([.. labels.Where(label => !isLeftOut(label))]);
}
