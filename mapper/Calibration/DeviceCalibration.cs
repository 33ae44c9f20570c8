using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Calibration;

/// <summary>
/// Measures one device, the most important figures first. What there is no time for, or no arithmetic, keeps its
/// derived figure; derived rates follow those that were measured.
/// </summary>
internal sealed class DeviceCalibration
{
    // How many of the classes come before the library operations.
    private const int Usual = 4;

    private const int ChainLength = 16;
    private const int ShortChain = 4;

    // Of what the cost model adds for the part that is hidden behind the longer one.
    private const double Unhidden = CostModel.Unhidden;

    private static readonly (NumberClass Class, ElementType Type, ElementType Other)[] Numbers =
    [
        (NumberClass.Double, ElementType.Double, ElementType.Single),
        (NumberClass.Single, ElementType.Single, ElementType.Int32),
        (NumberClass.Int64, ElementType.Int64, ElementType.Double),
        (NumberClass.Int32, ElementType.Int32, ElementType.Single),
        (NumberClass.Int8, ElementType.Byte, ElementType.Int32),
        (NumberClass.Int16, ElementType.Int16, ElementType.Int32),
    ];

    private static readonly ElementwiseFunction[] Functions = [Function.Exp, Function.Log, Function.Sin];

    private readonly DeviceBench _bench;
    private readonly CalibrationOptions _options;
    private readonly Deadline _deadline;
    private readonly List<string> _unmeasured = [];
    private readonly Dictionary<string, double> _times = [];
    private DeviceModel _model;

    /// <summary>Prepares.</summary>
    public DeviceCalibration(
        DeviceBench bench, DeviceModel derived, CalibrationOptions options, Deadline deadline)
    {
        _bench = bench;
        _model = derived;
        _options = options;
        _deadline = deadline;
    }

    /// <summary>The device's figures, measured as far as time allows.</summary>
    public DeviceModel Measure()
    {
        var memory = TakeArrays();
        if (memory.Length == 0)
        {
            return _model;
        }

        // Others may have had the machine meanwhile: what there is time for is measured again, and the best counts.
        MeasureAll(memory);
        if (_deadline.HasTimeForAnother)
        {
            _unmeasured.Clear();
            MeasureAll(memory);
        }

        return _model with
        {
            Sources = new Dictionary<string, string>
            {
                ["all"] = "measured by the library's calibration"
                    + (_unmeasured.Count == 0 ? "" : $"; derived: {string.Join(", ", _unmeasured)}"),
            },
        };
    }

    private void MeasureAll(Instance[] memory)
    {
        Try("launchSeconds", () => MeasureLaunch(memory[0]));
        MeasureLevels(memory);
        var elements = Math.Min(
            Math.Max(_options.Elements, _model.Kind == DeviceKind.Cpu ? 4 * _model.GrainElements * _model.Cores : 1),
            memory[0].Block.SizeInBytes / sizeof(double));
        MeasureArithmetic(Numbers[..Usual], elements, memory[0]);
        foreach (var probe in _options.Probes)
        {
            Try($"library of {probe.Type}", () => MeasureLibrary(probe));
        }

        MeasureArithmetic(Numbers[Usual..], elements, memory[0]);
        Try("arithmetic of Half", () => MeasureHalf(elements, memory[0]));
    }

    // Three arrays, so that a sum of two has its operands in memory of their own.
    private Instance[] TakeArrays()
    {
        var caches = _model.Levels.Count > 1 ? _model.Levels[^2].CapacityBytes : 1 << 20;
        var bytes = Math.Min(Math.Min(5 * caches, _options.LargestBytes), _model.MemoryBytes / 4) / 3 / 64 * 64;
        Instance?[] taken = [_bench.TryTake(bytes), _bench.TryTake(bytes), _bench.TryTake(bytes)];
        return taken.Contains(null) ? [] : [.. taken.OfType<Instance>()];
    }

    private void Try(string figure, Action measure)
    {
        if (_deadline.IsOver)
        {
            _unmeasured.Add($"{figure} (no time)");
            return;
        }

        try
        {
            measure();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A device that has no such arithmetic says so here; its derived figure stays, with the reason beside it.
            _unmeasured.Add($"{figure} ({failure.Message})");
        }
    }

    private void MeasureLaunch(Instance memory)
    {
        var one = DeviceBench.Map(ProbeGraphs.Fill(ElementType.Int32), 1, 1, memory);
        var launch = Best("launch", () => _bench.Time(one, batch: 32));
        var wait = Best("wait", () => _bench.TimeOfWait(one));
        _model = _model with
        {
            LaunchSeconds = Math.Clamp(launch, 1e-8, 0.5),
            SynchronizeSeconds = Math.Clamp(wait - launch, 1e-7, 0.5),
        };
    }

