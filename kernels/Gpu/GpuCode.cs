namespace Cohort.Kernels.Gpu;

/// <summary>A kernel compiled for one device. A driver derives its own.</summary>
public abstract class GpuCode : IDisposable
{
    /// <summary>Unloads it; no queued work runs it any more.</summary>
    public abstract void Dispose();
}
