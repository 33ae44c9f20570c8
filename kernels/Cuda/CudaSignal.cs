using Cohort.Kernels.Gpu;

namespace Cohort.Kernels.Cuda;

/// <summary>An event of a logical device.</summary>
internal sealed class CudaSignal : GpuEvent
{
    private const int Spins = 30;
    private readonly CudaShare _share;

    public CudaSignal(CudaShare share)
        : base(share)
    {
        _share = share;
        share.Gpu.Enter();
        Event = share.Gpu.Driver.CreateEvent();
    }

    public CudaEvent Event { get; }

    // Kernels are often over within microseconds: then going to sleep would cost more than looking.
    /// <inheritdoc/>
    public override void Wait()
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

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_share.Forget(this))
        {
            _share.Gpu.GiveBack(() => _share.Gpu.Driver.DestroyEvent(Event));
        }
    }
}
