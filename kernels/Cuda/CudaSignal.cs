using Cohort.Kernels.Gpu;
using Cohort.Runtime;

namespace Cohort.Kernels.Cuda;

/// <summary>An event of a logical device.</summary>
internal sealed class CudaSignal : GpuEvent
{
    private const int Spins = 30;
    private const int Attempts = 3;
    private readonly CudaShare _share;

    public CudaSignal(CudaShare share)
        : base(share)
    {
        _share = share;
        share.Gpu.Enter();
        Event = share.Gpu.Driver.CreateEvent();
    }

    public CudaEvent Event { get; }

    /// <inheritdoc/>
    public override void Wait()
    {
        for (var attempt = 1; !TryWait(attempt); attempt++)
        {
            Thread.Yield();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_share.Forget(this))
        {
            _share.Gpu.GiveBack(() => _share.Gpu.Driver.DestroyEvent(Event));
        }
    }

    // A wait that fails does not mean that the work is over: others would use its memory. It is tried again, and where
    // that does not help, nothing of the device can be known any more.
    private bool TryWait(int attempt)
    {
        try
        {
            WaitOnce();
            return true;
        }
        catch (CudaException failure) when (attempt == Attempts)
        {
            throw new DeviceLostException($"A CUDA device cannot be waited for: {failure.Message}", failure);
        }
        catch (CudaException)
        {
            return false;
        }
    }

    // Kernels are often over within microseconds: then going to sleep would cost more than looking.
    private void WaitOnce()
    {
        var driver = _share.Gpu.Driver;
        _share.Gpu.Enter();
        for (var spinner = default(SpinWait); spinner.Count < Spins; spinner.SpinOnce(-1))
        {
            if (driver.IsOver(Event))
            {
                return;
            }
        }

        driver.Synchronize(Event);
    }
}
