using Cohort.Runtime;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.OpenCl;

/// <summary>
/// OpenCL buffers have no addresses on the host. Each gets a range of numbers instead that no memory of the host has:
/// the upper bits name the buffer, the lower ones are the offset. Thread-safe.
/// </summary>
internal sealed class FakeAddresses
{
    private const int OffsetBits = 40;
    private const long OffsetMask = (1L << OffsetBits) - 1;
    private const long Base = 1L << 62;

    private readonly Lock _gate = new();
    private readonly Stack<int> _free = new();
    private nint[] _buffers = new nint[64];
    private int _used;

    /// <summary>The address of a new buffer's first byte.</summary>
    public MemoryBlock Add(nint buffer, long sizeInBytes)
    {
        if (sizeInBytes > OffsetMask)
        {
            throw new InvariantException($"A buffer of {sizeInBytes} bytes has no fake address");
        }

        lock (_gate)
        {
            if (!_free.TryPop(out var index))
            {
                index = _used++;
                if (index == _buffers.Length)
                {
                    Array.Resize(ref _buffers, 2 * index);
                }
            }

            _buffers[index] = buffer;
            return new MemoryBlock((nint)(Base | ((long)index << OffsetBits)), sizeInBytes);
        }
    }

    /// <summary>Forgets a buffer; which one it was.</summary>
    public nint Remove(MemoryBlock block)
    {
        lock (_gate)
        {
            var index = IndexOf(block.Address);
            var buffer = _buffers[index];
            _buffers[index] = 0;
            _free.Push(index);
            return buffer;
        }
    }

    /// <summary>The buffer in which an address lies, and how far from its beginning.</summary>
    public (nint Buffer, long Offset) Find(nint address)
    {
        var buffer = Volatile.Read(ref _buffers)[IndexOf(address)];
        return buffer != 0
            ? (buffer, address & OffsetMask)
            : throw new InvariantException($"0x{address:x} is in no OpenCL buffer of this device");
    }

    private int IndexOf(nint address)
    {
        var index = ((address & ~Base) >> OffsetBits);
        return (address & Base) != 0 && index < _used
            ? (int)index
            : throw new InvariantException($"0x{address:x} is not an address of OpenCL memory");
    }
}
