using System.Runtime.InteropServices;

namespace Cohort.Creation;

/// <summary>
/// What keeps memory outside of the engine in place: its release runs once, at <see cref="Dispose"/> or when the last
/// array and slice over the memory is gone.
/// </summary>
internal sealed unsafe class MemoryOwner : IDisposable
{
    private Action? _release;
    private int _claims = 1;

    public MemoryOwner(void* address, Action? release)
    {
        Address = (byte*)address;
        _release = release;
    }

    ~MemoryOwner() => Release();

    public byte* Address { get; }

    /// <summary>How many holders have been counted; the one that made this is the first.</summary>
    public int Claims => Volatile.Read(ref _claims);

    /// <summary>Whether the memory has been given back, or is somebody else's.</summary>
    public bool IsReleased => Volatile.Read(ref _release) is null;

    /// <summary>The elements of a .NET array, pinned.</summary>
    public static MemoryOwner Pin(Array array)
    {
        var handle = GCHandle.Alloc(array, GCHandleType.Pinned);
        return new MemoryOwner((void*)handle.AddrOfPinnedObject(), handle.Free);
    }

    /// <summary>Memory of the program, pinned.</summary>
    public static MemoryOwner Pin<T>(ReadOnlyMemory<T> memory)
    {
        // Whoever manages the memory may free it in a finalizer, which must not run before the one here.
        var root = GCHandle.Alloc(memory);
        var handle = memory.Pin();
        return new MemoryOwner(handle.Pointer, () =>
        {
            handle.Dispose();
            root.Free();
        });
    }

    /// <summary>Fresh memory, all zero.</summary>
    public static MemoryOwner Allocate(long bytes)
    {
        var address = NativeMemory.AllocZeroed((nuint)Math.Max(bytes, 1));
        GC.AddMemoryPressure(Math.Max(bytes, 1));
        return new MemoryOwner(address, () =>
        {
            NativeMemory.Free(address);
            GC.RemoveMemoryPressure(Math.Max(bytes, 1));
        });
    }

    public void Dispose()
    {
        Volatile.Write(ref _claims, 0);
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Counts one more holder, unless the memory has been given back.</summary>
    public bool TryClaim()
    {
        for (var claims = Claims; claims > 0; claims = Claims)
        {
            if (Interlocked.CompareExchange(ref _claims, claims + 1, claims) == claims)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts one holder less. The last one gives the memory back, or leaves that to the collector.</summary>
    public void EndClaim(bool free)
    {
        if (Interlocked.Decrement(ref _claims) <= 0 && free)
        {
            Dispose();
        }
    }

    /// <summary>Leaves the memory to whoever had it before: nothing is released.</summary>
    public void Abandon()
    {
        Interlocked.Exchange(ref _release, null);
        GC.SuppressFinalize(this);
    }

    private void Release() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
