using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu.Library.Decompositions;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>Decomposes matrices by cuSOLVER on one stream.</summary>
internal sealed unsafe class CudaDecompositions : IGpuDecompositions, IDisposable
{
    private readonly ICusolver _solver;
    private readonly CusolverContext _context;
    private readonly List<nint> _outgrown = [];
    private nint _host;
    private long _hostBytes;

    public CudaDecompositions(ICusolver solver, CudaStream stream)
    {
        _solver = solver;
        _context = solver.Create();
        solver.SetStream(_context, stream);
    }

    /// <inheritdoc/>
    public long WorkspaceBytes(DenseRoutine routine, in DeviceMatrix matrix) =>
        Math.Max(Sizes(routine, matrix, isUpper: false).Device, Sizes(routine, matrix, isUpper: true).Device);

    /// <inheritdoc/>
    public void Cholesky(in DeviceMatrix matrix, bool isUpper, DeviceWorkspace workspace, nint status) =>
        _solver.Cholesky(
            _context, isUpper, Square(matrix), Whole(DenseRoutine.Cholesky, matrix, isUpper, workspace), status);

    /// <inheritdoc/>
    public void Eliminate(in DeviceMatrix matrix, nint pivots, DeviceWorkspace workspace, nint status) =>
        _solver.Eliminate(
            _context, Square(matrix), pivots, Whole(DenseRoutine.Elimination, matrix, false, workspace), status);

    /// <inheritdoc/>
    public void Substitute(
        in DeviceMatrix factors, nint pivots, bool isTransposed, nint sides, long sideCount, nint status) =>
        _solver.Substitute(
            _context, isTransposed, Square(factors), pivots,
            new CusolverMatrix(TypeOf(factors), factors.N, sideCount, sides, factors.N), status);

    /// <inheritdoc/>
    public void Eigen(in DeviceMatrix matrix, bool isUpper, nint values, DeviceWorkspace workspace, nint status) =>
        _solver.Eigen(
            _context, isUpper, Square(matrix), values, Whole(DenseRoutine.Eigen, matrix, isUpper, workspace), status);

    /// <inheritdoc/>
    public void Dispose()
    {
        _solver.Destroy(_context);
        NativeMemory.Free((void*)_host);
        _outgrown.ForEach(memory => NativeMemory.Free((void*)memory));
    }

    private static CublasType TypeOf(in DeviceMatrix matrix) =>
        matrix.Type == ElementType.Single ? CublasType.Single : CublasType.Double;

    private static CusolverMatrix Square(in DeviceMatrix matrix) =>
        new(TypeOf(matrix), matrix.N, matrix.N, matrix.Address, matrix.N);

    private (long Device, long Host) Sizes(DenseRoutine routine, in DeviceMatrix matrix, bool isUpper) =>
        routine switch
        {
            DenseRoutine.Cholesky => _solver.CholeskyBytes(_context, isUpper, Square(matrix)),
            DenseRoutine.Elimination => _solver.EliminateBytes(_context, Square(matrix)),
            _ => _solver.EigenBytes(_context, isUpper, Square(matrix), matrix.Address),
        };

    private CusolverWorkspace Whole(
        DenseRoutine routine, in DeviceMatrix matrix, bool isUpper, DeviceWorkspace workspace)
    {
        var bytes = Sizes(routine, matrix, isUpper).Host;
        return new CusolverWorkspace(workspace.Address, workspace.SizeInBytes, Host(bytes), bytes);
    }

    // What queued work may still use is kept until the end.
    private nint Host(long bytes)
    {
        if (bytes > _hostBytes)
        {
            _outgrown.Add(_host);
            _host = (nint)NativeMemory.Alloc((nuint)bytes);
            _hostBytes = bytes;
        }

        return _host;
    }
}
