using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;

namespace Cohort.Mapping.Calibration;

/// <summary>
/// The model of a session's devices without any measurement: derived from what drivers and the system say, with usual
/// figures for what they do not. Takes well under a millisecond a device.
/// </summary>
public static class TraitModel
{
    private const double UsualClock = 2.5e9;
    private const double LinkLatency = 1e-5;
    private const string Derived = "derived from what the driver or the system says, usual figures elsewhere";

    /// <summary>The model of devices in the order of their numbers, the first one with host memory.</summary>
    public static MachineModel Of(IReadOnlyList<IDevice> devices) => new()
    {
        Name = "this machine",
        Origin = "Not calibrated: figures are derived from what drivers and the system say.",
        Devices = [.. devices.Select(device => Of(device) with { CoresOf = CoresOf(device, devices) })],
        Links = LinksOf(devices),
    };

    // Shares of a GPU take turns on it; those of the processor have cores of their own.
    private static string? CoresOf(IDevice device, IReadOnlyList<IDevice> devices)
    {
        var physical = device.Traits.Physical;
        return device.IsHostMemory ? null
            : device.Traits.RunsOnHostCores ? devices[0].Name
            : physical.Length > 0 && devices.Count(other => other.Traits.Physical == physical) > 1 ? physical
            : null;
    }

    private static DeviceModel Of(IDevice device)
    {
        var traits = device.Traits;
        return device.IsHostMemory ? OfCpu(device, traits) : OfGpu(device, traits);
    }

    private static DeviceModel OfCpu(IDevice device, DeviceTraits traits)
    {
        var cores = Math.Max(traits.Cores, 1);
        var clock = cores * Or(traits.ClockHertz, UsualClock);
        var doubles = clock * Or(traits.DoubleLanes, 8);
        var memory = Or(traits.MemoryBytesPerSecond, Math.Min(12e9 * cores, 1e11));
        var levels = CachesOf(
            traits, device.MemoryBudget, (name, level) => (16 * clock / (1 << level), 8 * clock / (1 << level)),
            1.0 / cores, 64);
        levels.Add(Level("DRAM", device.MemoryBudget, memory, memory / 2, Math.Max(1.0 / cores, 0.1), 64));
        return Common(device, traits, cores) with
        {
            Kind = DeviceKind.Cpu,
            GrainElements = 32 * 1024,
            LaunchSeconds = 2e-6 + (cores > 1 ? 3e-6 : 0),
            SynchronizeSeconds = 3e-6,
            CopyEngines = 0,
            Levels = levels,
            Arithmetic =
            [
                Rates(doubles, doubles, doubles / 16, [NumberClass.Double]),
                Rates(2 * doubles, 2 * doubles, doubles / 5, [NumberClass.Single]),
                Rates(doubles, doubles / 3, doubles / 20, [NumberClass.Int64]),
                Rates(2 * doubles, doubles, doubles / 10, [NumberClass.Int32]),
                Rates(4 * doubles, 2 * doubles, doubles / 10, [NumberClass.Int16]),
                Rates(8 * doubles, 2 * doubles, doubles / 10, [NumberClass.Int8]),
                Rates(doubles / 4, doubles / 4, doubles / 20, [NumberClass.Half]),
            ],
            Library =
            [
                new() { Operation = "matmul", Type = NumberClass.Double, UnitsPerSecond = 1.4 * doubles },
                new() { Operation = "matmul", Type = NumberClass.Single, UnitsPerSecond = 2.8 * doubles },
            ],
        };
    }

    private static DeviceModel OfGpu(IDevice device, DeviceTraits traits)
    {
        var cores = Math.Max(traits.Cores, 1);
        var clock = cores * Or(traits.ClockHertz, UsualClock);
        var singles = clock * Or(traits.SingleLanes, 16);
        var doubles = clock * Or(traits.DoubleLanes, 8);
        var memory = 0.9 * Or(traits.MemoryBytesPerSecond, Math.Min(10e9 * cores, 5e11));
        var core = 64 * clock / cores;
        var levels = CachesOf(
            traits, device.MemoryBudget, (_, _) => (4 * memory, 4 * memory), Math.Min(1, core / (4 * memory)), 32);
        levels.Add(Level("DRAM", device.MemoryBudget, memory, memory, Math.Min(1, core / memory), 32));
        return Common(device, traits, cores) with
        {
            Kind = DeviceKind.Gpu,
            GrainElements = 8192,
            LaunchSeconds = 5e-6,
            SynchronizeSeconds = 1e-5,
            CopyEngines = Math.Max(traits.CopyEngines, 1),
            Levels = levels,
            Arithmetic =
            [
                Rates(singles, singles, singles / 10, [NumberClass.Single, NumberClass.Half]),
                Rates(doubles, doubles, doubles / 12, [NumberClass.Double]),
                Rates(singles / 2, singles / 2, singles / 50,
                    [NumberClass.Int32, NumberClass.Int16, NumberClass.Int8]),
                Rates(singles / 4, singles / 10, singles / 240, [NumberClass.Int64]),
            ],
            Library = [],
        };
    }

