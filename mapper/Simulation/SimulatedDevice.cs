using System.Runtime.InteropServices;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Simulation;

/// <summary>
/// A device of a machine model that computes nothing: commands are over when they are queued, and arrays of GPUs have
/// addresses but no memory. What the host reads is zero unless the program itself has put something there, so that
/// programs whose course depends on computed values take another course than they would.
/// </summary>
public sealed unsafe class SimulatedDevice : IDevice
{
    private const long FirstAddress = 1L << 40;

    private readonly Machine _machine;
    private readonly int _index;
    private long _next;

    /// <summary>Creates a device.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="index">Its number there.</param>
    public SimulatedDevice(Machine machine, int index)
    {
        _machine = machine;
        _index = index;
        _next = FirstAddress * (index + 1);
    }

    /// <inheritdoc/>
    public string Name => _machine.Names[_index];

    /// <inheritdoc/>
    public string Description => $"{_machine[_index].Description} (simulated)";

    /// <inheritdoc/>
    public long MemoryBudget => _machine[_index].MemoryBytes;

    /// <inheritdoc/>
    public bool IsHostMemory => _machine[_index].Kind == DeviceKind.Cpu;

    /// <inheritdoc/>
    public bool HasFlatMemory => true;

    /// <summary>
    /// Never: real devices are busy while a program records its next steps, and an idle one would get them piece by
    /// piece.
    /// </summary>
    public bool IsIdle => false;

    /// <inheritdoc/>
    public Exception? Loss => null;

    /// <summary>All devices of a machine.</summary>
    public static IReadOnlyList<IDevice> AllOf(Machine machine) =>
        [.. Enumerable.Range(0, machine.Count).Select(index => new SimulatedDevice(machine, index))];

    /// <inheritdoc/>
    public bool Reaches(IDevice other) => other is SimulatedDevice device && device._machine == _machine
        && (device._index == _index || !_machine.RouteBetween(_index, device._index)!.IsStaged);

    /// <inheritdoc/>
    public string? Refuses(Kernel kernel) => null;

    /// <inheritdoc/>
    public MemoryBlock? TryAllocate(long sizeInBytes)
    {
        if (!IsHostMemory)
        {
            var address = _next;
            _next += sizeInBytes;
            return new MemoryBlock((nint)address, sizeInBytes);
        }

        try
        {
            // The system gives zeros, and no page before somebody touches it.
            return new MemoryBlock((nint)NativeMemory.AllocZeroed((nuint)sizeInBytes), sizeInBytes);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Free(MemoryBlock block)
    {
        if (IsHostMemory)
        {
            NativeMemory.Free((void*)block.Address);
        }
    }

    /// <inheritdoc/>
    public void Enqueue(DeviceCommand command, bool callerWillHelp) => command.End.Set();

    /// <inheritdoc/>
    public void Wake()
    {
        // Nothing waits.
    }

    /// <inheritdoc/>
    public void Help(Completion until)
    {
        // Nothing waits.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It holds nothing but the arrays' memory, which its owner gives back.
    }
}
