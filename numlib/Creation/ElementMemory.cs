using System.Buffers;

namespace Cohort.Creation;

/// <summary>Elements at a fixed address, as .NET's memory; keeps alive whatever they belong to.</summary>
internal sealed unsafe class ElementMemory<T>(T* address, int length, object owner) : MemoryManager<T>
    where T : unmanaged
{
    private readonly object _owner = owner;

    /// <inheritdoc/>
    public override Span<T> GetSpan() => new(address, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length, nameof(elementIndex));

        // The handle holds on to this, and so to the owner: the memory does not move, but it has to stay.
        return new MemoryHandle(address + elementIndex, pinnable: this);
    }

    /// <inheritdoc/>
    public override void Unpin() => GC.KeepAlive(_owner);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The memory goes with its owner.
    }
}
