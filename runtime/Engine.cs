using Cohort.Runtime.Devices;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// What numlib talks to: records operations on regions and delivers values on demand. Program order is the semantics.
/// Shapes, types and axes have been checked by the caller. Thread-safe: operations of one thread keep their order,
/// those of several threads are in the order of the calls.
/// </summary>
public sealed partial class Engine : IDisposable
{
    private readonly Lock _gate = new();
    private readonly EngineOptions _options;
    private readonly IReadOnlyList<IDevice> _devices;
    private readonly IHostKernels _kernels;
    private readonly ContentTable _contents = new();
    private readonly CollectionPolicy _policy;
    private readonly InstancePool _pool;
    private readonly Placer _placer;
    private readonly Issuer _issuer;
    private readonly DeviceLosses _losses;
    private readonly Pipeline _pipeline;
    private readonly RegionTable _regions = new();
    private readonly Window _window;
    private readonly Recorder _recorder;
    private readonly InlinePath _inline;
    private readonly InlineReduction _inlineReduction;
    private bool _isDisposed;
    private long _hostReads;

    /// <summary>Creates an engine. It owns the devices from then on.</summary>
    public Engine(IReadOnlyList<IDevice> devices, IMapper mapper, IHostKernels kernels, EngineOptions options)
    {
        if (devices.Count == 0)
        {
            throw new ArgumentException("A session needs at least one device.", nameof(devices));
        }

        if (!devices[0].IsHostMemory)
        {
            throw new ArgumentException(
                $"The first device of a session has to have host memory, where the program's arrays come and go; "
                + $"{devices[0].Name} has not.", nameof(devices));
        }

        _options = options;
        _devices = devices;
        _kernels = kernels;
        _policy = new CollectionPolicy(
            options.OldVersionBytes,
            () => devices.Where(device => device.IsHostMemory)
                .Sum(device => device.Traits.CacheBytes is [.., var last] ? last : 0));
        var window = new InstanceWindow(options.WholeInstanceBytes);
        _pool = new InstancePool(devices, _contents, _policy, window);
        _placer = new Placer(_pool, _contents);
        _issuer = new Issuer(devices, options.Observer);
        _losses = new DeviceLosses(devices, _contents, _pool, _issuer);
        _pipeline = new Pipeline(
            new Partitioner(mapper, devices.Count, () => [.. Enumerable.Range(0, devices.Count).Select(_pool.RoomOn)]),
            _placer, _issuer, _contents, _regions, _policy, devices, _pool,
            window, _losses, options);
        _recorder = new Recorder(_pool, _contents, _regions, WaitFor, options.Observer);
        _window = _recorder.Window;
        _inline = new InlinePath(kernels);
        _inlineReduction = new InlineReduction(kernels);
    }

    /// <summary>The devices in the order of their indices.</summary>
    public IReadOnlyList<IDevice> Devices => _devices;

