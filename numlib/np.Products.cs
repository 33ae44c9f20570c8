using Cohort.Creation;
using Cohort.Kernels.Library.Operations;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Products of vectors, matrices and tensors.</content>
public static partial class np
{
    /// <summary>Up to so many columns a matrix is multiplied with a vector column by column ...</summary>
    private const int MostColumns = 4;

    /// <summary>... if it has so many rows.</summary>
    private const int FewestRows = 8192;

    /// <summary>The matrix product; of stacks of matrices, whose leading axes broadcast, of each pair.</summary>
    /// <param name="x1">The left factor: a vector, a matrix or a stack of them.</param>
    /// <param name="x2">The right factor.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="axes">Not supported.</param>
    /// <param name="axis">Not supported.</param>
    /// <param name="keepdims">Not supported.</param>
    /// <param name="dtype">The type in which to compute.</param>
    /// <param name="casting">Which conversions of the result are allowed.</param>
    /// <param name="order">Ignored: a new result is row-major.</param>
    /// <exception cref="ValueError">A factor has no axes.</exception>
    /// <exception cref="IncorrectShapeException">The inner extents differ.</exception>
    public static NDArray matmul(
        NDArray x1, NDArray x2, NDArray? @out = null, int[][]? axes = null, int? axis = null, bool? keepdims = null,
        NPTypeCode? dtype = null, string casting = "same_kind", char order = 'K')
    {
        if (axes is not null || axis is not null || keepdims == true)
        {
            throw new NotSupportedException("matmul takes no axes yet; move them with np.moveaxis first.");
        }

        if (Given(x1).ndim == 0 || Given(x2).ndim == 0)
        {
            var operand = x1.ndim == 0 ? 0 : 1;
            throw new ValueError($"matmul: Input operand {operand} does not have enough dimensions (has 0, gufunc core "
                + "with signature (n?,k),(k,m?)->(n?,m?) requires 1)");
        }

        var type = dtype?.ToElementType() ?? Promotion.Promote(x1.Type, x2.Type);
        if (SumOfProducts(x1, x2, type) is { } sum)
        {
            return Delivered(sum, @out, "matmul", casting);
        }

        var left = x1.ndim == 1 ? x1.ViewOf(x1.Layout.InsertAxis(0)) : x1;
        var right = x2.ndim == 1 ? x2.ViewOf(x2.Layout.InsertAxis(1)) : x2;
        CheckInner(left.Layout.Extents[^1], right.Layout.Extents[^2]);
        var product = Product(left, right, type);
        var layout = product.Layout;
        layout = x2.ndim == 1 ? layout.RemoveAxis(layout.Rank - 1) : layout;
        layout = x1.ndim == 1 ? layout.RemoveAxis(layout.Rank - (x2.ndim == 1 ? 1 : 2)) : layout;
        return Delivered(ArrayFactory.Owned(product, layout), @out, "matmul", casting);
    }

    /// <summary>
    /// The dot product: of vectors a number, of matrices the matrix product, else the sum of products over the last
    /// axis
    /// of the first and the second-to-last of the second.
    /// </summary>
    /// <exception cref="IncorrectShapeException">The summed extents differ.</exception>
    public static NDArray dot(NDArray a, NDArray b, NDArray? @out = null)
    {
        if (Given(a).ndim == 0 || Given(b).ndim == 0)
        {
            return UfuncTable.Multiply.Apply(a, b, @out, null, null);
        }

        CheckAligned(a, b);
        var result = a.ndim <= 2 && b.ndim <= 2
            ? matmul(a, b)
            : Contract(a, b, [a.ndim - 1], [Math.Max(b.ndim - 2, 0)]);
        return Delivered(result, @out, "dot");
    }

    /// <summary>The sums of products over the last axes.</summary>
    /// <exception cref="IncorrectShapeException">The last extents differ.</exception>
    public static NDArray inner(NDArray a, NDArray b)
    {
        if (Given(a).ndim == 0 || Given(b).ndim == 0)
        {
            return a * b;
        }

        return SumOfProducts(a, b, Promotion.Promote(a.Type, b.Type)) is { } sum ? sum
            : a.Layout.Extents[^1] == b.Layout.Extents[^1]
            ? Contract(a, b, [a.ndim - 1], [b.ndim - 1])
            : throw NotAligned(a, b, a.ndim - 1, b.ndim - 1);
    }

