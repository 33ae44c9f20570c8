using Cohort.Devices;
using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.OpenCl;
using Cohort.Mapping;
using Cohort.Mapping.Calibration;
using Cohort.Runtime;
using Cohort.Runtime.Devices;

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
    public static (Engine Engine, MachineChoice Machine, IReadOnlyList<string> Notes) CreateEngine(
        SessionOptions options) => CreateEngine(
        options,
        options.Devices is { } text && DeviceSpecification.IsCpuAlone(text) ? new DeviceCatalogue([])
            : options.Devices is null && !OpenClPlatforms.MayFindGpus() ? new DeviceCatalogue([CudaPlatform.Find()])
            : Catalogue);

    /// <summary>Creates an engine on devices of a catalogue.</summary>
    public static (Engine Engine, MachineChoice Machine, IReadOnlyList<string> Notes) CreateEngine(
        SessionOptions options, DeviceCatalogue catalogue)
    {
        var kernels = new HostKernels();
        var devices = new DeviceSet(catalogue, kernels, options.MemoryBudget, SpillFolderOf(options));
        if (options.Devices is { } text)
        {
            devices.Add(DeviceSpecification.Parse(text, catalogue));
        }
        else
        {
            devices.AddWhatWorks(catalogue.Default());
        }

        var machine = CreateMachine(devices, options.Machine);
        var engine = new Engine(
            devices.Devices, options.Mapper ?? new DefaultMapper(() => machine.Machine, options.Devices is not null && devices.HasReserve), kernels,
            new EngineOptions { IsEager = options.Eager, Observer = options.Observer });
        return (engine, machine, [.. catalogue.Remarks, .. devices.Failures]);
    }

    /// <summary>What devices are reckoned with.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="source">A machine file or the name of a shipped model; null for neither.</param>
    /// <exception cref="FormatException">The file cannot be used.</exception>
    public static MachineChoice CreateMachine(IReadOnlyList<IDevice> devices, string? source) => new(
        devices, source, new MachineCache(MachineCache.UsualFolder()),
        new CalibrationOptions { Probes = CalibrationProbes.All });

    // A machine that cannot be used leaves no device open.
    private static MachineChoice CreateMachine(DeviceSet devices, string? source)
    {
        try
        {
            return CreateMachine(devices.Devices, source);
        }
        catch
        {
            devices.Dispose();
            throw;
        }
    }

    /// <summary>Limits the threads that the CPU devices of an engine use together; each keeps one.</summary>
    public static void LimitThreads(Engine engine, int threads)
    {
        var devices = engine.Devices.OfType<CpuDevice>().ToArray();
        foreach (var device in devices)
        {
            device.WorkerLimit = Math.Max(1, threads / devices.Length);
        }
    }

    private static SpillFolder? SpillFolderOf(SessionOptions options) => options.SpillFolder switch
    {
        "none" => null,
        { } folder => new SpillFolder(folder, mayBeMemory: true),
        null => new SpillFolder(Path.GetTempPath()),
    };

    // CUDA first: where it and OpenCL show the same device, sessions take it by the former.
    private static GpuFindings[] FindGpus() =>
        [CudaPlatform.Find(), OpenClPlatforms.Find(new OpenClEmitter())];
}
