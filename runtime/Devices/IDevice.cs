using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Devices;

/// <summary>
/// Seam: something that runs commands on its own memory: all cores of the CPU, one GPU, or a logical share of either.
/// It ends copies between devices in the order of their issue, and all other commands in that of theirs.
/// </summary>
public interface IDevice : IDisposable
{
    /// <summary>Its name as in COHORT_DEVICES, for example "cpu:0".</summary>
    string Name { get; }

    /// <summary>What it is, in words.</summary>
    string Description { get; }

    /// <summary>What is known of its hardware. Asking may take some milliseconds.</summary>
    DeviceTraits Traits => DeviceTraits.Unknown;

    /// <summary>How many bytes instances on it may take.</summary>
    long MemoryBudget { get; }

    /// <summary>Whether the host may access its memory directly when nothing runs on it.</summary>
    bool IsHostMemory { get; }

    /// <summary>Whether it copies from the other's memory without a detour through the host.</summary>
    bool Reaches(IDevice other) => IsHostMemory && other.IsHostMemory;

    /// <summary>
    /// Whether memory may be named by an address before its begin, with offsets that lead into it: then an instance
    /// can have memory for a part of its region.
    /// </summary>
    bool HasFlatMemory { get; }

    /// <summary>Whether its queue is empty and nothing runs.</summary>
    bool IsIdle { get; }

    /// <summary>Why the device and its memory cannot be used any more, or null while they can.</summary>
    Exception? Loss { get; }

    /// <summary>
    /// Why the device cannot run a kernel, in words that follow "since" ("Decimal has no GPU arithmetic"); null when it
    /// can. The answer for an expression graph follows from its structure and from <see cref="Loss"/>: it is kept with
    /// the plan. Asked for every library operation.
    /// </summary>
    string? Refuses(Kernel kernel);

    /// <summary>
    /// How many bytes of memory a command's launches leave to each other: what it finds in
    /// <see cref="DeviceCommand.Scratch"/> then. 0 where it needs none, or has memory of its own for that.
    /// </summary>
    long ScratchBytes(DeviceCommand command) => 0;

    /// <summary>Takes memory from the system; null when it has none.</summary>
    MemoryBlock? TryAllocate(long sizeInBytes);

    /// <summary>Gives memory back to the system; nothing uses it any more.</summary>
    void Free(MemoryBlock block);

    /// <summary>
    /// Appends a command. Blocks while the bounded queue is full.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="callerWillHelp">
    /// Whether the caller is about to call <see cref="Help"/>, so that no worker need wake.
    /// </param>
    void Enqueue(DeviceCommand command, bool callerWillHelp);

    /// <summary>Makes sure that queued commands run although their issuer will not help.</summary>
    void Wake();

    /// <summary>
    /// Lends the calling thread to the device until <paramref name="until"/> is set or there is nothing that the thread
    /// could do. Does not throw failures of commands.
    /// </summary>
    void Help(Completion until);
}
