using Cohort.Runtime;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// A point in a queue, recorded again and again for one piece of work after the other. A driver derives its own;
/// locking the event keeps it from being recorded anew while somebody uses what it stands for.
/// </summary>
public abstract class GpuEvent : IDisposable
{
    /// <summary>Creates an event.</summary>
    protected GpuEvent(IGpuDriver driver) => Driver = driver;

    /// <summary>The driver whose queues record it.</summary>
    public IGpuDriver Driver { get; }

    /// <summary>The end of the work that it stands for at the moment; null when it stands for none.</summary>
    internal Completion? Work { get; set; }

    /// <summary>The lane whose queue records it.</summary>
    internal GpuLane? Lane { get; set; }

    /// <summary>
    /// Blocks until the device has passed the point. Throws a <see cref="DeviceException"/> when what was queued before
    /// it has failed.
    /// </summary>
    public abstract void Wait();

    /// <inheritdoc/>
    public abstract void Dispose();
}
