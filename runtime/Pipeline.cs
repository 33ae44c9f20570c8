using Cohort.Runtime.Devices;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// From what is needed to commands in device queues: demand, fusion, partitioning, placement, order, issue. Each stage
/// takes the record of the one before; only this class knows them all. The caller holds the engine's lock.
/// </summary>
internal sealed class Pipeline
{
    private const int MaximumRemembered = 4096;

    private readonly Partitioner _partitioner;
    private readonly Placer _placer;
    private readonly Issuer _issuer;
    private readonly ContentTable _contents;
    private readonly RegionTable _regions;
    private readonly CollectionPolicy _policy;
    private readonly IReadOnlyList<IDevice> _devices;
    private readonly int[] _allDevices;
    private readonly bool _fuses;
    private readonly DeviceLosses _losses;
    private readonly DemandWalk _walk = new();
    private readonly HashSet<int> _storeAtOnce = [];

    public Pipeline(
        Partitioner partitioner, Placer placer, Issuer issuer, ContentTable contents, RegionTable regions,
        CollectionPolicy policy, IReadOnlyList<IDevice> devices, InstancePool pool, DeviceLosses losses, bool fuses)
    {
        _contents = contents;
        _regions = regions;
        _policy = policy;
        _partitioner = partitioner;
        _placer = placer;
        _issuer = issuer;
        _devices = devices;
        _allDevices = [.. Enumerable.Range(0, devices.Count)];
        _fuses = fuses;
        _losses = losses;
        Restorer = new Restorer(contents, pool, kernel => Launch(kernel, callerWillHelp: false));
    }

    /// <summary>Gets back what was lost with a device.</summary>
    public Restorer Restorer { get; }

    public long KernelsLaunched { get; private set; }

    public long Pieces { get; private set; }

    public long ValuesRecomputed { get; private set; }

    /// <summary>Computes and stores versions, and nothing that they do not need. Does not wait.</summary>
    public void Run(IReadOnlyList<Regions.Version> demanded, bool callerWillHelp)
    {
        var operations = _walk.Collect(demanded);
        var mayBeRead = ReadableAgain(operations);
        var kernels = FusionPlanner.Plan(operations, demanded, _storeAtOnce, mayBeRead.Contains, _fuses);

        // What has been planned must not be kept alive from here: a collection while the rest is placed would not free
        // it.
        operations.Clear();
        mayBeRead.Clear();
        for (var i = 0; i < kernels.Count; i++)
        {
            var kernel = kernels[i];
            kernels[i] = null!;
            Launch(kernel, callerWillHelp);
            Finish(kernel);
        }
    }

    private void Launch(Kernel kernel, bool callerWillHelp)
    {
        var (launch, commands) = Place(kernel);
        _issuer.Issue(kernel, commands, callerWillHelp);
        KernelsLaunched++;
        Pieces += launch.Pieces.Count;
    }

    // A device may be lost while a kernel is placed: then the others get it.
    private (Launch Launch, List<PlannedCommand> Commands) Place(Kernel kernel)
    {
        while (true)
        {
            _losses.Check();
            Restorer.Require(kernel);
            try
            {
                var launch = _partitioner.Partition(kernel, Runners(kernel), () => BytesHeld(kernel));
                return (launch, _placer.Place(launch));
            }
            catch (DeviceLostException) when (_losses.Check())
            {
                // What was on it is forgotten by now.
            }
        }
    }

    // Which of the values that are about to be computed for the second time may still get a new user: the program can
    // name them. Storing those costs memory, so it is worth a collection that may find them dead.
    private HashSet<Operation> ReadableAgain(List<Operation> operations)
    {
        var again = operations.FindAll(o => o.Evaluations > 0 && IsReadable(o));
        if (again.Count > 0 && _policy.TryCollectFor(SizeInBytes(again)))
        {
            again.RemoveAll(o => !IsReadable(o));
        }

        return _policy.AllowsOldVersions(SizeInBytes(again)) ? [.. again] : [];
    }

    private bool IsReadable(Operation operation) =>
        _regions.Find(operation.Handle) is { Current: { } current } && current == operation.Outputs[0];

    private static long SizeInBytes(List<Operation> operations) =>
        operations.Sum(o => o.Outputs[0].Whole.Count * Elements.ElementTypes.SizeInBytes(o.Outputs[0].Type));

    private void Finish(Kernel kernel)
    {
        foreach (var operation in kernel.Stored)
        {
            NoteSeen(operation);
        }

        foreach (var operation in kernel.Inlined)
        {
            NoteSeen(operation);
            operation.Evaluations++;
        }

        foreach (var operation in kernel.StoredTooLate)
        {
            Remember(operation);
        }

        foreach (var operation in kernel.Stored)
        {
            ValuesRecomputed += operation.Evaluations > 0 ? 1 : 0;
            var read = operation.Inputs;
            operation.Execute();
            _regions.Remove(operation.Handle);
            foreach (var input in read)
            {
                if (input.Version is { PendingReaders: 0, IsSuperseded: true, IsPending: false } older)
                {
                    _contents.Release(older);
                }
            }
        }
    }

    private static void NoteSeen(Operation operation)
    {
        if (operation.Evaluations > 0)
        {
            return;
        }

        foreach (var input in operation.Inputs)
        {
            if (input.Version?.Recipe is Operation producer)
            {
                producer.ConsumersSeen++;
            }
        }
    }

    // A value that had to be computed again is stored at once the next time that the same code makes it.
    private void Remember(Operation operation)
    {
        if (_storeAtOnce.Count >= MaximumRemembered)
        {
            _storeAtOnce.Clear();
        }

        _storeAtOnce.Add(operation.Signature);
    }

    // The devices that can run a kernel; why others cannot is noted where plans and messages show it.
    private int[] Runners(Kernel kernel)
    {
        List<int>? runners = null;
        for (var device = 0; device < _devices.Count; device++)
        {
            var isLost = _devices[device].Loss is not null;
            var refusal = isLost ? null : _devices[device].Refuses(kernel);
            if (isLost || refusal is not null)
            {
                runners ??= [.. _allDevices[..device]];
                kernel.Note = refusal is null ? kernel.Note : $"not on {_devices[device].Name}, since {refusal}";
            }
            else
            {
                runners?.Add(device);
            }
        }

        return runners is null ? _allDevices
            : runners.Count > 0 ? [.. runners]
            : throw new InvariantException($"No device can run {kernel}, not even {_devices[0].Name}");
    }

    private long[] BytesHeld(Kernel kernel)
    {
        var held = new long[_devices.Count];
        foreach (var read in kernel.Reads)
        {
            foreach (var entry in read.Version.Content?.Entries ?? [])
            {
                foreach (var holder in entry.Holders)
                {
                    held[holder.Device] += entry.Box.Count * Elements.ElementTypes.SizeInBytes(read.Version.Type);
                }
            }
        }

        return held;
    }
}