    private void MeasureLevels(Instance[] memory)
    {
        var largest = memory[0].Block.SizeInBytes * memory.Length;
        var nearer = 0L;
        for (var i = _model.Levels.Count - 1; i >= 0; i--)
        {
            // Well inside of the level, and well beyond the one before.
            nearer = i > 0 ? _model.Levels[i - 1].CapacityBytes : 0;
            var set = i == _model.Levels.Count - 1
                ? largest
                : Math.Min(largest, Math.Max((long)(0.35 * _model.Levels[i].CapacityBytes), 2 * nearer));
            var index = i;
            if (largest < 1.5 * nearer)
            {
                _unmeasured.Add($"levels[{i}] (the cache before it holds all that is measured)");
                continue;
            }

            Try($"levels[{i}]", () => MeasureLevel(index, set / memory.Length / 64 * 64, memory));
        }
    }

    private void MeasureLevel(int index, long bytes, Instance[] memory)
    {
        var elements = bytes / sizeof(double);
        var fill = Work($"fill {index}", DeviceBench.Map(ProbeGraphs.Fill(ElementType.Double), elements, 1, memory[0]));
        var copy = Work($"copy {index}", DeviceBench.Map(
            ProbeGraphs.Sum(ElementType.Double, 1), elements, 0, memory[..2]));
        var sum = Work($"sum {index}", DeviceBench.Map(
            ProbeGraphs.Sum(ElementType.Double, 2), elements, 0, memory[0], memory[1], memory[2]));
        List<(double Reads, double Writes, double Seconds)> kernels = [(0, 1, fill), (1, 1, copy), (2, 1, sum)];
        if (index == _model.Levels.Count - 1)
        {
            // Only beyond the caches is a sum sure to wait for what it reads.
            kernels.Add((1, 0, Work($"read {index}", DeviceBench.Sum(ElementType.Double, elements, memory[0]))));
        }

        var (read, write) = Bandwidths.Fit(kernels, bytes);
        var level = _model.Levels[index] with { ReadBytesPerSecond = read, WriteBytesPerSecond = write };
        if (_model is { Kind: DeviceKind.Cpu, Cores: > 1 })
        {
            var pieces = (int)Math.Clamp(elements / _model.GrainElements, 1, 64);
            var alone = Work($"alone {index}", DeviceBench.Pieces(
                ProbeGraphs.Sum(ElementType.Double, 1), Math.Min(elements, _model.GrainElements), pieces,
                memory[..2]), pieces);
            var together = copy * Math.Min(elements, _model.GrainElements) / elements;
            level = level with { CoreShare = Math.Clamp(together / alone, 1.0 / _model.Cores / 2, 1) };
        }

        MemoryLevel[] levels = [.. _model.Levels];
        levels[index] = level;
        _model = _model with { Levels = levels };
    }

    // The time of a command without its launch.
    private double Work(string figure, Func<DeviceCommand> create, int batch = 1) =>
        Math.Max(Best(figure, () => _bench.Time(create, batch)) - _model.LaunchSeconds, 1e-8);

    // The least time of all passes. Some drivers take long to build a kernel: not even a figure of several is finished
    // past the deadline.
    private double Best(string figure, Func<double> measure)
    {
        if (_deadline.IsOver)
        {
            throw new TimeoutException("no time");
        }

        var seconds = Math.Min(measure(), _times.GetValueOrDefault(figure, double.PositiveInfinity));
        _times[figure] = seconds;
        return seconds;
    }

    private void MeasureArithmetic(
        (NumberClass Class, ElementType Type, ElementType Other)[] numbers, long elements, Instance memory)
    {
        foreach (var (one, type, other) in numbers)
        {
            Try($"arithmetic of {one}", () => MeasureNumbers(one, type, other, elements, memory));
            if (type is ElementType.Double or ElementType.Single)
            {
                Try($"functionEfficiency of {one}", () => MeasureFunctions(one, type, elements, memory));
            }
        }
    }

