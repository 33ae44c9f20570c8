using System.Runtime.CompilerServices;
using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Evenly spaced numbers, grids, and matrices with diagonals.</content>
public static partial class np
{
    /// <summary>0, 1, ... before a stop; of int64.</summary>
    public static NDArray arange(int stop) => arange(0L, stop);

    /// <summary>0, 1, ... before a stop; of int64.</summary>
    public static NDArray arange(long stop) => arange(0L, stop);

    /// <summary>0, 1, ... before a stop; of float32.</summary>
    public static NDArray arange(float stop) => arange(0f, stop);

    /// <summary>0, 1, ... before a stop; of float64.</summary>
    public static NDArray arange(double stop) => arange(0, stop, 1.0);

    /// <summary>From a start by a step before a stop; of int64.</summary>
    public static NDArray arange(int start, int stop, int step = 1) => arange((long)start, stop, step);

    /// <summary>From a start by a step before a stop; of int64.</summary>
    /// <exception cref="ValueError">The step is zero.</exception>
    public static NDArray arange(long start, long stop, long step = 1) =>
        Progression(start, stop, step, ElementType.Int64);

    /// <summary>From a start by a step before a stop; of float32.</summary>
    public static NDArray arange(float start, float stop, float step = 1) =>
        Progression(start, stop, step, ElementType.Single);

    /// <summary>
    /// From a start by a step before a stop; of float64. The count is that of (stop - start) / step, rounded up.
    /// </summary>
    public static NDArray arange(double start, double stop, double step = 1) =>
        Progression(start, stop, step, ElementType.Double);

    /// <summary>0, 1, ... before a stop.</summary>
    public static NDArray arange(double stop, NPTypeCode dtype) => arange(0, stop, 1, dtype);

    /// <summary>0, 1, ... before a stop.</summary>
    public static NDArray arange(double stop, Type? dtype, string? device = null) => arange(0, stop, 1, dtype);

    /// <summary>From a start before a stop.</summary>
    public static NDArray arange(double start, double stop, NPTypeCode dtype) => arange(start, stop, 1, dtype);

    /// <summary>From a start before a stop.</summary>
    public static NDArray arange(double start, double stop, Type? dtype, string? device = null) =>
        arange(start, stop, 1, dtype);

    /// <summary>From a start by a step before a stop.</summary>
    public static NDArray arange(double start, double stop, double step, NPTypeCode dtype) =>
        Progression(start, stop, step, dtype.ToElementType());

    /// <summary>From a start by a step before a stop.</summary>
    public static NDArray arange(double start, double stop, double step, Type? dtype, string? device = null) =>
        Progression(start, stop, step, dtype is null ? ElementType.Double : ElementTypes.Of(dtype));

