using System.Diagnostics;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// A GPU, or a logical share of one, behind whatever driver. One worker thread takes the commands in order and puts
/// them into the driver's queues, running ahead of the device: an end is set when the device has passed its event. What
/// a command depends on is waited for by the device itself where the driver can, else by the worker.
/// </summary>
public sealed class GpuDevice : IDevice
{
    private readonly GpuDeviceOptions _options;
    private readonly Feed<DeviceCommand> _commands;
    private readonly SlabPool _memory;
    private readonly StagingBuffers _staging;
    private readonly GpuCopies _copies;
    private readonly GpuLaunches _launches;
    private readonly GpuLane _compute;
    private readonly GpuLane _transfer;
    private readonly GpuLane _export;
    private readonly HashSet<Completion> _exports = [];
    private readonly Timer? _watch;
    private readonly Thread _worker;
    private int _unfinished;
    private volatile DeviceLostException? _loss;
    private volatile bool _isDisposed;

    /// <summary>Starts a device. It owns the driver from then on.</summary>
    /// <param name="name">Its name as in COHORT_DEVICES.</param>
    /// <param name="driver">The driver's side.</param>
    /// <param name="memoryBudget">How many bytes instances on it may take.</param>
    /// <param name="options">Sizes and time-outs; null for the usual ones.</param>
    public GpuDevice(string name, IGpuDriver driver, long memoryBudget, GpuDeviceOptions? options = null)
    {
        _options = options ?? new GpuDeviceOptions();
        Name = name;
        Driver = driver;
        MemoryBudget = memoryBudget;
        _memory = new SlabPool(driver, memoryBudget, _options.SlabBytes);
        _commands = new Feed<DeviceCommand>(_options.QueueCapacity);
        _staging = new StagingBuffers(driver, _options.StagingBuffers, _options.StagingBytes);
        _copies = new GpuCopies(driver, _staging);
        _launches = new GpuLaunches(driver, _options.KernelCapacity);
        _compute = new GpuLane($"{name} compute", driver, Finish, Lose);
        _transfer = new GpuLane($"{name} copies", driver, Finish, Lose);
        _export = new GpuLane($"{name} exports", driver, Finish, Lose);
        _worker = new Thread(RunCommands) { IsBackground = true, Name = $"{name} worker" };
        _worker.Start();
        if (_options.HangAfter is { } limit)
        {
            _watch = new Timer(_ => Watch(limit), null, limit / 4, limit / 4);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Description => Driver.Description;

    /// <inheritdoc/>
    public DeviceTraits Traits => Driver.Traits;

    /// <inheritdoc/>
    public long MemoryBudget { get; }

    /// <inheritdoc/>
    public bool IsHostMemory => false;

    /// <inheritdoc/>
    public bool Reaches(IDevice other) =>
        other is GpuDevice device && (device.Driver == Driver || Driver.Reaches(device.Driver));

    /// <inheritdoc/>
    public bool HasFlatMemory => Driver.HasFlatMemory;

    /// <inheritdoc/>
    public bool IsIdle => Volatile.Read(ref _unfinished) == 0;

    /// <summary>The driver's side of the device.</summary>
    public IGpuDriver Driver { get; }

    /// <inheritdoc/>
    public Exception? Loss => _loss;

    /// <inheritdoc/>
    public string? Refuses(Kernel kernel) => _loss is not null ? "is lost" : Driver.Refuses(kernel);

    /// <inheritdoc/>
    public long ScratchBytes(DeviceCommand command) => GpuScratch.BytesFor(command);

    /// <inheritdoc/>
    public MemoryBlock? TryAllocate(long sizeInBytes)
    {
        try
        {
            return _loss is null ? _memory.TryAllocate(sizeInBytes) : null;
        }
        catch (DeviceLostException gone)
        {
            Lose(gone);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Free(MemoryBlock block)
    {
        if (_loss is null)
        {
            _memory.Free(block);
        }
    }

    /// <inheritdoc/>
    public void Enqueue(DeviceCommand command, bool callerWillHelp)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Interlocked.Increment(ref _unfinished);
        _commands.Add(command);
    }

    /// <inheritdoc/>
    public void Wake()
    {
        // The worker always runs.
    }

    /// <inheritdoc/>
    public void Help(Completion until)
    {
        // A thread of the host cannot do a GPU's work.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _watch?.Dispose();
        _commands.Close();
        if (_loss is not null)
        {
            // Its threads may hang in the driver, and calls that give memory back may do so too.
            _compute.Dispose();
            _transfer.Dispose();
            _export.Dispose();
            return;
        }

        _worker.Join();
        _compute.Dispose();
        _transfer.Dispose();
        _launches.Dispose();
        _staging.Dispose();
        _export.Dispose();
        _memory.Dispose();
        _commands.Dispose();
        Driver.Dispose();
    }

    /// <summary>
    /// Brings the next rows of a copy into another device's pinned memory and waits for them; how many bytes they are.
    /// Called by the other device's worker.
    /// </summary>
    internal long Export(CopyCommand command, ref BoxRows rows, StagingBuffer buffer, long limit)
    {
        var copied = new Completion();
        long bytes;
        lock (_exports)
        {
            _exports.Add(copied);
            try
            {
                bytes = GpuCopies.FillBuffer(command, ref rows, buffer, limit, _export.Queue);
                _export.Then(new Exported(copied));
            }
            catch (DeviceLostException gone)
            {
                Lose(gone);
                copied.TrySet(gone);
                bytes = 0;
            }
        }

        if (_loss is { } loss)
        {
            copied.TrySet(loss);
        }

        copied.Wait();
        lock (_exports)
        {
            _exports.Remove(copied);
        }

        // This device has failed, and not the one that asks.
        return copied.Failure is { } failure
            ? throw new DeviceException($"{Name} cannot give its data away: {failure.Message}", failure)
            : bytes;
    }

    private void RunCommands()
    {
        while (_commands.Take(out var command))
        {
            Issue(command);
        }
    }

    // A command that has failed may have left work in the queue: its end, too, is when that is over, in its turn.
    private void Issue(DeviceCommand command)
    {
        var lane = LaneOf(command);
        try
        {
            var failure = _loss is null ? WaitForDependences(command, lane) ?? TryQueue(command, lane) : _loss;
            if (_loss is { } loss)
            {
                Finish(command, loss);
            }
            else
            {
                lane.Finish(command, failure);
            }
        }
        catch (DeviceLostException gone)
        {
            Lose(gone);
            Finish(command, gone);
        }
        catch (Exception failure)
        {
            Finish(command, failure);
        }
    }

    private GpuLane LaneOf(DeviceCommand command) =>
        command is CopyCommand { IsBetweenDevices: true } ? _transfer : _compute;

    private Exception? WaitForDependences(DeviceCommand command, GpuLane lane)
    {
        var copy = command as CopyCommand;
        foreach (var dependence in command.Dependences)
        {
            var isOnHost = copy is not null && _copies.WaitsOnHost(copy, dependence);
            if (!isOnHost && dependence.WaitForSignal() is GpuEvent signal && Driver.SharesEventsWith(signal.Driver))
            {
                lane.WaitFor(signal, dependence);
            }
            else
            {
                dependence.Wait();
            }
        }

        foreach (var dependence in command.DataDependences)
        {
            if (dependence.Failure is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private Exception? TryQueue(DeviceCommand command, GpuLane lane)
    {
        try
        {
            _options.BeforeCommand?.Invoke(command.Label.ToString());
            if (command is CopyCommand copy)
            {
                _copies.Queue(copy, lane);
            }
            else
            {
                _launches.Queue(command, lane);
            }

            return null;
        }
        catch (DeviceLostException gone)
        {
            Lose(gone);
            return gone;
        }
        catch (Exception failure)
        {
            // The failure is not lost: it is the completion's, and every reader of the data rethrows it.
            return failure;
        }
    }

    private void Finish(DeviceCommand command, Exception? failure)
    {
        // The lane and whoever gives up the device may both be here. The count changes before the end is set: who waits
        // for it may look whether the device is idle.
        lock (command)
        {
            if (!command.End.IsSet)
            {
                Interlocked.Decrement(ref _unfinished);
                command.End.Set(failure);
            }
        }
    }

    private void Watch(TimeSpan limit)
    {
        foreach (var since in (ReadOnlySpan<long>)[_compute.WaitingSince, _transfer.WaitingSince, _export.WaitingSince])
        {
            if (since != 0 && Stopwatch.GetElapsedTime(since) > limit)
            {
                Lose(new DeviceLostException(
                    $"{Name} has not finished what it was given within {limit.TotalSeconds:0.###} seconds."));
            }
        }
    }

    private void Lose(DeviceLostException loss)
    {
        lock (_commands)
        {
            if (_loss is not null)
            {
                return;
            }

            _loss = loss;
        }

        _compute.GiveUp(loss);
        _transfer.GiveUp(loss);
        _export.GiveUp(loss);
        _staging.Abandon();
        lock (_exports)
        {
            foreach (var copied in _exports)
            {
                copied.TrySet(loss);
            }
        }

        while (_commands.TryTake(out var command))
        {
            Finish(command, loss);
        }
    }

    // A device that hangs is given up while its thread still waits: then the end is set before the copy is over.
    private sealed class Exported(Completion copied) : IAfterwards
    {
        public void Run(Exception? failure) => copied.TrySet(failure);
    }
}
