using System.Collections.Concurrent;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// A CUDA driver in managed code: devices with memories of their own, streams that run on their own threads some time
/// after the call. It notices what a real driver does not tell: uses of memory without an order, addresses of other
/// devices, leaks. Dispose it last, then look at <see cref="Faults"/>.
/// </summary>
internal sealed partial class EmulatedCuda : ICudaDriver, IDisposable
{
    private const nint FirstContext = 1_000;
    private const int ContextStep = 1;
    private readonly EmulatorOptions _options;
    private readonly FaultList _faults = new();
    private readonly EmulatedDevice[] _devices;
    private readonly AddressSpace _space = new();
    private readonly HandleTable<EmulatedStream> _streams;
    private readonly HandleTable<EmulatedEvent> _events;
    private readonly HandleTable<EmulatedModule> _modules;
    private readonly HandleTable<EmulatedFunction> _functions;
    private readonly List<EmulatedStream> _started = [];
    private readonly ThreadLocal<int> _current = new(() => -1);
    private readonly ConcurrentDictionary<string, int> _calls = [];
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Lock _order = new();
    private VectorClock _host = VectorClock.Zero;
    private bool _isDisposed;

    public EmulatedCuda(EmulatorOptions options)
    {
        _options = options;
        _devices = [.. Enumerable.Range(0, options.Devices).Select(ordinal => new EmulatedDevice(ordinal))];
        _streams = new HandleTable<EmulatedStream>("stream", 10_000, _faults);
        _events = new HandleTable<EmulatedEvent>("event", 20_000_000, _faults);
        _modules = new HandleTable<EmulatedModule>("module", 40_000_000, _faults);
        _functions = new HandleTable<EmulatedFunction>("function", 60_000_000, _faults);
    }

    public int Version => _options.Version;

    /// <summary>What was noticed so far; with leaks once the driver is disposed.</summary>
    public IReadOnlyList<EmulatorFault> Faults => _faults.All;

    /// <summary>How often each entry point was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <summary>Lets everything that hangs fail, as when the process ends.</summary>
    public void Abandon() => _abandoned.Cancel();

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _abandoned.Cancel();
        foreach (var stream in _started)
        {
            stream.End();
            stream.Join();
        }

        NoteLeaks();
        _abandoned.Dispose();
    }

    // What a lost device holds cannot be given back: the driver has forgotten it.
    private void NoteLeaks()
    {
        bool IsLost(int device) =>
            device < 0 ? _devices.Any(d => d.Error != CudaError.Success) : _devices[device].Error != CudaError.Success;
        _streams.NoteLeaks(stream => IsLost(stream.Device.Ordinal));
        _events.NoteLeaks(@event => IsLost(@event.Device));
        _modules.NoteLeaks(module => IsLost(module.Device));
        foreach (var block in _space.End().Where(block => !IsLost(block.Device)))
        {
            _faults.Add(FaultKind.Leak, $"{block} was never given back");
        }

        foreach (var device in _devices.Where(device => device.Holders > 0 && !IsLost(device.Ordinal)))
        {
            _faults.Add(FaultKind.Leak, $"the context of device {device.Ordinal} has {device.Holders} holders");
        }
    }

    // Every call passes here: it is counted, and may be made to fail.
    private InjectedFault? Enter(string call)
    {
        var before = _calls.AddOrUpdate(call, 1, (_, count) => count + 1) - 1;
        if (_options.Inject(call, before) is not { } injected)
        {
            return null;
        }

        if (injected.IsLater || injected.Hangs)
        {
            return injected;
        }

        var refused = CudaException.Of(call, injected.Error, "injected by a test");
        if (refused is DeviceLostException && _current.Value >= 0)
        {
            _devices[_current.Value].Lose(injected.Error);
            HostKnowsLoss(_devices[_current.Value]);
        }

        throw refused;
    }

    // The same for calls that need a context: a lost device fails all of them.
    private (EmulatedDevice Device, InjectedFault? Later) EnterContext(string call)
    {
        var injected = Enter(call);
        var current = _current.Value;
        if (current < 0)
        {
            _faults.Add(FaultKind.BadHandle, $"{call}: no context is current on this thread");
            throw CudaException.Of(call, CudaError.InvalidContext);
        }

        var device = _devices[current];
        if (device.Error == CudaError.Success)
        {
            return (device, injected);
        }

        HostKnowsLoss(device);
        throw CudaException.Of(call, device.Error, "the device was lost before");
    }

    private EmulatedStream StreamOf(CudaStream stream, EmulatedDevice device, string call)
    {
        var found = _streams.Find(stream.Handle, call) ?? throw CudaException.Of(call, CudaError.InvalidHandle);
        if (found.Device != device)
        {
            _faults.Add(
                FaultKind.WrongDevice,
                $"{call}: the stream is of device {found.Device.Ordinal}, the context of device {device.Ordinal}");
            throw CudaException.Of(call, CudaError.InvalidHandle);
        }

        return found;
    }

    // Gives a piece of work its place after what is queued on the stream, and what the host knows to be over.
    private WorkStep Step(EmulatedStream stream, string name)
    {
        lock (_order)
        {
            var before = stream.Clock.Join(_host);
            var step = new Epoch(stream.Actor, ++stream.Steps);
            stream.Clock = before.With(step);
            return new WorkStep(
                $"{name} (step {step.Number} of stream {step.Actor})", stream.Device.Ordinal, step, before);
        }
    }

    // Once a call has told that a device is lost, nothing of what it was given runs any more.
    private void HostKnowsLoss(EmulatedDevice device)
    {
        lock (_order)
        {
            foreach (var stream in _started.Where(stream => stream.Device == device))
            {
                _host = _host.With(new Epoch(stream.Actor, stream.Steps));
            }
        }
    }

    private void HostKnows(VectorClock over)
    {
        lock (_order)
        {
            _host = _host.Join(over);
        }
    }

    private void Queue(
        string name, CudaStream stream, (EmulatedDevice Device, InjectedFault? Later) entered,
        ReadOnlySpan<(long Address, long Count)> ranges, Action<DeviceAccess> run)
    {
        var target = StreamOf(stream, entered.Device, name);
        var step = Step(target, name);
        foreach (var (address, count) in ranges)
        {
            if (_space.Find(address) is { } block)
            {
                block.NoteQueued(step.Step, address - block.Address, count, _host);
            }
        }

        target.Enqueue(new StreamWork(
            abandoned =>
            {
                Fail(name, entered.Later, abandoned);
                run(new DeviceAccess(_space, step, _faults, _options.ChecksOrder));
            },
            AlwaysRuns: false));
    }

    private static void Fail(string call, InjectedFault? later, CancellationToken abandoned)
    {
        if (later is { Hangs: true })
        {
            abandoned.WaitHandle.WaitOne();
            abandoned.ThrowIfCancellationRequested();
        }

        if (later is { } fault)
        {
            throw new EmulatedFailureException(fault.Error, $"{call}: injected by a test");
        }
    }
}
