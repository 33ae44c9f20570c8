using Cohort.Creation;
using Cohort.Kernels.Library.Decompositions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Typing;

namespace Cohort.LinearAlgebra;

/// <summary>What the functions of np.linalg share: checks, types, and the call of an operation on stacks.</summary>
internal static class Matrices
{
    /// <summary>NumPy's error for a matrix that does not fit a routine.</summary>
    public static Func<string, Exception> Refusal { get; } = message => new LinAlgError(message);

    /// <summary>The type in which arrays are decomposed: float32 if all are, float64, or complex128.</summary>
    /// <exception cref="TypeError">An array's type has no linear algebra.</exception>
    public static ElementType CommonType(params ReadOnlySpan<NDArray> arrays)
    {
        var common = ElementType.Single;
        foreach (var array in arrays)
        {
            var type = np.Given(array).Type.IsInteger() || array.Type == ElementType.Boolean ? ElementType.Double : array.Type;
            if (type is not (ElementType.Single or ElementType.Double or ElementType.Complex))
            {
                throw new TypeError($"array type {DType.Of(type).name} is unsupported in linalg");
            }

            common = Promotion.Promote(common, type);
        }

        return common;
    }

    /// <summary>The type of real results beside a type: of singular values, norms.</summary>
    public static ElementType RealOf(ElementType type) => type == ElementType.Complex ? ElementType.Double : type;

    /// <summary>The distance from 1 to the next number of a type.</summary>
    public static double Epsilon(ElementType type) => RealOf(type) == ElementType.Single ? Math.ScaleB(1, -23)
        : Math.ScaleB(1, -52);

    /// <exception cref="LinAlgError">There are fewer than two axes.</exception>
    public static void CheckStacked(NDArray array)
    {
        if (np.Given(array).ndim < 2)
        {
            throw new LinAlgError(
                $"{array.ndim}-dimensional array given. Array must be at least two-dimensional");
        }
    }

    /// <exception cref="LinAlgError">The last two axes are not there, or differ.</exception>
    public static void CheckSquare(NDArray array)
    {
        CheckStacked(array);
        if (array.Layout.Extents[^1] != array.Layout.Extents[^2])
        {
            throw new LinAlgError("Last 2 dimensions of the array must be square");
        }
    }

    /// <summary>The leading extents of a stack.</summary>
    public static long[] StackOf(NDArray array, int core = 2) => array.Layout.Extents[..^core].ToArray();

    /// <summary>The rows of the matrices.</summary>
    public static int Rows(NDArray array) => checked((int)array.Layout.Extents[^2]);

    /// <summary>The columns of the matrices.</summary>
    public static int Columns(NDArray array) => checked((int)array.Layout.Extents[^1]);

    /// <summary>Matrices with ones on the diagonal, one for each place of a stack.</summary>
    public static NDArray Identities(NDArray like, ElementType type, int n) => ArrayFactory.Copy(np.broadcast_to(
        np.eye(n, dtype: type == ElementType.Single ? np.float32 : np.float64),
        new Shape([.. StackOf(like), n, n])), type);

    /// <summary>Runs an operation on one stack.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="matrices">The stack.</param>
    /// <param name="outputs">The type of each output, and its extents behind those of the stack.</param>
    public static NDArray[] Run(
        DecompositionOperation operation, NDArray matrices, params (ElementType Type, long[] Core)[] outputs) =>
        Run(operation, [(matrices, 2)], outputs);

    /// <summary>Runs an operation on stacks that broadcast against each other.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="inputs">The arrays, and how many of their last axes belong to one call.</param>
    /// <param name="outputs">The type of each output, and its extents behind those of the stack.</param>
    /// <exception cref="LinAlgError">A matrix is refused.</exception>
    /// <exception cref="IncorrectShapeException">The stacks do not fit.</exception>
    public static NDArray[] Run(
        DecompositionOperation operation, (NDArray Array, int Core)[] inputs, (ElementType Type, long[] Core)[] outputs)
    {
        var stack = Broadcasting.Common([.. inputs.Select(
            input => Layout.Contiguous(StackOf(input.Array, input.Core)))]).Extents.ToArray();
        var views = Array.ConvertAll(inputs, input => Spread(Decomposable(input.Array), stack, input.Core));
        var results = Array.ConvertAll(outputs, output => (output.Type, (long[])[.. stack, .. output.Core]));
        var first = inputs[0].Array;
        var chosen = operation.By(first.Session.LinearAlgebraLibrary);
        var regions = first.Engine.Library(chosen, views, results, mayFail: true);
        return Array.ConvertAll(regions, region => NDArray.Create(first.Session, region));
    }

    /// <summary>The elements in a type that operations read.</summary>
    public static NDArray Decomposable(NDArray array) =>
        array.Type is ElementType.Single or ElementType.Double or ElementType.Complex
            ? array
            : ArrayFactory.Copy(array, ElementType.Double);

    private static RegionView Spread(NDArray array, long[] stack, int core)
    {
        long[] extents = [.. stack, .. array.Layout.Extents[^core..]];
        return new RegionView(array.Region, array.Layout.BroadcastTo(extents), array.Type);
    }
}