    private void MeasureNumbers(
        NumberClass numbers, ElementType type, ElementType other, long elements, Instance memory)
    {
        _bench.Run(DeviceBench.Map(ProbeGraphs.Fill(type), elements, 1, memory));
        var hidden = Unhidden * _model.TrafficSeconds(
            elements * type.SizeInBytes(), elements * type.SizeInBytes(), elements * type.SizeInBytes(), _model.Cores);
        double Chain(string kind, KernelGraph graph)
        {
            var seconds = Work($"{kind} {type}", DeviceBench.Map(graph, elements, 1, memory, memory));
            return Math.Max(seconds - hidden, 1e-8) / elements;
        }

        var simple = (ChainLength + 2) / Chain("simple", ProbeGraphs.Chain(type, Primitive.Add, ChainLength));
        double Rate(string kind, KernelGraph graph, int operators)
        {
            var perElement = Chain(kind, graph) - (2 / simple);
            return operators / Math.Max(perElement, operators / (4 * simple));
        }

        double OfChain(Primitive op, int length) => Rate($"{op}", ProbeGraphs.Chain(type, op, length), length);
        var rates = new ArithmeticRates
        {
            Types = [numbers],
            SimplePerSecond = simple,
            MultiplyPerSecond = OfChain(Primitive.Multiply, ChainLength),
            DividePerSecond = OfChain(Primitive.Divide, ShortChain),
            SquareRootPerSecond = type.IsFloat()
                ? OfChain(Primitive.SquareRoot, ShortChain)
                : _model.RatesOf(numbers).SquareRootPerSecond,
            ConvertPerSecond = Rate("convert", ProbeGraphs.Conversions(type, other, ShortChain), 2 * ShortChain),
            ReducePerSecond = elements / Math.Max(
                Work($"reduce {type}", DeviceBench.Sum(type, elements, memory)) - (elements / simple), 1e-8),
            FunctionEfficiency = _model.RatesOf(numbers).FunctionEfficiency,
        };
        Replace(rates);
    }

    // Half is computed in Single: what is its own are the conversions.
    private void MeasureHalf(long elements, Instance memory)
    {
        _bench.Run(DeviceBench.Map(ProbeGraphs.Fill(ElementType.Half), elements, 1, memory));
        var graph = ProbeGraphs.Conversions(ElementType.Half, ElementType.Single, ShortChain);
        var seconds = Work("half", DeviceBench.Map(graph, elements, 1, memory, memory));
        Replace(_model.RatesOf(NumberClass.Single) with
        {
            Types = [NumberClass.Half],
            ConvertPerSecond = 2 * ShortChain * elements / seconds,
        });
    }

    private void MeasureFunctions(NumberClass numbers, ElementType type, long elements, Instance memory)
    {
        var bytes = (double)elements * type.SizeInBytes();
        var hidden = Unhidden * _model.TrafficSeconds(bytes, bytes, bytes, _model.Cores);
        var logarithm = 0.0;
        foreach (var function in Functions)
        {
            _bench.Run(DeviceBench.Map(ProbeGraphs.Scatter(type), elements, 1, memory));
            var graph = ProbeGraphs.Of(function, type);
            var kernel = DeviceBench.Map(graph, elements, 1, memory, memory);
            var seconds = Work($"{function} {type}", kernel) - hidden;
            var predicted = GraphWork.Of(graph).Seconds(_model, elements, _model.Cores, isEfficient: true);
            logarithm += Math.Log(predicted / Math.Max(seconds, 1e-8));
        }

        var efficiency = Math.Exp(logarithm / Functions.Length);
        Replace(_model.RatesOf(numbers) with { FunctionEfficiency = Math.Clamp(efficiency, 0.01, 4) });
    }

    private void Replace(ArithmeticRates rates) => _model = _model with
    {
        Arithmetic =
        [
            .. _model.Arithmetic
                .Select(one => one with { Types = [.. one.Types.Except(rates.Types)] })
                .Where(one => one.Types.Count > 0),
            rates,
        ],
    };

    private void MeasureLibrary(LibraryProbe probe)
    {
        using var bench = new DeviceBench(_bench.Device, 0, _options);
        var operands = new Instance[probe.Operands.Count];
        var fills = new Func<DeviceCommand>[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            var (layout, type) = probe.Operands[i];
            operands[i] = bench.TryTake(Math.Max(layout.Count * type.SizeInBytes(), 64))
                ?? throw new InvalidOperationException("no memory");
            var limit = type.IsInteger() ? probe.Limit : 1;
            fills[i] = DeviceBench.Map(ProbeGraphs.Scatter(type), layout.Count, limit, operands[i]);
        }

        var seconds = Best($"{probe.Create().Name} {probe.Operands[0].Type}", () => bench.Time(
            DeviceBench.Library(probe, operands), before: () => Array.ForEach(fills, fill => bench.Run(fill))));
        var work = LibraryUnits.Of(
            probe.Create(), [.. probe.Operands.Select(one => one.Layout)],
            [.. probe.Operands.Select(one => one.Type)]);
        var rate = new LibraryRate
        {
            Operation = work.Operation!,
            Type = work.Type,
            UnitsPerSecond = work.Units / Math.Max(seconds - _model.LaunchSeconds, 1e-8),
        };
        _model = _model with
        {
            Library =
            [
                .. _model.Library.Where(one => one.Operation != rate.Operation || one.Type != rate.Type), rate,
            ],
        };
    }
}
