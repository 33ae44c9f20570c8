using System.Runtime.InteropServices;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// Memory that was given out: of a device, at addresses that no processor has, or pinned memory of the host.
/// </summary>
internal sealed unsafe class EmulatedBlock
{
    private const byte Garbage = 0xA5;
    private readonly Lock _gate = new();
    private readonly List<(long Low, long High, Epoch Step)> _uses = [];
    private AccessHistory? _history;

    public EmulatedBlock(int device, long address, long sizeInBytes)
    {
        Device = device;
        SizeInBytes = sizeInBytes;
        Backing = (byte*)NativeMemory.AlignedAlloc((nuint)sizeInBytes, 256);
        new Span<byte>(Backing, checked((int)sizeInBytes)).Fill(Garbage);
        Address = address == 0 ? (long)Backing : address;
    }

    /// <summary>The device; -1 for pinned memory of the host.</summary>
    public int Device { get; }

    public long Address { get; }

    public long SizeInBytes { get; }

    public byte* Backing { get; private set; }

    public bool IsFree { get; private set; }

    public bool Contains(long address) => address >= Address && address < Address + SizeInBytes;

    /// <summary>Notes that queued work may use a range of the block.</summary>
    public void NoteQueued(Epoch step, long offset, long count, VectorClock known)
    {
        lock (_gate)
        {
            _uses.RemoveAll(use => known.Knows(use.Step));
            _uses.Add((offset, offset + count, step));
        }
    }

    /// <summary>Whether all work that may use a range is known to be over.</summary>
    public bool IsQuiet(VectorClock known, long offset, long count)
    {
        lock (_gate)
        {
            return !_uses.Exists(use => use.Low < offset + count && offset < use.High && !known.Knows(use.Step));
        }
    }

    /// <summary>Notes an access of running work; what it conflicts with, or null.</summary>
    public string? Note(WorkStep work, long offset, int count, bool isWrite)
    {
        lock (_gate)
        {
            _history ??= new AccessHistory(SizeInBytes);
            return _history.Note(work, offset, count, isWrite);
        }
    }

    /// <summary>Ends the block's life; its backing stays when work may still reach for it.</summary>
    public void Free(bool releases)
    {
        IsFree = true;
        _history = null;
        if (releases)
        {
            Release();
        }
    }

    public void Release()
    {
        NativeMemory.AlignedFree(Backing);
        Backing = null;
    }

    public override string ToString() =>
        $"{(Device < 0 ? "pinned host memory" : $"memory of device {Device}")} [{Address:x}, +{SizeInBytes})";
}
