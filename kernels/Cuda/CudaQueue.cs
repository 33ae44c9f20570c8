using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library.Decompositions;
using Cohort.Kernels.Gpu.Library.Fourier;
using Cohort.Kernels.Gpu.Library.Products;

namespace Cohort.Kernels.Cuda;

/// <summary>A stream of a logical device. A launch passes its arguments as one block and allocates nothing.</summary>
internal sealed class CudaQueue : IGpuQueue
{
    private readonly CudaShare _share;
    private readonly CudaGpu _gpu;
    private readonly ICudaDriver _driver;
    private readonly CudaStream _stream;
    private CudaProducts? _products;
    private CudaDecompositions? _decompositions;
    private CudaTransforms? _transforms;

    public CudaQueue(CudaShare share)
    {
        _share = share;
        _gpu = share.Gpu;
        _driver = share.Gpu.Driver;
        _gpu.Enter();
        _stream = _driver.CreateStream();
    }

    /// <inheritdoc/>
    public IGpuProducts? Products => _products ??= Use(_gpu.Toolkit.Blas, blas => new CudaProducts(blas, _stream));

    /// <inheritdoc/>
    public IGpuDecompositions? Decompositions =>
        _decompositions ??= Use(_gpu.Toolkit.Solver, solver => new CudaDecompositions(solver, _stream));

    /// <inheritdoc/>
    public IGpuTransforms? Transforms =>
        _transforms ??= Use(_gpu.Toolkit.Fft, fft => new CudaTransforms(fft, _gpu, _stream));

    private delegate void Copy(in RowCopy rows);

    /// <inheritdoc/>
    public void Launch(GpuCode code, GpuLaunch launch)
    {
        var kernel = ((CudaCode)code).Kernel;
        var (blocks, threads) = kernel.Source.ShapeOf(launch);
        var shape = CudaLaunch.Linear(checked((uint)blocks), (uint)threads);
        _gpu.Enter();
        _driver.Launch(kernel.Function, shape, _stream, MemoryMarshal.AsBytes(launch.Arguments.AsSpan()));
    }

    /// <inheritdoc/>
    public void CopyFromHost(in RowCopy rows)
    {
        _gpu.Enter();
        if (rows.IsFlat)
        {
            _driver.CopyToDevice(rows.Destination, rows.Source, rows.SizeInBytes, _stream);
        }
        else if (FitsPitch(rows))
        {
            _driver.CopyRowsToDevice(rows, _stream);
        }
        else
        {
            ForEachRow(rows, CopyFromHost);
        }
    }

    /// <inheritdoc/>
    public void CopyToHost(in RowCopy rows)
    {
        _gpu.Enter();
        if (rows.IsFlat)
        {
            _driver.CopyToHost(rows.Destination, rows.Source, rows.SizeInBytes, _stream);
        }
        else if (FitsPitch(rows))
        {
            _driver.CopyRowsToHost(rows, _stream);
        }
        else
        {
            ForEachRow(rows, CopyToHost);
        }
    }

    /// <inheritdoc/>
    public void CopyOnDevice(in RowCopy rows, IGpuDriver sourceDriver)
    {
        var source = ((CudaShare)sourceDriver).Gpu;
        _gpu.Enter();
        if (!rows.IsFlat && !FitsPitch(rows))
        {
            CopyRowByRow(rows, sourceDriver);
        }
        else if (source == _gpu)
        {
            CopyWithin(rows);
        }
        else
        {
            CopyFrom(source, rows);
        }
    }

    /// <inheritdoc/>
    public void Record(GpuEvent end)
    {
        _gpu.Enter();
        _driver.Record(((CudaSignal)end).Event, _stream);
    }

    /// <inheritdoc/>
    public void WaitFor(GpuEvent other)
    {
        _gpu.Enter();
        _driver.WaitEvent(_stream, ((CudaSignal)other).Event);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_share.Forget(this))
        {
            foreach (var used in (ReadOnlySpan<IDisposable?>)[_products, _decompositions, _transforms])
            {
                if (used is not null)
                {
                    _gpu.GiveBack(used.Dispose);
                }
            }

            _gpu.GiveBack(() => _driver.DestroyStream(_stream));
        }
    }

    /// <inheritdoc/>
    public void Drain() => _gpu.GiveBack(() => _driver.Synchronize(_stream));

    // Handles of libraries belong to the context that is current when they are made.
    private TUse? Use<TLibrary, TUse>(TLibrary? library, Func<TLibrary, TUse> create)
        where TLibrary : class
        where TUse : class
    {
        if (library is null)
        {
            return null;
        }

        _gpu.Enter();
        return create(library);
    }

    private static void ForEachRow(in RowCopy rows, Copy copy)
    {
        for (var row = 0L; row < rows.Rows; row++)
        {
            copy(rows with
            {
                Source = rows.Source + (nint)(row * rows.SourcePitch),
                Destination = rows.Destination + (nint)(row * rows.DestinationPitch),
                Rows = 1,
            });
        }
    }

    // A method of its own: what the lambda captures is allocated where the captured parameter is.
    private void CopyRowByRow(in RowCopy rows, IGpuDriver sourceDriver) =>
        ForEachRow(rows, (in row) => CopyOnDevice(row, sourceDriver));

    private bool FitsPitch(in RowCopy rows) =>
        Math.Max(rows.SourcePitch, rows.DestinationPitch) <= _gpu.MaximumPitch;

    private void CopyWithin(in RowCopy rows)
    {
        if (rows.IsFlat)
        {
            _driver.CopyWithin(rows.Destination, rows.Source, rows.SizeInBytes, _stream);
        }
        else
        {
            _driver.CopyRowsWithin(rows, _stream);
        }
    }

    private void CopyFrom(CudaGpu source, in RowCopy rows)
    {
        if (rows.IsFlat)
        {
            _driver.CopyPeer(
                rows.Destination, _gpu.Context, rows.Source, source.Context, rows.SizeInBytes, _stream);
        }
        else
        {
            _driver.CopyRowsPeer(rows, _gpu.Context, source.Context, _stream);
        }
    }
}
