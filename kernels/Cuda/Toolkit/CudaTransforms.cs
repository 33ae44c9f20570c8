using Cohort.Kernels.Gpu.Library.Fourier;
using Cohort.Kernels.Library.Fourier;

namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>Transforms lines by cuFFT on one stream. The plans of the latest shapes are kept.</summary>
internal sealed class CudaTransforms(ICufft fft, CudaGpu gpu, CudaStream stream) : IGpuTransforms, IDisposable
{
    private const int MostPlans = 16;

    private readonly LinkedList<Entry> _latest = [];

    /// <inheritdoc/>
    public long WorkBytes(DenseTransform transform) => Plan(transform).WorkBytes;

    /// <inheritdoc/>
    public void Run(DenseTransform transform, nint from, nint to, nint work, bool isBackward)
    {
        var plan = Plan(transform);
        gpu.Enter();
        fft.SetWorkArea(plan.Plan, work);
        fft.Execute(plan.Plan, TypeOf(transform.Kind), from, to, isBackward);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in _latest)
        {
            fft.Destroy(entry.Plan);
        }

        _latest.Clear();
    }

    private static CufftType TypeOf(FourierKind kind) => kind switch
    {
        FourierKind.RealToHalf => CufftType.RealToHalf,
        FourierKind.HalfToReal => CufftType.HalfToReal,
        _ => CufftType.Complex,
    };

    private Entry Plan(DenseTransform transform)
    {
        for (var node = _latest.First; node is not null; node = node.Next)
        {
            if (node.Value.Transform == transform)
            {
                _latest.Remove(node);
                _latest.AddFirst(node);
                return node.Value;
            }
        }

        gpu.Enter();
        if (_latest.Count == MostPlans)
        {
            // What is queued by it may still run.
            gpu.Driver.Synchronize(stream);
            fft.Destroy(_latest.Last!.Value.Plan);
            _latest.RemoveLast();
        }

        var plan = fft.Create(TypeOf(transform.Kind), transform.Length, transform.Lines, out var workBytes);
        _latest.AddFirst(new Entry(transform, plan, workBytes));
        fft.SetStream(plan, stream);
        return _latest.First!.Value;
    }

    private sealed record Entry(DenseTransform Transform, int Plan, long WorkBytes);
}
