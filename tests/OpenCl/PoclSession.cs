using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Kernels.Gpu;
using Cohort.Mapping;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Tests.Model;
using Cohort.Tests.Plans;

namespace Cohort.Tests.OpenCl;

/// <summary>A session of PoCL devices, at thresholds at which tiny arrays take the paths of large ones.</summary>
/// <param name="Physical">How many devices with contexts of their own.</param>
internal sealed record PoclSession(int Physical)
{
    private static readonly HostKernels HostKernels = new();

    /// <summary>How many logical devices share each.</summary>
    public int Logical { get; init; } = 1;

    /// <summary>How many CPU devices work beside them; 0 makes the only one a reserve.</summary>
    public int WorkingCpus { get; init; }

    /// <summary>The engine's thresholds.</summary>
    public EngineOptions Options { get; init; } = new() { InlineElements = 0 };

    /// <summary>Creates a session with a trace of its plans.</summary>
    public TestedSession Create()
    {
        var devices = new List<IDevice>();
        for (var i = 0; i < Math.Max(WorkingCpus, 1); i++)
        {
            devices.Add(new CpuDevice($"cpu:{i}", 1, 1L << 30, HostKernels));
        }

        var small = new GpuDeviceOptions { QueueCapacity = 8, StagingBytes = 64, StagingBuffers = 2 };
        foreach (var gpu in Pocl.Devices().Take(Physical))
        {
            for (var i = 0; i < Logical; i++)
            {
                devices.Add(gpu.CreateDevice($"{gpu.Id}/{i}", 1L << 28, small));
            }
        }

        var recorder = new PlanRecorder();
        var mapper = new SpreadingMapper(bytesPerPiece: 16, firstIsReserve: WorkingCpus == 0);
        var engine = new Runtime.Engine(devices, mapper, HostKernels, Options with { Observer = recorder });
        return new TestedSession(new Session(engine), recorder, ToString());
    }
}