    /// <summary>What has happened so far.</summary>
    public EngineStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return new EngineStatistics(
                    _recorder.Recorded, _inline.Operations, _pipeline.KernelsLaunched, _pipeline.Pieces,
                    _issuer.Copies, _issuer.BytesCopiedBetweenDevices, _pipeline.ValuesRecomputed, _pool.FreshBlocks,
                    _policy.Induced, _pipeline.Replays, _pipeline.LaunchesReplayed, _pipeline.Evictions,
                    _pipeline.Streamed, _pool.BytesOnDisk, _hostReads);
            }
        }
    }

    /// <summary>What each device has been given to do, by its index.</summary>
    public IReadOnlyList<DeviceActivity> Activity
    {
        get
        {
            lock (_gate)
            {
                return [.. _issuer.Activity];
            }
        }
    }

    /// <summary>
    /// From now on tells how each kernel is divided among devices, what else was possible, and what is copied for it;
    /// null to end that. The receiver is called while the engine is locked and must not use it.
    /// </summary>
    public void Explain(Action<LaunchExplanation>? tell)
    {
        lock (_gate)
        {
            _pipeline.Explain(tell);
        }
    }

    // With one device the waiting thread runs the commands itself; several run at the same time on their own threads.
    private bool CallerHelps => _devices.Count == 1;

    /// <summary>Issues everything reachable that is pending and returns.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            FlushNeedsLock(isAskedFor: true);
        }
    }

    /// <summary>Issues everything pending and waits until it has run.</summary>
    public void Wait()
    {
        List<Completion> ends;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_window.Count > 0)
            {
                FlushNeedsLock(isAskedFor: true, CallerHelps);
            }

            if (_issuer.IsDone)
            {
                return;
            }

            ends = _issuer.LastIssued();
        }

        // What a lost device has not computed is computed elsewhere when somebody wants it.
        TryWaitFor(ends, attempt: 0);
    }

    /// <summary>
    /// Ends the interest of a region's last handle: its memory is free for others as soon as nothing reads it. The
    /// owner of shared memory is disposed of, where it can be.
    /// </summary>
    public void Release(Region region)
    {
        lock (_gate)
        {
            if (region.IsReleased)
            {
                return;
            }

            region.IsReleased = true;
            if (!region.IsShared)
            {
                FreeNeedsLock(region);
                return;
            }
        }

        (region.Shared!.Owner as IDisposable)?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        WaitFor(_issuer.LastIssued(), throws: false);
        GiveUpDeviceMemory();
        _pool.Dispose();
        foreach (var device in _devices)
        {
            device.Dispose();
        }

        _regions.Dispose();
        _contents.Dispose();
    }

    private void FreeNeedsLock(Region region)
    {
        region.Close();
        lock (region)
        {
            region.Payload = null;
            region.Snapshot = null;
            region.HostAddress = 0;
        }

        region.Reopen();

        if (region.Current is { } current)
        {
            region.Current = null;
            current.IsSuperseded = true;
            if (current is { PendingReaders: 0, IsPending: false })
            {
                _contents.Release(current);
            }
        }
    }

    // Arrays that somebody still holds keep memory of the host: reading them late must not crash. What they have on
    // other devices ends with these.
    private void GiveUpDeviceMemory()
    {
        foreach (var content in _contents.Contents.ToList())
        {
            foreach (var instance in content.Instances().Where(i => !_devices[i.Device].IsHostMemory).ToList())
            {
                content.Forget(instance);
            }
        }
    }

    private void RunNeedsLock(IReadOnlyList<Regions.Version> versions, bool callerWillHelp, bool forHost = false)
    {
        try
        {
            _pipeline.Run(versions, callerWillHelp, forHost);
        }
        catch when (callerWillHelp)
        {
            foreach (var device in _devices)
            {
                device.Wake();
            }

            throw;
        }
    }

    // Work starts when there is enough of it: on an idle device when an array was written, in any case at a full
    // window.
    private void StartIfWorthwhileNeedsLock(bool isEffect, Region written)
    {
        if (_window.Count >= _options.WindowOperations)
        {
            FlushNeedsLock(isAskedFor: false);
        }
        else if (isEffect && _recorder.PendingSeconds >= _options.StartAfterSeconds && AnyIdle()
            && written.Current is { IsPending: true } current)
        {
            _recorder.PendingSeconds = 0;
            StartNeedsLock(current);
        }
    }

    private bool AnyIdle()
    {
        foreach (var device in _devices)
        {
            if (device.IsIdle)
            {
                return true;
            }
        }

        return false;
    }

    private void WaitFor(Completion end)
    {
        if (!end.IsSet && CallerHelps)
        {
            _devices[0].Help(end);
        }

        end.Wait();
    }

    private void WaitFor(List<Completion> ends, bool throws = true)
    {
        foreach (var end in ends)
        {
            WaitFor(end);
        }

        // What was issued for the caller to run, and is not among what it waits for, must run all the same.
        if (CallerHelps && !_devices[0].IsIdle)
        {
            _devices[0].Wake();
        }

        if (throws)
        {
            ends.ForEach(end => end.ThrowIfFailed());
        }
    }
}
