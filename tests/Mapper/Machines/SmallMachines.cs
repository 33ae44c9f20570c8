using Cohort.Mapping.Machines;

namespace Cohort.Tests.Mapper.Machines;

/// <summary>Machines of round figures, by which tests work out by hand what to expect.</summary>
internal static class SmallMachines
{
    private static readonly Dictionary<string, string> Sources = new() { ["all"] = "made up" };

    /// <summary>A host of 4 cores, 1 GB/s memory, 1e9 of each operator a second.</summary>
    public static DeviceModel Cpu(params string[] names) => new()
    {
        Names = names.Length == 0 ? ["cpu:0"] : names,
        Kind = DeviceKind.Cpu,
        Description = "a CPU",
        Cores = 4,
        MemoryBytes = 1L << 34,
        GrainElements = 1000,
        LaunchSeconds = 1e-6,
        SynchronizeSeconds = 1e-6,
        CopyEngines = 0,
        Levels = [Level("L2", 1 << 20, 1e10, 0.25), Level("DRAM", 1L << 34, 1e9, 0.5)],
        Arithmetic = [Rates(1e9)],
        Library = [],
        Sources = Sources,
    };

    /// <summary>GPUs of 100 GB/s memory, 1e11 of each operator a second.</summary>
    public static DeviceModel Gpu(params string[] names) => Cpu(names) with
    {
        Kind = DeviceKind.Gpu,
        Description = "a GPU",
        Cores = 100,
        CopyEngines = 2,
        Levels = [Level("DRAM", 1L << 34, 1e11, 0.01)],
        Arithmetic = [Rates(1e11)],
    };

    /// <summary>Links of 1 GB/s and a latency of 1 ms.</summary>
    public static LinkModel Link(bool isDuplex, bool allowsPeers, params string[][] ends) => new()
    {
        Kind = LinkKind.Pcie,
        Ends = ends,
        BytesPerSecond = 1e9,
        LatencySeconds = 1e-3,
        IsDuplex = isDuplex,
        AllowsPeers = allowsPeers,
        Sources = Sources,
    };

    /// <summary>A host and GPUs cuda:0 and on, with these links.</summary>
    public static MachineModel Of(int gpus, params LinkModel[] links) => new()
    {
        Name = "test",
        Origin = "made up",
        Devices = gpus == 0 ? [Cpu()] : [Cpu(), Gpu([.. Enumerable.Range(0, gpus).Select(i => $"cuda:{i}")])],
        Links = links,
    };

    /// <summary>GPUs that each have a link of their own to the host, and no peer access.</summary>
    public static MachineModel Star(int gpus, bool isDuplex = true) => Of(
        gpus, Link(isDuplex, false, [.. Enumerable.Range(0, gpus).Select(i => new[] { $"cuda:{i}", "cpu:0" })]));

    private static MemoryLevel Level(string name, long capacity, double bytesPerSecond, double coreShare) => new()
    {
        Name = name,
        CapacityBytes = capacity,
        ReadBytesPerSecond = bytesPerSecond,
        WriteBytesPerSecond = bytesPerSecond,
        CoreShare = coreShare,
        LineBytes = 64,
    };

    private static ArithmeticRates Rates(double perSecond) => new()
    {
        Types = [NumberClass.Int32, NumberClass.Int64, NumberClass.Single, NumberClass.Double],
        SimplePerSecond = perSecond,
        MultiplyPerSecond = perSecond,
        DividePerSecond = perSecond / 10,
        SquareRootPerSecond = perSecond / 10,
        ConvertPerSecond = perSecond,
        ReducePerSecond = perSecond / 8,
        FunctionEfficiency = 1,
    };
}
