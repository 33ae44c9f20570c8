using Cohort.Devices;
using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.OpenCl;
using Cohort.Mapping;
using Cohort.Mapping.Calibration;
using Cohort.Runtime;

namespace Cohort;

/// <summary>The one place that names concrete devices, the mapper and the kernels.</summary>
internal static class Composition
{
    // Drivers are asked once: what is plugged in does not change, and asking takes them time.
    private static readonly Lazy<DeviceCatalogue> Found = new(() => new DeviceCatalogue(FindGpus()));

    /// <summary>The devices of this machine.</summary>
    public static DeviceCatalogue Catalogue => Found.Value;

    /// <summary>
    /// Creates an engine on the devices that the options name, or on what there is; and says what is not there.
    /// </summary>
    public static (Engine Engine, IReadOnlyList<string> Notes) CreateEngine(SessionOptions options) => CreateEngine(
        options,
        options.Devices is { } text && DeviceSpecification.IsCpuAlone(text) ? new DeviceCatalogue([])
            : options.Devices is null && !OpenClPlatforms.MayFindGpus() ? new DeviceCatalogue([CudaPlatform.Find()])
            : Catalogue);

    /// <summary>Creates an engine on devices of a catalogue.</summary>
    public static (Engine Engine, IReadOnlyList<string> Notes) CreateEngine(
        SessionOptions options, DeviceCatalogue catalogue)
    {
        var kernels = new HostKernels();
        var devices = new DeviceSet(catalogue, kernels, options.MemoryBudget);
        if (options.Devices is { } text)
        {
            devices.Add(DeviceSpecification.Parse(text, catalogue));
        }
        else
        {
            devices.AddWhatWorks(catalogue.Default());
        }

        var engine = new Engine(
            devices.Devices, new DefaultMapper(firstIsReserve: devices.HasReserve), kernels,
            new EngineOptions { IsEager = options.Eager, Observer = options.Observer });
        return (engine, [.. catalogue.Remarks, .. devices.Failures]);
    }

    /// <summary>What an engine's devices are reckoned with.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="source">A machine file or the name of a shipped model; null for neither.</param>
    /// <exception cref="FormatException">The file cannot be used.</exception>
    public static MachineChoice CreateMachine(Engine engine, string? source) => new(
        engine.Devices, source, new MachineCache(MachineCache.UsualFolder()),
        new CalibrationOptions { Probes = CalibrationProbes.All });

    /// <summary>Limits the threads that the CPU devices of an engine use together; each keeps one.</summary>
    public static void LimitThreads(Engine engine, int threads)
    {
        var devices = engine.Devices.OfType<CpuDevice>().ToArray();
        foreach (var device in devices)
        {
            device.WorkerLimit = Math.Max(1, threads / devices.Length);
        }
    }

    // CUDA first: where it and OpenCL show the same device, sessions take it by the former.
    private static GpuFindings[] FindGpus() =>
        [CudaPlatform.Find(), OpenClPlatforms.Find(new OpenClEmitter())];
}
