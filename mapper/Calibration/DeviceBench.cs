using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Calibration;

/// <summary>Runs commands on one device and takes their time. Memory that it takes it gives back.</summary>
internal sealed class DeviceBench : IDisposable
{
    private const int LeastRuns = 2;

    private static readonly WorkLabel Label = new("calibration");

    private readonly IDevice _device;
    private readonly int _index;
    private readonly CalibrationOptions _options;
    private readonly List<MemoryBlock> _blocks = [];

    /// <summary>Prepares for a device.</summary>
    public DeviceBench(IDevice device, int index, CalibrationOptions options)
    {
        _device = device;
        _index = index;
        _options = options;
    }

    /// <summary>The device.</summary>
    public IDevice Device => _device;

    /// <summary>Memory on the device; null when there is not enough.</summary>
    public Instance? TryTake(long bytes)
    {
        if (_device.TryAllocate(bytes) is not { } block)
        {
            return null;
        }

        _blocks.Add(block);
        return new Instance(_index, block);
    }

    /// <summary>An elementwise command on the first elements of some memory, inputs first.</summary>
    public static Func<DeviceCommand> Map(KernelGraph graph, long elements, double scalar, params Instance[] operands)
    {
        var preparation = new Preparation();
        var bits = Array.ConvertAll(graph.Scalars.ToArray(), type => ScalarBits.FromDouble(type, scalar));
        var space = Layout.Contiguous([elements]);
        return () => new KernelCommand(
            Label, graph, bits, space, [0],
            [.. operands.Select((one, i) => new DeviceOperand(one, space, graph.OperandType(i)))])
        {
            Preparation = preparation,
        };
    }

    /// <summary>The sum of the first elements of some memory, which goes behind them.</summary>
    public static Func<DeviceCommand> Sum(ElementType type, long elements, Instance memory)
    {
        var graph = new GraphBuilder();
        graph.Reduce(graph.AddInput(type), ReductionOperator.Sum);
        var (sum, space) = (graph.ToGraph(), Layout.Contiguous([elements - 1]));
        var preparation = new Preparation();
        return () => new ReduceCommand(
            Label, sum, [], space, new ReductionShape(space, [0]), [new DeviceOperand(memory, space, type)],
            [new DeviceOperand(memory, Layout.Contiguous([], elements - 1), type)])
        {
            Preparation = preparation,
        };
    }

    /// <summary>Commands on one piece of the memory after the other, each so small that one core runs it.</summary>
    public static Func<DeviceCommand> Pieces(KernelGraph graph, long elements, int pieces, params Instance[] operands)
    {
        var next = 0;
        var space = Layout.Contiguous([elements]);
        return () =>
        {
            var tile = Layout.Contiguous([elements], elements * (next++ % pieces));
            return new KernelCommand(
                Label, graph, [], space, [0],
                [.. operands.Select((one, i) => new DeviceOperand(one, tile, graph.OperandType(i)))]);
        };
    }

    /// <summary>A library operation on operands of these layouts.</summary>
    public static Func<DeviceCommand> Library(LibraryProbe probe, Instance[] operands) => () =>
    {
        var operation = probe.Create();
        var space = operation.IndexSpace([.. probe.Operands.Select(one => one.Layout)]);
        return new LibraryCommand(
            Label, operation, space, new long[space.Length],
            [.. operands.Select((one, i) => new DeviceOperand(one, probe.Operands[i].Layout, probe.Operands[i].Type))]);
    };

    /// <summary>A copy of the first bytes of one device's memory to another's.</summary>
    public static Func<DeviceCommand> Copy(
        Instance source, IDevice sourceDevice, Instance destination, IDevice destinationDevice, long bytes)
    {
        var whole = Layout.Contiguous([bytes / sizeof(double)]);
        return () => new CopyCommand(
            source, destination, sourceDevice, destinationDevice, Box.Whole(whole.Extents), whole, sizeof(double));
    }

    /// <summary>Runs a command once.</summary>
    public void Run(Func<DeviceCommand> create) => Run(create, 1);

    /// <summary>
    /// The least time of a command among several batches, in seconds: others on the machine only make it longer.
    /// </summary>
    /// <param name="create">Makes the command.</param>
    /// <param name="batch">How many are queued at a time.</param>
    /// <param name="before">What runs before each batch and is not counted; null for nothing.</param>
    public double Time(Func<DeviceCommand> create, int batch = 1, Action? before = null)
    {
        before?.Invoke();
        Run(create, batch);
        var best = double.PositiveInfinity;
        var begin = _options.Clock.GetTimestamp();
        for (var run = 0; run < LeastRuns || _options.Clock.GetElapsedTime(begin) < _options.PerFigure; run++)
        {
            before?.Invoke();
            var start = _options.Clock.GetTimestamp();
            Run(create, batch);
            var seconds = _options.Clock.GetElapsedTime(start).TotalSeconds / batch;
            best = Math.Min(best, seconds);
        }

        return best;
    }

    /// <summary>The least time from a command to a thread that slept until its end, in seconds.</summary>
    public double TimeOfWait(Func<DeviceCommand> create)
    {
        var best = double.PositiveInfinity;
        for (var run = 0; run < 20; run++)
        {
            var command = create();
            var start = _options.Clock.GetTimestamp();
            _device.Enqueue(command, callerWillHelp: false);
            command.End.Wait();
            best = Math.Min(best, _options.Clock.GetElapsedTime(start).TotalSeconds);
            command.End.ThrowIfFailed();
        }

        return best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            _device.Free(block);
        }

        _blocks.Clear();
    }

    private void Run(Func<DeviceCommand> create, int batch)
    {
        DeviceCommand? last = null;
        for (var i = 0; i < batch; i++)
        {
            last = create();
            _device.Enqueue(last, callerWillHelp: true);
        }

        _device.Wake();
        _device.Help(last!.End);
        last.End.Wait();
        last.End.ThrowIfFailed();
    }
}
