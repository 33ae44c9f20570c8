using Cohort.Kernels.Gpu;

namespace Cohort.Tests.Gpu;

/// <summary>A point in a fake queue.</summary>
internal sealed class FakeEvent(FakeDriver driver) : GpuEvent(driver)
{
    private TaskCompletionSource _point = new();

    /// <summary>The point as it is recorded now.</summary>
    public Task Point => _point.Task;

    /// <summary>A new point; the queue reaches it later.</summary>
    public TaskCompletionSource Renew() => _point = new TaskCompletionSource();

    public override void Wait()
    {
        Point.GetAwaiter().GetResult();

        // Queues may go on long before the host hears of it.
        driver.BeforeHostLearns?.Invoke();
        driver.Delay?.Invoke();
    }

    public override void Dispose()
    {
        // Nothing of a driver is held.
    }
}
