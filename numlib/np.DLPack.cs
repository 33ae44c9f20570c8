using Cohort.DLPack;

namespace Cohort;

/// <content>Memory that is shared with other libraries by DLPack.</content>
public static unsafe partial class np
{
    /// <summary>An array over the same memory: what other arrays offer by DLPack.</summary>
    /// <param name="x">The array.</param>
    /// <param name="copy">Whether to copy.</param>
    public static NDArray from_dlpack(NDArray x, bool? copy = null) => copy == true ? np.copy(x) : x["..."];

    /// <summary>
    /// An array over the memory of a DLPack tensor, live both ways, if the host can reach it; else a copy. The tensor
    /// then belongs to the array: its deleter is called once, by the array's Dispose when it has no views, else by the
    /// garbage collector's finalizer thread after the last of them; at once where the elements are copied. When an
    /// exception is thrown the tensor stays the caller's.
    /// </summary>
    /// <param name="managedTensor">The address of a <see cref="DLManagedTensor"/>, before version 1.0.</param>
    /// <param name="copy">True always copies; false refuses where a copy is needed.</param>
    /// <remarks>
    /// Memory of a CUDA device is copied through the host, if the session uses that device. What computes it has to be
    /// over: a tensor does not say on which stream that runs.
    /// </remarks>
    /// <exception cref="BufferError">
    /// No array holds such elements, or the memory is out of the session's reach.
    /// </exception>
    /// <exception cref="ValueError">
    /// The tensor has negative extents or no memory, or a copy is needed and refused.
    /// </exception>
    public static NDArray from_dlpack(nint managedTensor, bool? copy = null)
    {
        if (managedTensor == 0)
        {
            throw new ArgumentNullException(nameof(managedTensor));
        }

        return TensorExchange.Import(Session.Current, (DLManagedTensor*)managedTensor, copy);
    }
}