    /// <summary>The product of each element of one flattened array with each of another.</summary>
    public static NDArray outer(NDArray a, NDArray b, NDArray? @out = null)
    {
        var (column, row) = (ravel(a), ravel(b));
        return UfuncTable.Multiply.Apply(column.ViewOf(column.Layout.InsertAxis(1)), row, @out, null, null);
    }

    /// <summary>The dot product of the flattened arrays.</summary>
    public static NDArray vdot(NDArray a, NDArray b) => dot(ravel(a), ravel(b));

    /// <summary>Sums of products over the last axes of the first and the first axes of the second.</summary>
    /// <exception cref="IncorrectShapeException">The summed extents differ.</exception>
    public static NDArray tensordot(NDArray a, NDArray b, int axes = 2)
    {
        if (axes < 0 || axes > Given(a).ndim || axes > Given(b).ndim)
        {
            throw new ValueError("shape-mismatch for sum");
        }

        return Contract(a, b, [.. Enumerable.Range(a.ndim - axes, axes)], [.. Enumerable.Range(0, axes)]);
    }

    /// <summary>Sums of products over pairs of axes.</summary>
    /// <exception cref="ValueError">The summed extents differ.</exception>
    public static NDArray tensordot(NDArray a, NDArray b, int[] axesA, int[] axesB)
    {
        var (first, second) = (Axes.Normalize(axesA, Given(a).ndim), Axes.Normalize(axesB, Given(b).ndim));
        if (first.Length != second.Length
            || !first.Zip(second).All(pair => a.Layout.Extents[pair.First] == b.Layout.Extents[pair.Second]))
        {
            throw new ValueError("shape-mismatch for sum");
        }

        return Contract(a, b, first, second);
    }

    /// <summary>Sums of products over a pair of axes.</summary>
    /// <exception cref="ValueError">The summed extents differ.</exception>
    public static NDArray tensordot(NDArray a, NDArray b, (int A, int B) axes) => tensordot(a, b, [axes.A], [axes.B]);

    private static NDArray Contract(NDArray a, NDArray b, int[] axesA, int[] axesB)
    {
        int[] keptA = [.. Axes.All(a.ndim).Except(axesA)], keptB = [.. Axes.All(b.ndim).Except(axesB)];
        long[] rows = Array.ConvertAll(keptA, at => a.Layout.Extents[at]);
        long[] columns = Array.ConvertAll(keptB, at => b.Layout.Extents[at]);
        var summed = Layout.Product(Array.ConvertAll(axesA, at => a.Layout.Extents[at]));
        if (!axesA.Zip(axesB).All(pair => a.Layout.Extents[pair.First] == b.Layout.Extents[pair.Second]))
        {
            throw new ValueError("shape-mismatch for sum");
        }

        var left = Reshaped(transpose(a, [.. keptA, .. axesA]), [Layout.Product(rows), summed]);
        var right = Reshaped(transpose(b, [.. axesB, .. keptB]), [summed, Layout.Product(columns)]);
        var product = Product(left, right, Promotion.Promote(a.Type, b.Type));
        return ArrayFactory.Owned(product, Layout.Contiguous([.. rows, .. columns]));
    }

    private static NDArray Product(NDArray left, NDArray right, ElementType type)
    {
        var (a, b) = (left.Type == type ? left : ArrayFactory.Copy(left, type), right.Type == type ? right
            : ArrayFactory.Copy(right, type));
        var stacks = Stacks(a.Layout, b.Layout).Extents;
        long[] extents = [.. stacks, a.Layout.Extents[^2], b.Layout.Extents[^1]];
        var isThin = a.Layout.Extents[^1] is > 0 and <= MostColumns && extents[^1] == 1;
        if (isThin && Layout.Product(extents) >= FewestRows && type is (ElementType.Single or ElementType.Double))
        {
            return SumOfColumns(a, b);
        }

        var spreadA = a.Layout.BroadcastTo([.. stacks, .. a.Layout.Extents[^2..]]);
        var spreadB = b.Layout.BroadcastTo([.. stacks, .. b.Layout.Extents[^2..]]);
        ReadOnlySpan<RegionView> inputs = [new(a.Region, spreadA, type), new(b.Region, spreadB, type)];
        var product = new MatMulOperation(left.Session.ProductLibrary);
        return NDArray.Create(left.Session, left.Engine.Library(product, inputs, [(type, extents)])[0]);
    }

