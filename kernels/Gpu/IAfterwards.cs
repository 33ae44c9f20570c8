namespace Cohort.Kernels.Gpu;

/// <summary>Something to do on the host when a queue has reached a point.</summary>
internal interface IAfterwards
{
    /// <summary>Whether it writes to memory that others may get once the device is given up.</summary>
    bool WritesHostMemory => false;

    /// <summary>Does it; <paramref name="failure"/> is why the work before the point failed, or null.</summary>
    void Run(Exception? failure);
}
