using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Kernels.Gpu;
using Cohort.Mapping;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Tests.Model;
using Cohort.Tests.Plans;

namespace Cohort.Tests.Gpu;

/// <summary>One way to put a session of fake GPUs together.</summary>
/// <param name="Gpus">How many there are.</param>
internal sealed record FakeSession(int Gpus)
{
    private static readonly HostKernels HostKernels = new();

    /// <summary>How many CPU devices work beside them; 0 makes the only one a reserve.</summary>
    public int WorkingCpus { get; init; }

    /// <summary>Whether the devices wait for each other's events and reach each other's memory.</summary>
    public bool IsOneGroup { get; init; }

    /// <summary>Whether copies go through pinned memory.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Whether queues and workers are held up at random.</summary>
    public bool IsDisturbed { get; init; }

    /// <summary>The engine's thresholds.</summary>
    public EngineOptions Options { get; init; } = new() { InlineElements = 0 };

    /// <summary>Small, so that copies take several buffers, and kernels make room for others.</summary>
    public GpuDeviceOptions Device { get; init; } = new()
    {
        QueueCapacity = 4,
        StagingBytes = 48,
        StagingBuffers = 2,
        KernelCapacity = 8,
        SlabBytes = 0,
    };

    /// <summary>The memory of each GPU.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Creates the engine.</summary>
    public Runtime.Engine Create(FakeMachine machine, uint seed = 0, PlanRecorder? recorder = null)
    {
        var group = new object();
        var cpus = Math.Max(WorkingCpus, 1);
        var devices = new IDevice[cpus + Gpus];
        for (var i = 0; i < cpus; i++)
        {
            devices[i] = new CpuDevice($"cpu:{i}", 1, 1L << 30, HostKernels, Delay(seed, i));
        }

        for (var i = 0; i < Gpus; i++)
        {
            var delay = Delay(seed, i + cpus + 20);
            var driver = new FakeDriver(machine, $"fake:{i}")
            {
                Group = IsOneGroup ? group : new object(),
                NeedsPinnedMemory = IsPinned,
                MemoryInBytes = Memory,
                Delay = delay is null ? null : () => delay(""),
            };
            devices[cpus + i] = new GpuDevice(
                driver.Name, driver, Memory, Device with { BeforeCommand = Delay(seed, i + cpus) });
        }

        var mapper = new SpreadingMapper(bytesPerPiece: 16, firstIsReserve: WorkingCpus == 0);
        return new Runtime.Engine(devices, mapper, HostKernels, Options with { Observer = recorder });
    }

    /// <summary>Creates a session with a trace of its plans.</summary>
    public TestedSession CreateTested(FakeMachine machine, uint seed)
    {
        var recorder = new PlanRecorder();
        return new TestedSession(new Session(Create(machine, seed, recorder)), recorder, ToString());
    }

    private Action<string>? Delay(uint seed, int place) =>
        IsDisturbed ? new RandomDelay(HashCode.Combine(seed, place)).Spin : null;
}
