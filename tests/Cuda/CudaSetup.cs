using Cohort.Kernels.Cpu;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Model;

namespace Cohort.Tests.Cuda;

/// <summary>
/// What an engine on emulated CUDA devices is made of. Sizes are so low that little data takes every path.
/// </summary>
internal sealed record CudaSetup
{
    private static readonly InterpretedKernels Interpreter = new();

    /// <summary>How many emulated physical devices there are.</summary>
    public int Gpus { get; init; } = 1;

    /// <summary>How many logical devices share each of them.</summary>
    public int SharesPerGpu { get; init; } = 1;

    /// <summary>How many CPU devices there are; the first has the host's memory.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Whether the first CPU device gets only what the others cannot run.</summary>
    public bool CpuIsReserve { get; init; } = true;

    /// <summary>The bytes that arrays may take on each device.</summary>
    public long Memory { get; init; } = 1L << 24;

    /// <summary>The same for a GPU with all its shares, where it is to have less than the CPU.</summary>
    public long? GpuMemory { get; init; }

    /// <summary>The driver but for its number of devices and what runs kernels.</summary>
    public EmulatorOptions Driver { get; init; } = new();

    /// <summary>The engine's thresholds.</summary>
    public EngineOptions Engine { get; init; } = new() { InlineElements = 0 };

    /// <summary>
    /// Sizes of the devices' queues and buffers. Every array in a block of its own, so that the emulator notices what
    /// runs over its end; some tests ask for slabs.
    /// </summary>
    public GpuDeviceOptions Device { get; init; } = new()
    {
        QueueCapacity = 8,
        StagingBytes = 64,
        StagingBuffers = 2,
        KernelCapacity = 8,
        SlabBytes = 0,
    };

    /// <summary>The bytes of work that make a piece worthwhile.</summary>
    public long BytesPerPiece { get; init; } = 16;

    /// <summary>The vendor's libraries on a driver; none by default.</summary>
    public Func<ICudaDriver, CudaToolkit>? Toolkit { get; init; }

    /// <summary>The driver.</summary>
    public EmulatedCuda CreateDriver() => new(Driver with { Devices = Gpus });

    /// <summary>An engine on the devices of a driver; it owns the devices, not the driver.</summary>
    public Runtime.Engine CreateEngine(ICudaDriver driver)
    {
        var found = CudaPlatform.Find(driver, Toolkit?.Invoke(driver));
        if (found.Remarks.Count > 0)
        {
            throw new DeviceException(string.Join("; ", found.Remarks));
        }

        var devices = new List<IDevice>();
        try
        {
            devices.AddRange(Enumerable.Range(0, Cpus).Select(i => new CpuDevice($"cpu:{i}", 1, Memory, Interpreter)));
            foreach (var gpu in found.Gpus)
            {
                for (var share = 0; share < SharesPerGpu; share++)
                {
                    var name = SharesPerGpu == 1 ? gpu.Id : $"{gpu.Id}.{share}";
                    devices.Add(gpu.CreateDevice(name, (GpuMemory ?? Memory) / SharesPerGpu, Device));
                }
            }
        }
        catch
        {
            devices.ForEach(device => device.Dispose());
            throw;
        }

        return new Runtime.Engine(devices, new SpreadingMapper(BytesPerPiece, CpuIsReserve), Interpreter, Engine);
    }
}
