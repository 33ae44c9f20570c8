using Cohort.DLPack;

namespace Cohort;

/// <content>The array's memory for other libraries, by DLPack.</content>
public partial class NDArray
{
    /// <summary>
    /// A DLPack tensor (before version 1.0) over the array's own memory, live both ways; the array is shared from now
    /// on. It stays until the tensor's deleter is called, which the consumer has to do once.
    /// </summary>
    /// <returns>The address of a <see cref="DLManagedTensor"/>.</returns>
    /// <exception cref="BufferError">
    /// The array is read-only, or DLPack has no such elements: decimal, char.
    /// </exception>
    public unsafe nint __dlpack__()
    {
        ThrowIfDisposed();
        return (nint)TensorExchange.Export(this);
    }

    /// <summary>Where <see cref="__dlpack__"/> offers the elements: the host's memory, DLPack's device 1.</summary>
    public (int DeviceType, int DeviceId) __dlpack_device__() => ((int)DLDeviceType.Cpu, 0);
}
