using System.Buffers;
using System.Runtime.InteropServices;
using Cohort.Runtime;

namespace Cohort.Kernels.Library;

/// <summary>
/// Pinned, cache-line aligned working memory rented from the shared array pool (or, past a gigabyte, from the
/// system); dispose returns it.
/// </summary>
internal unsafe ref struct Scratch
{
    private const int Alignment = 64;
    private const int LargestRented = 1 << 30;
    private byte[]? rented;
    private GCHandle pin;

    /// <summary>Rents at least <paramref name="sizeInBytes"/> bytes of undefined content.</summary>
    public Scratch(nint sizeInBytes)
    {
        if (sizeInBytes > LargestRented)
        {
            Pointer = Allocate(sizeInBytes);
            return;
        }

        rented = ArrayPool<byte>.Shared.Rent(checked((int)sizeInBytes + Alignment));
        pin = GCHandle.Alloc(rented, GCHandleType.Pinned);
        Pointer = Align((byte*)pin.AddrOfPinnedObject());
    }

    /// <summary>The first byte, aligned to 64.</summary>
    public byte* Pointer { get; private set; }

    /// <summary>The first address at or after <paramref name="address"/> that is a multiple of 64.</summary>
    public static byte* Align(byte* address) => (byte*)(((nuint)address + Alignment - 1) & ~(nuint)(Alignment - 1));

    /// <summary>Rounds a size up to a multiple of 64.</summary>
    public static nint RoundUp(nint sizeInBytes) => (sizeInBytes + Alignment - 1) & ~(nint)(Alignment - 1);

    private static byte* Allocate(nint sizeInBytes)
    {
        try
        {
            return (byte*)NativeMemory.AlignedAlloc((nuint)sizeInBytes, Alignment);
        }
        catch (OutOfMemoryException full)
        {
            throw new OutOfDeviceMemoryException(
                $"A library operation needs {sizeInBytes:N0} bytes of host memory to work in.", full);
        }
    }

    /// <summary>Returns the memory to the pool.</summary>
    public void Dispose()
    {
        if (rented is null)
        {
            NativeMemory.AlignedFree(Pointer);
            Pointer = null;
            return;
        }

        pin.Free();
        ArrayPool<byte>.Shared.Return(rented);
        rented = null;
        Pointer = null;
    }
}
