using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library.Decompositions;
using Cohort.Kernels.Gpu.Library.Fourier;
using Cohort.Kernels.Gpu.Library.Products;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Work of one device in order. Every member returns once the work is queued. Host memory in a copy is pinned where
/// <see cref="IGpuDriver.NeedsPinnedMemory"/>.
/// </summary>
public interface IGpuQueue : IDisposable
{
    /// <summary>The vendor's library for products of matrices, where the machine has it.</summary>
    IGpuProducts? Products => null;

    /// <summary>The vendor's library for decompositions of matrices, where the machine has it.</summary>
    IGpuDecompositions? Decompositions => null;

    /// <summary>The vendor's library for Fourier transforms, where the machine has it.</summary>
    IGpuTransforms? Transforms => null;

    /// <summary>Runs a kernel.</summary>
    /// <param name="code">What <see cref="IGpuDriver.Build"/> made of the launch's key.</param>
    /// <param name="launch">Its arguments, and for how many units; never 0. Not kept.</param>
    void Launch(GpuCode code, GpuLaunch launch);

    /// <summary>Copies rows from host memory to the device.</summary>
    void CopyFromHost(in RowCopy rows);

    /// <summary>Copies rows from the device to host memory.</summary>
    void CopyToHost(in RowCopy rows);

    /// <summary>
    /// Copies rows into the device's memory from its own or from that of a device that it
    /// <see cref="IGpuDriver.Reaches"/>.
    /// </summary>
    void CopyOnDevice(in RowCopy rows, IGpuDriver sourceDriver);

    /// <summary>
    /// Makes an event of this device stand for everything queued so far, and sees to it that the device works on it.
    /// </summary>
    void Record(GpuEvent end);

    /// <summary>Blocks until everything queued so far is over. For when no event can be had that would tell.</summary>
    void Drain();

    /// <summary>
    /// Lets everything queued from now on wait for an event, as it is recorded now, of a device that
    /// <see cref="IGpuDriver.SharesEventsWith"/> this one. Returns at once.
    /// </summary>
    void WaitFor(GpuEvent other);
}
