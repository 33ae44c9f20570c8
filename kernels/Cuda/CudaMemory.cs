using Cohort.Kernels.Gpu;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Cuda;

/// <summary>Memory that another library has on a CUDA device of a session.</summary>
public static unsafe class CudaMemory
{
    private const long PieceInBytes = 1 << 24;

    /// <summary>
    /// Copies device memory to the host and waits for it; what writes that memory has to be over. False when none of
    /// the devices is of that ordinal.
    /// </summary>
    /// <param name="devices">The session's devices.</param>
    /// <param name="ordinal">The device in the driver's order.</param>
    /// <param name="source">
    /// An address that is valid in the device's primary context, which all libraries of a process share.
    /// </param>
    /// <param name="destination">Host memory.</param>
    /// <param name="sizeInBytes">How much is copied.</param>
    public static bool TryRead(
        IReadOnlyList<IDevice> devices, int ordinal, nint source, byte* destination, long sizeInBytes)
    {
        ArgumentNullException.ThrowIfNull(devices);
        foreach (var device in devices)
        {
            if (device is GpuDevice { Driver: CudaShare share } && share.Gpu.Ordinal == ordinal)
            {
                Read(share, source, destination, sizeInBytes);
                return true;
            }
        }

        return false;
    }

    private static void Read(CudaShare share, nint source, byte* destination, long sizeInBytes)
    {
        var pinned = share.AllocatePinned(Math.Min(sizeInBytes, PieceInBytes));
        try
        {
            using var queue = share.CreateQueue();
            for (var at = 0L; at < sizeInBytes; at += PieceInBytes)
            {
                var piece = Math.Min(PieceInBytes, sizeInBytes - at);
                queue.CopyToHost(new RowCopy(source + (nint)at, piece, pinned, piece, piece, 1));
                queue.Drain();
                Buffer.MemoryCopy((void*)pinned, destination + at, piece, piece);
            }
        }
        finally
        {
            share.FreePinned(pinned);
        }
    }
}
