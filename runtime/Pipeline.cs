using System.Runtime.ExceptionServices;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
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
    private readonly HashSet<Operation> _mayBeRead = [];
    private readonly PlanCache _plans;
    private readonly Evictor _evictor;
    private readonly Streamer _streamer;
    private Regions.Version? _forHost;
    private KernelMapping? _mapping;
    private LaunchExplainer? _explainer;

    public Pipeline(
        Partitioner partitioner, Placer placer, Issuer issuer, ContentTable contents, RegionTable regions,
        CollectionPolicy policy, IReadOnlyList<IDevice> devices, InstancePool pool, InstanceWindow window,
        DeviceLosses losses, EngineOptions options)
    {
        _contents = contents;
        _regions = regions;
        _policy = policy;
        _partitioner = partitioner;
        _placer = placer;
        _issuer = issuer;
        _devices = devices;
        _allDevices = [.. Enumerable.Range(0, devices.Count)];
        _fuses = !options.IsEager;
        _plans = new PlanCache(options);
        _losses = losses;
        _evictor = new Evictor(
            pool, contents, copies => issuer.Issue(null, copies, callerWillHelp: false), issuer.NoteEviction);
        _streamer = new Streamer(placer, pool, window, _evictor);
        Restorer = new Restorer(contents, pool, kernel => Launch(new[] { kernel }, null, 0, callerWillHelp: false));
    }

    /// <summary>Gets back what was lost with a device.</summary>
    public Restorer Restorer { get; }

    public long KernelsLaunched { get; private set; }

    public long Pieces { get; private set; }

    public long ValuesRecomputed { get; private set; }

    /// <summary>How many arrays were brought to the host to make room.</summary>
    public long Evictions => _evictor.Evictions;

    /// <summary>How many kernels passed through a device that was too small for their data.</summary>
    public long Streamed => _streamer.Streamed;

    /// <summary>How many walks found a plan that had been made before.</summary>
    public long Replays => _plans.Replays;

    /// <summary>How many kernels were cut as they had been cut before.</summary>
    public long LaunchesReplayed { get; private set; }

    /// <summary>From now on tells how each kernel is divided and why, or no longer.</summary>
    public void Explain(Action<LaunchExplanation>? tell)
    {
        _explainer = tell is null ? null : new LaunchExplainer(_devices, tell);
        _partitioner.WantsChoices = tell is not null;
    }

    /// <summary>Computes and stores versions, and nothing that they do not need. Does not wait.</summary>
    /// <param name="demanded">The versions.</param>
    /// <param name="callerWillHelp">Whether the calling thread runs commands itself.</param>
    /// <param name="forHost">Whether the program reads the first of them at once.</param>
    public void Run(IReadOnlyList<Regions.Version> demanded, bool callerWillHelp, bool forHost = false)
    {
        _forHost = forHost ? demanded[0] : null;
        var operations = _walk.Collect(demanded);
        if (operations.Count == 0)
        {
            return;
        }

        NoteReadableAgain(operations);
        var plan = _plans.PlanFor(operations, new FusionWishes(_storeAtOnce, _mayBeRead, _fuses));
        var kernels = plan.KernelsFor(operations);

        // What has been planned must not be kept alive from here: a collection while the rest is placed would not free
        // it.
        operations.Clear();
        _mayBeRead.Clear();
        for (var i = 0; i < kernels.Length; i++)
        {
            var kernel = kernels[i];
            Launch(kernels.AsMemory(i), plan, i, callerWillHelp);
            kernels[i] = null!;
            Finish(kernel);
        }
    }

    // As a part of a plan, or on its own.
    private void Launch(ReadOnlyMemory<Kernel> window, KeptPlan? plan, int index, bool callerWillHelp)
    {
        var shape = PlaceAndIssue(window, plan, index, callerWillHelp);
        KernelsLaunched++;
        Pieces += shape.Pieces.Length;
    }

    // A device may be lost while a kernel is placed: then the others get it. One may be full.
    private LaunchShape PlaceAndIssue(
        ReadOnlyMemory<Kernel> window, KeptPlan? plan, int index, bool callerWillHelp)
    {
        var kernel = window.Span[0];
        OutOfDeviceMemoryException? full = null;
        while (true)
        {
            _losses.Check();
            Restorer.Require(kernel);
            try
            {
                var shape = Cut(window, plan, index);
                if (full is not null && !TryMakeRoom(kernel, shape, full))
                {
                    return PlaceInPieces(kernel, shape, full);
                }

                full = null;
                var commands = _placer.Place(new Launch(kernel, shape));
                _explainer?.Tell(kernel, shape, _mapping, commands);
                _issuer.Issue(kernel, commands, callerWillHelp);
                return shape;
            }
            catch (DeviceLostException) when (_losses.Check())
            {
                // What was on it is forgotten by now.
            }
            catch (OutOfDeviceMemoryException shortage) when (full is null)
            {
                full = shortage;
            }
        }
    }

    // Others leave a device if the kernel fits there then.
    private bool TryMakeRoom(Kernel kernel, LaunchShape shape, OutOfDeviceMemoryException full) =>
        full.Device >= 0 && _streamer.Needs(kernel, shape, full.Device) <= _devices[full.Device].MemoryBudget
        && _evictor.TryMakeRoom(full.Device, full.Bytes, kernel);

    // What does not fit on a device passes through it in pieces; what cannot be cut runs on the host.
    private LaunchShape PlaceInPieces(Kernel kernel, LaunchShape shape, OutOfDeviceMemoryException full)
    {
        // Announced once, however often it is begun.
        var named = kernel;
        var isOfHost = full.Device < 0 || _devices[full.Device].IsHostMemory;
        if (!isOfHost && _streamer.TryRun(kernel, shape, Issue) is { } streamed)
        {
            _explainer?.Tell(kernel, streamed, _mapping, []);
            return streamed;
        }

        if (isOfHost || _devices[0].Refuses(kernel) is not null)
        {
            ExceptionDispatchInfo.Throw(full);
        }

        kernel.Note = $"not on {_devices[full.Device].Name}, where it does not fit";
        kernel.Label = new WorkLabel(kernel.Stored, kernel.Inlined, kernel.Note);
        var whole = Partitioner.Whole(kernel, device: 0);
        Issue(_placer.Place(new Launch(kernel, whole)));
        return whole;

        void Issue(List<PlannedCommand> commands)
        {
            _issuer.Issue(named, commands, callerWillHelp: false);
            named = null;
        }
    }

    // How a kernel was cut before serves again while all that the mapper was told is the same.
    private LaunchShape Cut(ReadOnlyMemory<Kernel> window, KeptPlan? plan, int index)
    {
        var kernel = window.Span[0];
        var signature = _devices.Count == 1 ? 0 : CoherenceSignature.Of(kernel, CountLost());
        if (!_partitioner.WantsChoices && plan?.Find(index, signature, out var label) is { } kept)
        {
            kernel.Label = label!;
            LaunchesReplayed++;
            return kept;
        }

        var isKept = plan?.IsKept == true && kernel.Library is null;
        (var shape, _mapping) = _partitioner.Partition(window, Runners, _forHost, isKept);
        plan?.Keep(index, kernel, shape, signature, _mapping?.Uses ?? long.MaxValue);
        return shape;
    }

    private int CountLost()
    {
        var lost = 0;
        foreach (var device in _allDevices)
        {
            lost += _devices[device].Loss is null ? 0 : 1;
        }

        return lost;
    }

    // Which of the values that are about to be computed for the second time may still get a new user: the program can
    // name them. Storing those costs memory, so it is worth a collection that may find them dead.
    private void NoteReadableAgain(List<Operation> operations)
    {
        _mayBeRead.Clear();
        var bytes = CollectReadableAgain(operations);
        if (bytes > 0 && _policy.TryCollectFor(bytes))
        {
            _mayBeRead.Clear();
            bytes = CollectReadableAgain(operations);
        }

        if (!_policy.AllowsOldVersions(bytes))
        {
            _mayBeRead.Clear();
        }
    }

    private long CollectReadableAgain(List<Operation> operations)
    {
        var bytes = 0L;
        foreach (var operation in operations)
        {
            if (operation.Evaluations > 0 && IsReadable(operation))
            {
                _mayBeRead.Add(operation);
                bytes += operation.Outputs[0].Whole.Count * operation.Outputs[0].Type.SizeInBytes();
            }
        }

        return bytes;
    }

    private bool IsReadable(Operation operation) =>
        _regions.Find(operation.Handle) is { Current: { } current } && current == operation.Outputs[0];

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
}
