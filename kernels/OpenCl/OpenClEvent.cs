using Cohort.Kernels.Gpu;
using static Cohort.Kernels.OpenCl.OpenClLibrary;

namespace Cohort.Kernels.OpenCl;

/// <summary>The driver makes a new event for each point; this holds the latest.</summary>
internal sealed unsafe class OpenClEvent(OpenClDriver driver) : GpuEvent(driver)
{
    private readonly OpenClLibrary _library = driver.Gpu.Library;

    /// <summary>The driver's handle, or 0 before the first point.</summary>
    public nint Handle { get; private set; }

    /// <summary>Stands for another point from now on.</summary>
    public void Replace(nint handle)
    {
        Dispose();
        Handle = handle;
    }

    /// <inheritdoc/>
    public override void Wait()
    {
        var handle = Handle;
        ThrowIfFailed(_library.clWaitForEvents(1, &handle));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (Handle != 0)
        {
            _library.clReleaseEvent(Handle);
            Handle = 0;
        }
    }
}