    /// <summary>Numbers at equal distances between two bounds.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The last number, or the end that is left out.</param>
    /// <param name="num">How many numbers.</param>
    /// <param name="endpoint">Whether the stop is the last number.</param>
    /// <param name="typeCode">The element type; integers are rounded down.</param>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static NDArray linspace(
        double start, double stop, long num, bool endpoint = true, NPTypeCode typeCode = NPTypeCode.Double)
    {
        if (num < 0)
        {
            throw new ValueError($"Number of samples, {num}, must be non-negative.");
        }

        var gaps = endpoint ? num - 1 : num;
        var step = gaps > 0 ? (stop - start) / gaps : double.NaN;
        var positions = Progression(0L, num, 1L, ElementType.Double);
        var result = gaps <= 0 ? positions * (stop - start)
            : step == 0 ? positions / (double)gaps * (stop - start)
            : positions * step;
        result += start;
        if (endpoint && num > 1)
        {
            result.SetDouble(stop, num - 1);
        }

        var type = typeCode.ToElementType();
        return type == ElementType.Double ? result
            : ArrayFactory.Copy(type.IsInteger() ? UfuncTable.Floor.Apply(result) : result, type);
    }

    /// <inheritdoc cref="linspace(double, double, long, bool, NPTypeCode)"/>
    public static NDArray linspace(
        double start, double stop, int num, bool endpoint = true, NPTypeCode typeCode = NPTypeCode.Double) =>
        linspace(start, stop, (long)num, endpoint, typeCode);

    /// <inheritdoc cref="linspace(double, double, long, bool, NPTypeCode)"/>
    public static NDArray linspace(
        double start, double stop, int num, bool endpoint, Type? dtype, string? device = null) =>
        linspace(start, stop, (long)num, endpoint, (dtype ?? typeof(double)).GetTypeCode());

    /// <inheritdoc cref="linspace(double, double, long, bool, NPTypeCode)"/>
    public static NDArray linspace(
        double start, double stop, long num, bool endpoint, Type? dtype, string? device = null) =>
        linspace(start, stop, num, endpoint, (dtype ?? typeof(double)).GetTypeCode());

    /// <inheritdoc cref="linspace(double, double, long, bool, NPTypeCode)"/>
    [OverloadResolutionPriority(-1)]
    public static NDArray linspace(
        float start, float stop, long num, bool endpoint = true, NPTypeCode typeCode = NPTypeCode.Double) =>
        linspace((double)start, stop, num, endpoint, typeCode);

    /// <inheritdoc cref="linspace(double, double, long, bool, NPTypeCode)"/>
    [OverloadResolutionPriority(-1)]
    public static NDArray linspace(float start, float stop, long num, bool endpoint, Type? dtype) =>
        linspace((double)start, stop, num, endpoint, dtype);

    /// <inheritdoc cref="linspace(double, double, long, bool, NPTypeCode)"/>
    [OverloadResolutionPriority(-1)]
    public static NDArray linspace(
        float start, float stop, int num, bool endpoint = true, NPTypeCode typeCode = NPTypeCode.Double) =>
        linspace((double)start, stop, num, endpoint, typeCode);

    /// <inheritdoc cref="linspace(double, double, long, bool, NPTypeCode)"/>
    [OverloadResolutionPriority(-1)]
    public static NDArray linspace(float start, float stop, int num, bool endpoint, Type? dtype) =>
        linspace((double)start, stop, num, endpoint, dtype);

    /// <summary>Numbers at equal distances on a logarithmic scale, between two powers of a base.</summary>
    public static NDArray logspace(
        double start, double stop, long num = 50, bool endpoint = true, double @base = 10, Type? dtype = null)
    {
        var result = UfuncTable.Power.Apply(@base, linspace(start, stop, num, endpoint));
        return dtype is null ? result : result.astype(dtype, copy: false);
    }

    /// <summary>Numbers at equal ratios between two bounds of the same sign.</summary>
    /// <exception cref="ValueError">A bound is zero.</exception>
    public static NDArray geomspace(double start, double stop, long num = 50, bool endpoint = true, Type? dtype = null)
    {
        if (start == 0 || stop == 0)
        {
            throw new ValueError("Geometric sequence cannot include zero");
        }

        var sign = start < 0 && stop < 0 ? -1.0 : 1.0;
        var result = logspace(Math.Log10(sign * start), Math.Log10(sign * stop), num, endpoint);
        if (num > 0)
        {
            result.SetDouble(sign * start, 0);
        }

        if (num > 1 && endpoint)
        {
            result.SetDouble(sign * stop, num - 1);
        }

        result *= sign;
        return dtype is null ? result : result.astype(dtype, copy: false);
    }

    /// <summary>A matrix with ones on a diagonal.</summary>
    /// <param name="N">The number of rows.</param>
    /// <param name="M">The number of columns; by default as many as rows.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above it.</param>
    /// <param name="dtype">The element type; by default float64.</param>
    /// <param name="order">The order in memory: 'C' or 'F'.</param>
    /// <param name="device">Ignored: devices are chosen at run time.</param>
    public static NDArray eye(
        int N, int? M = null, int k = 0, Type? dtype = null, char order = 'C', string? device = null)
    {
        var result = zeros(new Shape(N, M ?? N), order, dtype);
        var line = Diagonals.Of(result.Layout, k, 0, 1);
        ArrayFactory.Store(result.ViewOf(line), 1);
        return result;
    }

    /// <summary>A square matrix with ones on the main diagonal.</summary>
    public static NDArray identity(int n, Type? dtype = null) => eye(n, dtype: dtype);

    /// <summary>The diagonal of a matrix, as a copy; or a matrix with a vector on a diagonal.</summary>
    /// <exception cref="ValueError">The array has neither one nor two axes.</exception>
    public static NDArray diag(NDArray v, int k = 0)
    {
        if (Given(v).ndim == 2)
        {
            return ArrayFactory.Copy(diagonal(v, k));
        }

        if (v.ndim != 1)
        {
            throw new ValueError("Input must be 1- or 2-d.");
        }

        var n = v.size + Math.Abs((long)k);
        var result = zeros(new Shape(n, n), v.dtype);
        ArrayFactory.Store(result.ViewOf(Diagonals.Of(result.Layout, k, 0, 1)), v);
        return result;
    }

    /// <summary>A matrix with the elements of an array on a diagonal.</summary>
    public static NDArray diagflat(NDArray v, int k = 0) => diag(Given(v).ravel(), k);

    /// <summary>A matrix with ones at and below a diagonal.</summary>
    public static NDArray tri(int N, int? M, int k, NPTypeCode dtype) => tri(N, M, k, dtype.AsType());

    /// <summary>A matrix with ones at and below a diagonal.</summary>
    public static NDArray tri(int N, int? M = null, int k = 0, Type? dtype = null) =>
        Below(N, M ?? N, k).astype(dtype ?? typeof(double));

    /// <summary>The lower triangles of matrices: zeros above a diagonal.</summary>
    public static NDArray tril(NDArray m, int k = 0) => Triangle(m, k, lower: true);

    /// <summary>The upper triangles of matrices: zeros below a diagonal.</summary>
    public static NDArray triu(NDArray m, int k = 0) => Triangle(m, k - 1, lower: false);

    /// <summary>Coordinate grids of vectors.</summary>
    /// <param name="xi">The coordinates along each axis.</param>
    /// <param name="indexing">"xy" lets the first vector run along columns, "ij" along rows.</param>
    /// <param name="sparse">Whether grids keep extent 1 along the other axes.</param>
    /// <param name="copy">Whether to copy; else the grids are read-only views.</param>
    /// <exception cref="ValueError">The indexing is neither "xy" nor "ij".</exception>
    public static MeshgridResult meshgrid(NDArray[] xi, string indexing = "xy", bool sparse = false, bool copy = true)
    {
        if (indexing is not ("xy" or "ij"))
        {
            throw new ValueError("Valid values for `indexing` are 'xy' and 'ij'.");
        }

        var grids = new NDArray[Given(xi).Length];
        for (var i = 0; i < xi.Length; i++)
        {
            var axis = indexing == "xy" && xi.Length > 1 && i < 2 ? 1 - i : i;
            var extents = new long[xi.Length];
            extents.AsSpan().Fill(1);
            extents[axis] = Given(xi[i]).size;
            grids[i] = xi[i].reshape(extents);
        }

        grids = sparse ? grids : broadcast_arrays(grids);
        return new MeshgridResult(copy ? Array.ConvertAll(grids, grid => ArrayFactory.Copy(grid)) : grids);
    }

    /// <inheritdoc cref="meshgrid(NDArray[], string, bool, bool)"/>
    public static MeshgridResult meshgrid(
        NDArray x1, NDArray x2, string indexing = "xy", bool sparse = false, bool copy = true) =>
        meshgrid([x1, x2], indexing, sparse, copy);

    /// <inheritdoc cref="meshgrid(NDArray[], string, bool, bool)"/>
    public static MeshgridResult meshgrid(
        NDArray x1, NDArray x2, NDArray x3, string indexing = "xy", bool sparse = false, bool copy = true) =>
        meshgrid([x1, x2, x3], indexing, sparse, copy);

    /// <summary>The row and column numbers of a grid, stacked along a new first axis.</summary>
    public static NDArray indices(int[] dimensions, NPTypeCode dtype = NPTypeCode.Int64) =>
        stack(broadcast_arrays(indices_sparse(dimensions, dtype)));

    /// <summary>The number of each row, column, ... of a grid, with extent 1 along the other axes.</summary>
    public static NDArray[] indices_sparse(int[] dimensions, NPTypeCode dtype = NPTypeCode.Int64)
    {
        var results = new NDArray[Given(dimensions).Length];
        for (var axis = 0; axis < results.Length; axis++)
        {
            var extents = new long[dimensions.Length];
            extents.AsSpan().Fill(1);
            extents[axis] = dimensions[axis];
            results[axis] = arange(dimensions[axis], dtype).reshape(extents);
        }

        return results;
    }

    /// <summary>The array that a function gives for the coordinate arrays of a shape.</summary>
    public static NDArray fromfunction(Func<NDArray[], NDArray> function, int[] shape, Type? dtype = null)
    {
        var coordinates = broadcast_arrays(indices_sparse(shape, (dtype ?? typeof(double)).GetTypeCode()));
        return (function ?? throw new ArgumentNullException(nameof(function)))(coordinates);
    }

    internal static NDArray Progression(double start, double stop, double step, ElementType type)
    {
        if (step == 0)
        {
            throw new DivideByZeroException("arange: the step is zero");
        }

        var length = Math.Ceiling((stop - start) / step);
        if (double.IsNaN(length) || length > long.MaxValue / 16)
        {
            throw new ValueError(double.IsNaN(length) ? "arange: cannot compute length"
                : "Maximum allowed size exceeded");
        }

        var count = (long)Math.Max(0, length);
        if (type.IsInteger())
        {
            var first = (long)start;
            return Progression(first, count, (long)(start + step) - first, type);
        }

        var compute = type == ElementType.Half ? ElementType.Single : type;
        return Indexed(start, type == ElementType.Single ? (float)(start + step) - (float)start : start + step - start,
            count, compute, type);
    }

    internal static NDArray Progression(long start, long stop, long step, ElementType type) => type == ElementType.Int64
        ? Integers(start, stop, step)
        : ArrayFactory.Copy(Linear(start, stop, step), type);

    private static NDArray Integers(long start, long stop, long step)
    {
        if (step == 0)
        {
            throw new DivideByZeroException("arange: the step is zero");
        }

        var distance = step > 0 ? (Int128)stop - start : (Int128)start - stop;
        var count = distance <= 0 ? 0 : (distance + Int128.Abs(step) - 1) / Int128.Abs(step);
        return count <= long.MaxValue
            ? Linear(start, (long)count, step)
            : throw new ValueError("Maximum allowed size exceeded");
    }

    private static NDArray Linear(long start, long count, long step)
    {
        var session = Session.Current;
        var extents = Layout.Contiguous([count]);
        var region = session.Engine.Elementwise(Function.Index0, ElementType.Int64, ElementType.Int64, [], extents);
        var positions = NDArray.Create(session, region);
        positions = step == 1 ? positions : positions * step;
        return start == 0 ? positions : positions + start;
    }

    private static NDArray Indexed(double start, double step, long count, ElementType compute, ElementType type)
    {
        var session = Session.Current;
        var region = session.Engine.Elementwise(Function.Index0, ElementType.Int64, compute, [],
            Layout.Contiguous([count]));
        var positions = NDArray.Create(session, region);
        var result = step == 1 ? positions : positions * step;
        result = start == 0 ? result : result + start;
        return type == compute ? result : ArrayFactory.Copy(result, type);
    }

    private static NDArray Below(long rows, long columns, int k)
    {
        var session = Session.Current;
        ReadOnlySpan<Operand> diagonal = [Operand.Scalar(ElementType.Int64, (ulong)(long)k)];
        return NDArray.Create(session, session.Engine.Elementwise(
            Function.IsInTriangle, ElementType.Int64, ElementType.Boolean, diagonal,
            Layout.Contiguous([Math.Max(rows, 0), Math.Max(columns, 0)])));
    }

    private static NDArray Triangle(NDArray m, int k, bool lower)
    {
        var matrix = Given(m).ndim < 2 ? broadcast_to(m, new Shape(m.size, m.size)) : m;
        var mask = Below(matrix.Layout.Extents[^2], matrix.Layout.Extents[^1], k);
        var nothing = matrix.itemsize <= sizeof(ulong)
            ? new NDArray(matrix.Type, 0, Weakness.Strong)
            : zeros(new Shape(1L), matrix.dtype);
        return lower ? where(mask, matrix, nothing) : where(mask, nothing, matrix);
    }
}
