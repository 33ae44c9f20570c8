using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Mapping;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Partitioning;
using Cohort.Tests.Plans;

namespace Cohort.Tests.Model;

/// <summary>One way to set an engine up, with thresholds at which tiny arrays take the paths of large ones.</summary>
/// <param name="Devices">How many devices.</param>
/// <param name="Options">The thresholds.</param>
/// <param name="IsDisturbed">Whether commands start after random delays.</param>
/// <param name="IsAdversarial">Whether a mapper decides that does so at random.</param>
internal sealed record EngineConfiguration(
    int Devices, EngineOptions Options, bool IsDisturbed = false, bool IsAdversarial = false)
{
    private const int BytesPerPiece = 16;

    private static readonly EngineOptions NoInline = new() { InlineElements = 0, WholeInstanceBytes = 0 };

    // Graphs that come again in other programs are compiled after some uses, so that programs run both kinds of code.
    private static readonly HostKernels Kernels = new();

    /// <summary>The configurations over which programs are distributed.</summary>
    public static IReadOnlyList<EngineConfiguration> All { get; } =
    [
        new(1, NoInline),
        new(2, NoInline with { StartAfterSeconds = 0 }, IsDisturbed: true),
        new(3, NoInline with { WindowOperations = 3, TurnsBeforeReplay = 0 }, IsDisturbed: true),
        new(4, NoInline with { OldVersionBytes = 4096, TurnsBeforeReplay = 0 }),
        new(7, NoInline, IsDisturbed: true),
        new(1, new EngineOptions { InlineElements = 12, StartAfterSeconds = 0 }, IsDisturbed: true),
        new(2, new EngineOptions { InlineElements = 12, TurnsBeforeReplay = 0 }),
        new(3, NoInline with { IsEager = true }, IsDisturbed: true),
        new(1, NoInline with { IsEager = true, TurnsBeforeReplay = 0, PlannedOperationsKept = 8 }),
        new(4, new EngineOptions { InlineElements = 6, StartAfterSeconds = 0, WindowOperations = 5 }, true),
        new(1, NoInline with { WindowOperations = 4, StartAfterSeconds = 0, TurnsBeforeReplay = 0 }, IsDisturbed: true),
        new(7, NoInline with { InlineElements = 4, OldVersionBytes = 8192, WindowOperations = 9 }, true),
        new(2, NoInline, IsAdversarial: true),
        new(3, NoInline with { TurnsBeforeReplay = 0 }, IsDisturbed: true, IsAdversarial: true),
        new(5, NoInline with { WindowOperations = 5, OldVersionBytes = 4096 }, IsAdversarial: true),
    ];

    /// <summary>A session of the default settings, or of the next configuration in turn.</summary>
    public static TestedSession InTurn(uint number) => number % (All.Count + 1) is var turn && turn == All.Count
        ? new TestedSession(new Session(new SessionOptions()), null, "default session")
        : All[(int)turn].Create(number);

    /// <summary>A new session, with a trace of its plans.</summary>
    public TestedSession Create(uint seed)
    {
        var recorder = new PlanRecorder();
        return new TestedSession(CreateSession(seed, recorder), recorder, ToString());
    }

    /// <summary>A new session.</summary>
    public Session CreateSession(uint seed, PlanRecorder? recorder = null)
    {
        var cpus = new IDevice[Devices];
        for (var i = 0; i < Devices; i++)
        {
            var delay = IsDisturbed ? new RandomDelay(HashCode.Combine(seed, i)) : null;
            cpus[i] = new CpuDevice(
                $"cpu:{i}", Devices == 1 ? 2 : 1, 1L << 30, Kernels, delay is null ? null : delay.Spin);
        }

        IMapper mapper = IsAdversarial ? new RandomMapper(seed) : new SpreadingMapper(BytesPerPiece);
        return new Session(new Runtime.Engine(cpus, mapper, Kernels, Options with { Observer = recorder }));
    }
}
