using System.Numerics;
using Cohort.Kernels.Gpu.Library.Indexing;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Gpu.Library.Decompositions;

/// <summary>
/// One routine on each matrix of a stack by a vendor's library. To it a row-major matrix is a transposed one, which is
/// taken into account instead of being copied where that is possible.
/// </summary>
internal sealed class DenseLaunches
{
    private const int Alignment = 256;

    private readonly GpuCall _call;
    private readonly IGpuDecompositions _library;
    private readonly DeviceOperand _source;
    private readonly long _n;
    private readonly long _count;
    private readonly int _elementSize;
    private readonly List<long> _numbers = [];
    private readonly List<long> _parts = [];
    private nint _scratch;

    public DenseLaunches(GpuCall call)
    {
        _call = call;
        _library = call.Decompositions ?? throw new InvariantException("There is no library for decompositions");
        _source = call.Operands[0];
        _n = _source.Layout.Extents[^1];
        _count = Layout.Product(_source.Layout.Extents[..^2]);
        _elementSize = _source.Type.SizeInBytes();
        _numbers.AddRange(new long[_count]);
    }

    private long MatrixBytes => _n * _n * _elementSize;

    /// <summary>The Cholesky factors of the upper or the lower triangles.</summary>
    public void Cholesky(bool isUpper, Func<string, Exception> refusal)
    {
        var target = _call.Operands[1];
        var rows = Shape(_source.Layout);
        var workspace = Workspace(DenseRoutine.Cholesky);
        Take();
        CopyDense(_source, target.Address, rows, target.Layout.Count);
        ForEach(target.Address, (matrix, index) =>
            _library.Cholesky(matrix, !isUpper, Part(workspace), Status(index)));
        Launch(target.Type, Clearing(target.Layout.Count, isUpper), target.Address, target.Layout.Count);
        Check("Matrix is not positive definite", refusal);
    }

    /// <summary>Inverses.</summary>
    public void Invert(Func<string, Exception> refusal)
    {
        var target = _call.Operands[1];
        var plan = PlanElimination();
        Take();
        Eliminate(plan);
        Launch(target.Type, Identity(target.Layout.Count), target.Address, target.Layout.Count);
        ForEach(Address(plan.Factors), (matrix, index) => _library.Substitute(
            matrix, Address(plan.Pivots) + Offset(index, _n * sizeof(long)), isTransposed: false,
            target.Address + Offset(index, MatrixBytes), _n, Address(plan.Unused)));
        Check("Singular matrix", refusal);
    }

    /// <summary>Solutions of A X = B.</summary>
    public void Solve(Func<string, Exception> refusal)
    {
        var (sides, target) = (_call.Operands[1], _call.Operands[2]);
        var sideCount = target.Layout.Count / (_count * _n);
        var plan = PlanElimination();
        var isVector = sides.Layout.Rank < _source.Layout.Rank;
        var (from, back) = (isVector ? Shape(sides.Layout) : Shape(Turned(sides.Layout)),
            Shape(Turned(Layout.Contiguous([_count, sideCount, _n]))));
        var columns = Reserve(target.Layout.Count * _elementSize);
        Take();
        Eliminate(plan);
        CopyDense(sides, Address(columns), from, target.Layout.Count);
        ForEach(Address(plan.Factors), (matrix, index) => _library.Substitute(
            matrix, Address(plan.Pivots) + Offset(index, _n * sizeof(long)), isTransposed: true,
            Address(columns) + Offset(index, _n * sideCount * _elementSize), sideCount, Address(plan.Unused)));
        CopyDense(target.Type, Address(columns), target.Address, back, target.Layout.Count);
        Check("Singular matrix", refusal);
    }

    /// <summary>Eigenvalues, and vectors where there is an operand for them, of symmetric matrices.</summary>
    public void Eigen(bool isLower, Func<string, Exception> refusal)
    {
        var values = _call.Operands[1];
        var (rows, back) = (Shape(_source.Layout), Shape(Turned(Layout.Contiguous([_count, _n, _n]))));
        var workspace = Workspace(DenseRoutine.Eigen);
        var matrices = Reserve(_count * MatrixBytes);
        Take();
        CopyDense(_source, Address(matrices), rows, _source.Layout.Count);
        ForEach(Address(matrices), (matrix, index) => _library.Eigen(
            matrix, isLower, values.Address + Offset(index, _n * _elementSize), Part(workspace), Status(index)));
        if (_call.Operands.Length > 2)
        {
            var vectors = _call.Operands[2];
            CopyDense(vectors.Type, Address(matrices), vectors.Address, back, vectors.Layout.Count);
        }

        Check("Eigenvalues did not converge", refusal);
    }

