namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// Notices that the host uses pinned memory while a copy of the device is under way. The host's accesses cannot be
/// seen, their effect can: what is to be copied must not change meanwhile, and who reads a destination too early finds
/// garbage. Looks only at ranges that nothing else is queued on, since their content is known at the call.
/// </summary>
internal sealed unsafe class PinnedWatch(AddressSpace space, FaultList faults, string call)
{
    /// <summary>What a destination holds until the copy has run.</summary>
    public const byte Poison = 0xDB;

    private byte[] _expected = [];
    private nint _address;
    private long _pitch;
    private long _width;

    /// <summary>Remembers the content of a source; false where the block is in use.</summary>
    public bool TrySnapshot(nint address, long pitch, long width, long rows, VectorClock known)
    {
        if (!IsQuiet(address, pitch, width, rows, known))
        {
            return false;
        }

        _expected = new byte[width * rows];
        for (var row = 0L; row < rows; row++)
        {
            Row(row).CopyTo(_expected.AsSpan((int)(row * width)));
        }

        return true;
    }

    /// <summary>Fills a destination with garbage; false where the block is in use.</summary>
    public bool TryPoison(nint address, long pitch, long width, long rows, VectorClock known)
    {
        if (!IsQuiet(address, pitch, width, rows, known))
        {
            return false;
        }

        _expected = new byte[width * rows];
        _expected.AsSpan().Fill(Poison);
        for (var row = 0L; row < rows; row++)
        {
            Row(row).Fill(Poison);
        }

        return true;
    }

    /// <summary>Notes it when the content is not what it was.</summary>
    public void Check()
    {
        for (var row = 0L; row < _expected.Length / _width; row++)
        {
            if (!Row(row).SequenceEqual(_expected.AsSpan((int)(row * _width), (int)_width)))
            {
                faults.Add(FaultKind.Race, $"the host has written pinned memory at {_address:x} during {call}");
                return;
            }
        }
    }

    private bool IsQuiet(nint address, long pitch, long width, long rows, VectorClock known)
    {
        (_address, _pitch, _width) = (address, pitch, width);
        var length = ((rows - 1) * pitch) + width;
        return space.Find(address) is { Device: < 0, IsFree: false } block
            && address + length <= block.Address + block.SizeInBytes
            && block.IsQuiet(known, address - block.Address, length);
    }

    private Span<byte> Row(long row) => new((byte*)_address + (row * _pitch), (int)_width);
}
