using System.Diagnostics;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// One queue of a device with a thread that waits for its events in their order: it sets the ends of commands, and does
/// on the host what follows a point. The device's worker fills the queue and runs ahead.
/// </summary>
internal sealed class GpuLane : IDisposable
{
    private const int Capacity = 1024;

    private readonly IGpuDriver _driver;
    private readonly Action<DeviceCommand, Exception?> _finished;
    private readonly Action<DeviceLostException> _lost;
    private readonly Feed<Pending> _pending = new(Capacity);
    private readonly Stack<GpuEvent> _events = new();
    private readonly Lock _hostMemory = new();
    private readonly Thread _thread;
    private DeviceCommand? _current;
    private long _waitingSince;
    private Exception? _carried;
    private volatile Exception? _givenUp;

    /// <summary>Creates a lane.</summary>
    /// <param name="name">A name for its thread.</param>
    /// <param name="driver">The device's driver.</param>
    /// <param name="finished">Told of each command's end, with its failure or null.</param>
    /// <param name="lost">Told when an event says that the device is gone.</param>
    public GpuLane(
        string name, IGpuDriver driver, Action<DeviceCommand, Exception?> finished, Action<DeviceLostException> lost)
    {
        _driver = driver;
        _finished = finished;
        _lost = lost;
        Queue = driver.CreateQueue();
        _thread = new Thread(RunEnds) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>The queue.</summary>
    public IGpuQueue Queue { get; }

    /// <summary>When the thread began to wait for the event that it waits for, or 0 while it waits for none.</summary>
    public long WaitingSince => Volatile.Read(ref _waitingSince);

    /// <summary>Ends a command when everything queued so far is over.</summary>
    public void Finish(DeviceCommand command, Exception? failure)
    {
        var end = Record(command.End);
        command.End.Announce(end);
        _pending.Add(new Pending(end, command, null, failure));
        if (_givenUp is { } reason)
        {
            _finished(command, reason);
        }
    }

    /// <summary>Does something on the host when everything queued so far is over.</summary>
    public void Then(IAfterwards after)
    {
        GpuEvent end;
        try
        {
            end = Record(null);
        }
        catch (Exception failure)
        {
            after.Run(failure);
            throw;
        }

        _pending.Add(new Pending(end, null, after, null));
    }

    /// <summary>
    /// Orders what is queued from now on after the work of a completion that a driver has announced.
    /// </summary>
    public void WaitFor(GpuEvent signal, Completion work)
    {
        if (signal.Lane == this)
        {
            return;
        }

        lock (signal)
        {
            if (signal.Work == work)
            {
                Queue.WaitFor(signal);
            }
        }
    }

    /// <summary>Fails everything that is pending: the device is gone.</summary>
    public void GiveUp(Exception reason)
    {
        lock (_hostMemory)
        {
            _givenUp = reason;
        }

        if (Volatile.Read(ref _current) is { } current)
        {
            _finished(current, reason);
        }

        while (_pending.TryTake(out var pending))
        {
            End(pending, reason);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pending.Close();
        if (_givenUp is not null)
        {
            // The thread may wait for ever for an event of a device that hangs, and its queue with it.
            return;
        }

        _thread.Join();
        Queue.Dispose();
        foreach (var end in _events)
        {
            end.Dispose();
        }

        _pending.Dispose();
    }

    // Without an event nobody would know when what is queued is over, and whoever comes next must not overlap with it.
    private GpuEvent Record(Completion? work)
    {
        try
        {
            return TryRecord(work);
        }
        catch (DeviceException failure) when (failure is not DeviceLostException)
        {
            Queue.Drain();
            throw;
        }
    }

    private GpuEvent TryRecord(Completion? work)
    {
        var end = TakeEvent();
        try
        {
            Queue.Record(end);
            end.Work = work;
            return end;
        }
        catch
        {
            ReturnEvent(end);
            throw;
        }
    }

    private GpuEvent TakeEvent()
    {
        lock (_events)
        {
            if (_events.TryPop(out var free))
            {
                return free;
            }
        }

        var end = _driver.CreateEvent();
        end.Lane = this;
        return end;
    }

    private void ReturnEvent(GpuEvent end)
    {
        lock (end)
        {
            end.Work = null;
        }

        lock (_events)
        {
            _events.Push(end);
        }
    }

    private void RunEnds()
    {
        while (_pending.Take(out var pending))
        {
            Volatile.Write(ref _current, pending.Command);
            var failure = _givenUp ?? Wait(pending.End);
            Volatile.Write(ref _current, null);
            End(pending, failure);
            ReturnEvent(pending.End);
        }
    }

    private Exception? Wait(GpuEvent end)
    {
        try
        {
            Volatile.Write(ref _waitingSince, Stopwatch.GetTimestamp());
            end.Wait();
            return null;
        }
        catch (DeviceLostException gone)
        {
            _lost(gone);
            return gone;
        }
        catch (Exception failure)
        {
            // Not lost: it becomes the failure of the command whose end the event is.
            return failure;
        }
        finally
        {
            Volatile.Write(ref _waitingSince, 0);
        }
    }

    private void End(in Pending pending, Exception? failure)
    {
        failure ??= pending.Failure;
        if (pending.After is { } after)
        {
            try
            {
                RunAfter(after, failure);
            }
            catch (Exception thrown)
            {
                failure ??= thrown;
            }
        }

        if (pending.Command is not { } command)
        {
            _carried ??= failure;
            return;
        }

        failure ??= _carried;
        _carried = null;
        _finished(command, failure ?? FailureOfData(command));
    }

    // The host memory that a copy goes to has other owners once its command has failed.
    private void RunAfter(IAfterwards after, Exception? failure)
    {
        if (!after.WritesHostMemory)
        {
            after.Run(failure);
            return;
        }

        lock (_hostMemory)
        {
            after.Run(failure ?? _givenUp);
        }
    }

    // What the command read was only ordered before it on the device; whether that went well is known by now.
    private Exception? FailureOfData(DeviceCommand command)
    {
        foreach (var dependence in command.DataDependences)
        {
            if (_givenUp is null)
            {
                dependence.Wait();
            }

            if (dependence.Failure is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private readonly record struct Pending(
        GpuEvent End, DeviceCommand? Command, IAfterwards? After, Exception? Failure);
}
