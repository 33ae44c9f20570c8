using System.Runtime.CompilerServices;
using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// The memory of one device as one piece of running work sees it. Every access is checked: that the address belongs to
/// the device, to living memory, and that everything it conflicts with happened before.
/// </summary>
internal sealed unsafe class DeviceAccess(AddressSpace space, WorkStep work, FaultList faults, bool checksOrder)
{
    private EmulatedBlock? _last;

    /// <summary>Reads a value.</summary>
    public T Read<T>(long address)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(Reach(address, sizeof(T), isWrite: false, work.Device));

    /// <summary>Writes a value.</summary>
    public void Write<T>(long address, T value)
        where T : unmanaged => Unsafe.WriteUnaligned(Reach(address, sizeof(T), isWrite: true, work.Device), value);

    /// <summary>Where bytes of this device lie, after checking and noting an access to all of them.</summary>
    /// <exception cref="EmulatedFailureException">They are not all living memory of this device.</exception>
    public byte* Reach(long address, int count, bool isWrite) => Reach(address, count, isWrite, work.Device);

    /// <summary>The same for memory of another device, or of the host (-1).</summary>
    public byte* Reach(long address, long count, bool isWrite, int device)
    {
        var block = _last is { } last && last.Contains(address) ? last : space.Find(address);
        if (block is null)
        {
            var isForeign = device >= 0 && AddressSpace.DeviceOf(address) != device;
            throw Fail(
                isForeign ? FaultKind.WrongDevice : FaultKind.OutOfBounds,
                $"{address:x} belongs to no memory of device {device}");
        }

        if (block.Device != device)
        {
            throw Fail(FaultKind.WrongDevice, $"{address:x} is in {block}, not of device {device}");
        }

        var offset = address - block.Address;
        if (offset + count > block.SizeInBytes)
        {
            throw Fail(FaultKind.OutOfBounds, $"{count} bytes at {address:x} run over the end of {block}");
        }

        if (block.IsFree)
        {
            throw Fail(FaultKind.UseAfterFree, $"{block} was given back");
        }

        _last = block;
        if (checksOrder && block.Note(work, offset, checked((int)count), isWrite) is { } other)
        {
            faults.Add(
                FaultKind.Race, $"{work.Name} {(isWrite ? "writes" : "reads")} {count} bytes at {offset} of {block} "
                + $"without waiting for {other}");
        }

        return block.Backing + offset;
    }

    /// <summary>Notes that the work has failed; what to throw.</summary>
    public EmulatedFailureException Fail(FaultKind kind, string text)
    {
        faults.Add(kind, $"{work.Name}: {text}");
        return new EmulatedFailureException(CudaError.IllegalAddress, $"{work.Name}: {text}");
    }
}
