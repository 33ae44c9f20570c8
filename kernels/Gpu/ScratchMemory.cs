using Cohort.Runtime;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Device memory for what the launches of one command leave to each other, where its plan has not found any: small
/// needs, and those of the vendors' libraries. One block serves command after command, since they run in the order of
/// one queue; a larger need replaces it.
/// </summary>
internal sealed class ScratchMemory(IGpuDriver driver) : IDisposable
{
    private MemoryBlock? _block;

    /// <summary>The address of at least so many bytes, for launches that are about to be queued on a lane.</summary>
    /// <exception cref="OutOfDeviceMemoryException">The device is full.</exception>
    public nint Take(long bytes, GpuLane lane)
    {
        if (bytes == 0)
        {
            return 0;
        }

        if (_block is not { } block || block.SizeInBytes < bytes)
        {
            if (_block is { } smaller)
            {
                _block = null;
                lane.Then(new Freeing(driver, smaller));
            }

            block = driver.TryAllocate(SizeClass.Of(bytes)) ?? throw new OutOfDeviceMemoryException(
                $"A command needs {bytes:N0} bytes of scratch memory, which {driver.Description} does not have.");
            _block = block;
        }

        return block.Address;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_block is { } block)
        {
            driver.Free(block);
        }
    }

    private sealed class Freeing(IGpuDriver driver, MemoryBlock block) : IAfterwards
    {
        public void Run(Exception? failure) => driver.Free(block);
    }
}
