using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>
/// A logical array: extents and element type. Owns no device memory. A small region that only the host has touched
/// keeps its content as a payload; otherwise the content is the current version.
/// </summary>
public sealed class Region
{
    private int _pins;
    private volatile bool _isClosing;

    internal Region(ElementType type, Layout whole, byte[]? payload, Version? current)
    {
        if (whole.Count > int.MaxValue && whole.Count > long.MaxValue / type.SizeInBytes())
        {
            throw new OutOfDeviceMemoryException(
                $"An array of {whole.Count:N0} elements of type {type} is larger than any memory.");
        }

        Type = type;
        Whole = whole;
        Payload = payload;
        Current = current;
    }

    /// <summary>The type that the elements were created with.</summary>
    public ElementType Type { get; }

    /// <summary>The row-major layout of all elements.</summary>
    public Layout Whole { get; }

    /// <summary>The number of elements.</summary>
    public long Length => Whole.Count;

    /// <summary>The content's size in bytes.</summary>
    public long SizeInBytes => Whole.Count * Type.SizeInBytes();

    /// <summary>Whether the program knows the memory's address.</summary>
    public bool IsShared => Shared is not null;

    /// <summary>Whether the handle was disposed of.</summary>
    public bool IsReleased { get; internal set; }

    /// <summary>The content of a region on the inline path, else null.</summary>
    internal byte[]? Payload { get; set; }

    /// <summary>The content of a region off the inline path, else null.</summary>
    internal Version? Current { get; set; }

    /// <summary>A copy of the payload that recorded operations read; null after a write.</summary>
    internal Version? Snapshot { get; set; }

    /// <summary>The memory of a shared region.</summary>
    internal Instance? Shared { get; set; }

    /// <summary>
    /// Address of the whole current content when it lies in one quiescent block of host memory, else 0. Lets host loops
    /// over elements skip the pipeline; cleared by every operation that is recorded on the region.
    /// </summary>
    internal nint HostAddress { get; set; }

    /// <summary>How often the host has written without a new version; wraps around.</summary>
    internal int HostWrites { get; set; }

    /// <summary>Seconds that the host has spent on the way to elements since the content was last its own.</summary>
    internal double HostDetours { get; set; }

    /// <summary>
    /// Keeps payload and host address as they are for as long as the calling thread reads them; false when there are
    /// none, or when they are about to end.
    /// </summary>
    internal bool TryPin()
    {
        Interlocked.Increment(ref _pins);
        if (!_isClosing && (Payload is not null || HostAddress != 0))
        {
            return true;
        }

        Interlocked.Decrement(ref _pins);
        return false;
    }

    /// <summary>Ends a pin.</summary>
    internal void Unpin() => Interlocked.Decrement(ref _pins);

    /// <summary>
    /// Waits for those who read payload or host address, and lets nobody else begin until <see cref="Reopen"/>. Not to
    /// be called with the region's lock held: a thread with a pin may be waiting for that.
    /// </summary>
    internal void Close()
    {
        _isClosing = true;
        Interlocked.MemoryBarrier();
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _pins) > 0)
        {
            spinner.SpinOnce(-1);
        }
    }

    /// <summary>Ends <see cref="Close"/>.</summary>
    internal void Reopen() => _isClosing = false;
}
