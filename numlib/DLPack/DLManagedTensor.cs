using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cohort.DLPack;

/// <summary>
/// An array and whoever has to be told when it is no longer used, as DLPack's header lays it out (before version 1.0).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct DLManagedTensor
{
    /// <summary>The array.</summary>
    public DLTensor Tensor;

    /// <summary>What the producer needs to know in <see cref="Deleter"/>.</summary>
    public void* ManagerContext;

    /// <summary>What the consumer calls once, with the address of this struct; may be null.</summary>
    public delegate* unmanaged[Cdecl]<DLManagedTensor*, void> Deleter;

    /// <summary>
    /// Describes memory of another library, for consumers of DLPack such as
    /// <see cref="np.from_dlpack(nint, bool?)"/>.
    /// </summary>
    /// <param name="data">Where the first element is.</param>
    /// <param name="device">Where the memory is.</param>
    /// <param name="dtype">The element type.</param>
    /// <param name="shape">The extents.</param>
    /// <param name="strides">The distances between neighbours in elements; empty for row-major ones.</param>
    /// <param name="release">Called once, when the consumer is done, on a thread of its choice.</param>
    /// <returns>The tensor, in native memory that its deleter gives back.</returns>
    /// <exception cref="ValueError">
    /// There are strides, but not as many as extents; or an extent is negative.
    /// </exception>
    public static DLManagedTensor* Create(
        void* data, DLDevice device, DLDataType dtype, ReadOnlySpan<long> shape,
        ReadOnlySpan<long> strides = default, Action? release = null)
    {
        if (!strides.IsEmpty && strides.Length != shape.Length)
        {
            throw new ValueError($"{strides.Length} strides do not fit {shape.Length} axes.");
        }

        foreach (var extent in shape)
        {
            _ = extent >= 0 ? extent : throw new ValueError("negative dimensions are not allowed");
        }

        var bytes = sizeof(DLManagedTensor) + ((shape.Length + strides.Length) * sizeof(long));
        var managed = (DLManagedTensor*)NativeMemory.AllocZeroed((nuint)bytes);
        var numbers = (long*)(managed + 1);
        shape.CopyTo(new Span<long>(numbers, shape.Length));
        strides.CopyTo(new Span<long>(numbers + shape.Length, strides.Length));
        managed->Tensor = new DLTensor
        {
            Data = data,
            Device = device,
            DType = dtype,
            NDim = shape.Length,
            Shape = numbers,
            Strides = strides.IsEmpty ? null : numbers + shape.Length,
        };
        managed->ManagerContext = (void*)GCHandle.ToIntPtr(GCHandle.Alloc(release));
        managed->Deleter = &Delete;
        return managed;
    }

    // An exception must not reach native code: it ends the process there, without a word about its cause.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Delete(DLManagedTensor* managed)
    {
        var handle = GCHandle.FromIntPtr((nint)managed->ManagerContext);
        var release = (Action?)handle.Target;
        handle.Free();
        NativeMemory.Free(managed);
        try
        {
            release?.Invoke();
        }
        catch (Exception failure)
        {
            Environment.FailFast("The release of a DLPack tensor has failed.", failure);
        }
    }
}