    private static DeviceModel Common(IDevice device, DeviceTraits traits, int cores) => new()
    {
        Names = [device.Name],
        Kind = DeviceKind.Cpu,
        Description = traits.Product.Length > 0 ? traits.Product : device.Description,
        Cores = cores,
        MemoryBytes = Math.Max(device.MemoryBudget, 1 << 20),
        GrainElements = 1,
        LaunchSeconds = 0,
        SynchronizeSeconds = 0,
        CopyEngines = 0,
        Levels = [],
        Arithmetic = [],
        Library = [],
        Sources = new Dictionary<string, string> { ["all"] = Derived },
    };

    // Those that are smaller than what they are before.
    private static List<MemoryLevel> CachesOf(
        DeviceTraits traits, long memory, Func<string, int, (double Read, double Write)> speedOf, double coreShare,
        int line)
    {
        var levels = new List<MemoryLevel>();
        foreach (var capacity in traits.CacheBytes)
        {
            var name = $"L{levels.Count + 2}";
            var (read, write) = speedOf(name, levels.Count);
            if (capacity >= 256 && capacity < memory && (levels.Count == 0 || capacity > levels[^1].CapacityBytes))
            {
                levels.Add(Level(name, capacity, read, write, coreShare, line));
            }
        }

        return levels;
    }

    private static MemoryLevel Level(
        string name, long capacity, double read, double write, double coreShare, int line) => new()
        {
            Name = name,
            CapacityBytes = Math.Max(capacity, 1 << 20),
            ReadBytesPerSecond = read,
            WriteBytesPerSecond = write,
            CoreShare = coreShare,
            LineBytes = line,
        };

    private static ArithmeticRates Rates(double simple, double multiply, double divide, NumberClass[] types) => new()
    {
        Types = types,
        SimplePerSecond = simple,
        MultiplyPerSecond = multiply,
        DividePerSecond = divide,
        SquareRootPerSecond = divide,
        ConvertPerSecond = simple / 2,
        ReducePerSecond = simple / 8,
        FunctionEfficiency = 0.5,
    };

    private static double Or(double known, double usual) => known > 0 ? known : usual;

    // All devices with host memory share that; every other has a link to each of them, and to those that it reaches.
    private static List<LinkModel> LinksOf(IReadOnlyList<IDevice> devices)
    {
        var hosts = devices.Where(device => device.IsHostMemory).Select(device => device.Name).ToArray();
        var others = devices.Where(device => !device.IsHostMemory).ToArray();
        var links = new List<LinkModel>();
        if (hosts.Length > 1)
        {
            links.Add(Link(LinkKind.HostMemory, [hosts], 5e9, 5e-6, isDuplex: false, allowsPeers: false));
        }

        if (others.Length > 0)
        {
            string[][] ends = [.. others.SelectMany(other => hosts.Select(host => new[] { other.Name, host }))];
            links.Add(Link(LinkKind.Pcie, ends, 1.2e10, LinkLatency, isDuplex: true, allowsPeers: false));
        }

        var pairs =
            from first in Enumerable.Range(0, others.Length)
            from second in Enumerable.Range(first + 1, others.Length - first - 1)
            where others[first].Reaches(others[second]) && others[second].Reaches(others[first])
            select new[] { others[first].Name, others[second].Name };
        string[][] peers = [.. pairs];
        if (peers.Length > 0)
        {
            links.Add(Link(LinkKind.Pcie, peers, 1.2e10, LinkLatency, isDuplex: true, allowsPeers: true));
        }

        return links;
    }

    private static LinkModel Link(
        LinkKind kind, string[][] ends, double bytesPerSecond, double latency, bool isDuplex, bool allowsPeers) => new()
        {
            Kind = kind,
            Ends = ends,
            BytesPerSecond = bytesPerSecond,
            LatencySeconds = latency,
            IsDuplex = isDuplex,
            AllowsPeers = allowsPeers,
            Sources = new Dictionary<string, string> { ["all"] = "usual figures" },
        };
}