    private (int Workspace, int Factors, int Pivots, int Rows, int Unused) PlanElimination() => (
        Workspace(DenseRoutine.Elimination), Reserve(_count * MatrixBytes), Reserve(_count * _n * sizeof(long)),
        Shape(_source.Layout), Reserve(sizeof(long)));

    private void Eliminate((int Workspace, int Factors, int Pivots, int Rows, int Unused) plan)
    {
        CopyDense(_source, Address(plan.Factors), plan.Rows, _source.Layout.Count);
        ForEach(Address(plan.Factors), (matrix, index) => _library.Eliminate(
            matrix, Address(plan.Pivots) + Offset(index, _n * sizeof(long)), Part(plan.Workspace), Status(index)));
    }

    private int Workspace(DenseRoutine routine) =>
        Reserve(_library.WorkspaceBytes(routine, new DeviceMatrix(_source.Type, _source.Address, _n)));

    private int Shape(Layout layout) => checked((int)StridedShape.Append(_numbers, layout));

    private static Layout Turned(Layout layout) =>
        layout.Transpose([.. Enumerable.Range(0, layout.Rank - 2), layout.Rank - 1, layout.Rank - 2]);

    // Scratch memory is asked for once: first all parts are reserved, then it is taken, with the numbers at its start.
    private int Reserve(long bytes)
    {
        _parts.Add(bytes);
        return _parts.Count - 1;
    }

    private void Take()
    {
        _scratch = _call.Scratch(Start(_parts.Count));
        _call.Upload([.. _numbers], _scratch);
    }

    private long Start(int part)
    {
        var start = Aligned(_numbers.Count * sizeof(long));
        for (var i = 0; i < part; i++)
        {
            start += Aligned(_parts[i]);
        }

        return start;
    }

    private static long Aligned(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    private nint Address(int part) => _scratch + checked((nint)Start(part));

    private DeviceWorkspace Part(int part) => new(Address(part), _parts[part]);

    private nint Status(long index) => _scratch + Offset(index, sizeof(long));

    private static nint Offset(long index, long bytes) => checked((nint)(index * bytes));

    private void ForEach(nint address, Action<DeviceMatrix, long> run)
    {
        for (var index = 0L; index < _count; index++)
        {
            run(new DeviceMatrix(_source.Type, address + Offset(index, MatrixBytes), _n), index);
        }
    }

    private void CopyDense(DeviceOperand source, nint target, int shape, long count) =>
        CopyDense(source.Type, source.Address, target, shape, count);

    private void CopyDense(ElementType type, nint source, nint target, int shape, long count)
    {
        var key = type == ElementType.Single ? DenseKernels<float>.Copy : DenseKernels<double>.Copy;
        var (blocks, threads) = GridShape.Of(count);
        ReadOnlySpan<GpuSpan> views =
            [new(source, count), new(target, count), new(_scratch, _numbers.Count)];
        _call.Launch(key, blocks, threads, views, shape, count);
    }

    private (LibraryKernelKey Single, LibraryKernelKey Double, long[] Numbers) Identity(long count) =>
        (DenseKernels<float>.Identity, DenseKernels<double>.Identity, [_n, count]);

    private (LibraryKernelKey Single, LibraryKernelKey Double, long[] Numbers) Clearing(long count, bool isUpper) =>
        (DenseKernels<float>.Clear, DenseKernels<double>.Clear, [_n, isUpper ? 0 : 1, count]);

    private void Launch(
        ElementType type, (LibraryKernelKey Single, LibraryKernelKey Double, long[] Numbers) kernel, nint target,
        long count)
    {
        var (blocks, threads) = GridShape.Of(count);
        _call.Launch(
            type == ElementType.Single ? kernel.Single : kernel.Double, blocks, threads, [new(target, count)],
            kernel.Numbers);
    }

    // The library writes four of the eight bytes, the lower ones; the others are zero.
    private void Check(string message, Func<string, Exception> refusal) => _call.Check(
        new GpuSpan(_scratch, _count), states =>
            Array.Exists(states, state => (int)state > 0) ? refusal(message)
            : Array.Exists(states, state => (int)state < 0) ? new InvariantException("cuSOLVER refused an argument")
            : null);
}