    // Of two vectors as long, of numbers that have vectors of their own: this fuses with what computes them.
    private static NDArray? SumOfProducts(NDArray a, NDArray b, ElementType type) =>
        a.ndim == 1 && b.ndim == 1 && (type.IsInteger() || type is ElementType.Single or ElementType.Double)
        && a.Layout.Extents[0] == b.Layout.Extents[0]
            ? new Mapped(Function.Multiply, type).Fold(ReductionOperator.Sum, type, a, b, null)
            : null;

    // Tiles of a matrix product would stay nearly empty; this also fuses with what is around it.
    private static NDArray SumOfColumns(NDArray matrix, NDArray vector)
    {
        var sum = Term(0);
        for (var column = 1L; column < matrix.Layout.Extents[^1]; column++)
        {
            sum += Term(column);
        }

        return sum;

        NDArray Term(long column) =>
            matrix.ViewOf(matrix.Layout.Slice(matrix.ndim - 1, column, 1))
                * vector.ViewOf(vector.Layout.Slice(vector.ndim - 2, column, 1));
    }

    private static Layout Stack(Layout layout) => Layout.Contiguous(layout.Extents[..^2]);

    private static Layout Stacks(Layout a, Layout b)
    {
        Layout first = Stack(a), second = Stack(b);
        var extents = new long[Math.Max(first.Rank, second.Rank)];
        extents.AsSpan().Fill(1);
        if (Broadcasting.TryMerge(extents, first.Extents) && Broadcasting.TryMerge(extents, second.Extents))
        {
            return Layout.Contiguous(extents);
        }

        var requested = ShapeText.Of([a.Extents[^2], b.Extents[^1]]);
        throw new IncorrectShapeException("operands could not be broadcast together with remapped shapes "
            + $"[original->remapped]: {Remapped(a, first)} {Remapped(b, second)}  and requested shape {requested}");
    }

    private static string Remapped(Layout whole, Layout stack) =>
        $"{ShapeText.Of(whole.Extents)}->{ShapeText.Of([.. stack.Extents, -1, -1])}";

    private static void CheckInner(long left, long right)
    {
        if (left != right)
        {
            throw new IncorrectShapeException("matmul: Input operand 1 has a mismatch in its core dimension 0, with "
                + "gufunc "
                + $"signature (n?,k),(k,m?)->(n?,m?) (size {right} is different from {left})");
        }
    }

    private static void CheckAligned(NDArray a, NDArray b)
    {
        var axis = Math.Max(b.ndim - 2, 0);
        if (a.Layout.Extents[^1] != b.Layout.Extents[axis])
        {
            throw NotAligned(a, b, a.ndim - 1, axis);
        }
    }

    private static IncorrectShapeException NotAligned(NDArray a, NDArray b, int axisA, int axisB) =>
        new($"shapes {ShapeText.Of(a.Layout.Extents)} and {ShapeText.Of(b.Layout.Extents)} not aligned: "
            + $"{a.Layout.Extents[axisA]} (dim {axisA}) != {b.Layout.Extents[axisB]} (dim {axisB})");

    private static NDArray Delivered(NDArray result, NDArray? output, string name, string casting = Casting.SameKind)
    {
        if (output is null)
        {
            return result;
        }

        Casting.CheckOutput(name, result.Type, output.Type, casting);
        if (!output.Layout.HasExtents(result.Layout.Extents))
        {
            throw Broadcasting.Mismatch(output.Layout, result.Layout);
        }

        ArrayFactory.Store(output, result);
        return output;
    }
}
