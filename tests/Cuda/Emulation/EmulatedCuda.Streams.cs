using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <content>Streams and events.</content>
internal sealed partial class EmulatedCuda
{
    public CudaStream CreateStream()
    {
        var (device, _) = EnterContext("cuStreamCreate");
        lock (_order)
        {
            var delays = _options.DelaySeed is { } seed ? new Random(seed + _started.Count) : null;
            var stream = new EmulatedStream(device, _started.Count + 1, delays, _abandoned.Token);
            _started.Add(stream);
            return new CudaStream(_streams.Add(stream));
        }
    }

    public void DestroyStream(CudaStream stream)
    {
        EnterContext("cuStreamDestroy_v2");
        _streams.Remove(stream.Handle, "cuStreamDestroy_v2")?.End();
    }

    public void Synchronize(CudaStream stream)
    {
        var (device, _) = EnterContext("cuStreamSynchronize");
        var record = Append(StreamOf(stream, device, "cuStreamSynchronize"), null);
        WaitOnHost(record, "cuStreamSynchronize");
    }

    public void WaitEvent(CudaStream stream, CudaEvent @event)
    {
        var (device, later) = EnterContext("cuStreamWaitEvent");
        var target = StreamOf(stream, device, "cuStreamWaitEvent");
        if (EventOf(@event, "cuStreamWaitEvent").Record is not { } record || _options.IgnoresWaits)
        {
            return;
        }

        lock (_order)
        {
            target.Clock = target.Clock.Join(record.Before);
        }

        target.Enqueue(new StreamWork(
            abandoned =>
            {
                Fail("cuStreamWaitEvent", later, abandoned);
                record.Wait(abandoned);
            },
            AlwaysRuns: false));
    }

    public CudaEvent CreateEvent()
    {
        var (device, _) = EnterContext("cuEventCreate");
        return new CudaEvent(_events.Add(new EmulatedEvent(device.Ordinal)));
    }

    public void DestroyEvent(CudaEvent @event)
    {
        EnterContext("cuEventDestroy_v2");
        _events.Remove(@event.Handle, "cuEventDestroy_v2");
    }

    public void Record(CudaEvent @event, CudaStream stream)
    {
        var (device, later) = EnterContext("cuEventRecord");
        var target = StreamOf(stream, device, "cuEventRecord");
        var found = EventOf(@event, "cuEventRecord");
        if (found.Device != device.Ordinal)
        {
            _faults.Add(
                FaultKind.WrongDevice,
                $"cuEventRecord: the event is of device {found.Device}, the stream of device {device.Ordinal}");
            throw CudaException.Of("cuEventRecord", CudaError.InvalidHandle);
        }

        found.Record = Append(target, later);
    }

    public bool IsOver(CudaEvent @event)
    {
        EnterContext("cuEventQuery");
        if (EventOf(@event, "cuEventQuery").Record is not { } record)
        {
            return true;
        }

        if (!record.IsOver)
        {
            return false;
        }

        WaitOnHost(record, "cuEventQuery");
        return true;
    }

    public void Synchronize(CudaEvent @event)
    {
        EnterContext("cuEventSynchronize");
        if (EventOf(@event, "cuEventSynchronize").Record is { } record)
        {
            WaitOnHost(record, "cuEventSynchronize");
        }
    }

    private EventRecord Append(EmulatedStream stream, InjectedFault? later)
    {
        EventRecord record;
        lock (_order)
        {
            record = new EventRecord(stream.Clock);
        }

        stream.Enqueue(new StreamWork(
            abandoned =>
            {
                try
                {
                    Fail("cuEventRecord", later, abandoned);
                }
                catch (OperationCanceledException)
                {
                    stream.Device.Lose(CudaError.ContextIsDestroyed);
                }
                catch (EmulatedFailureException failure)
                {
                    stream.Device.Lose(failure.Error);
                }

                record.End(stream.Device.Error);
            },
            AlwaysRuns: true));
        return record;
    }

    private void WaitOnHost(EventRecord record, string call)
    {
        record.Wait(CancellationToken.None);
        if (record.Error != CudaError.Success)
        {
            HostKnowsLoss(_devices[_current.Value]);
            throw CudaException.Of(call, record.Error, "the device was lost");
        }

        HostKnows(record.Before);
    }

    private EmulatedEvent EventOf(CudaEvent @event, string call) =>
        _events.Find(@event.Handle, call) ?? throw CudaException.Of(call, CudaError.InvalidHandle);
}
