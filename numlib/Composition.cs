using Cohort.Kernels.Cpu;
using Cohort.Kernels.Interpreter;
using Cohort.Mapping;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Kernels;

namespace Cohort;

/// <summary>The one place that names concrete devices, the mapper and the kernels.</summary>
internal static class Composition
{
    public static Engine CreateEngine(SessionOptions options)
    {
        var kernels = new InterpretedKernels();
        IDevice[] devices = Devices(options.Devices, kernels);
        return new Engine(devices, new DefaultMapper(devices.Length), kernels, new EngineOptions { IsEager = options.Eager });
    }

    /// <summary>"cpu" is one device with all cores, "cpu:4" four logical devices that share them.</summary>
    private static IDevice[] Devices(string? description, IHostKernels kernels)
    {
        var parts = (description ?? "cpu").Split(':', StringSplitOptions.TrimEntries);
        var count = 1;
        var known = parts[0] == "cpu" && parts.Length <= 2
            && (parts.Length == 1 || (int.TryParse(parts[1], out count) && count is > 0 and <= 64));
        if (!known)
        {
            throw new ArgumentException($"COHORT_DEVICES is '{description}'; it must be 'cpu' or 'cpu:<devices>'.");
        }

        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var threads = Math.Max(1, Environment.ProcessorCount / count);
        var devices = new IDevice[count];
        for (var i = 0; i < count; i++)
        {
            devices[i] = new CpuDevice($"cpu:{i}", threads, memory / 4 * 3 / count, kernels);
        }

        return devices;
    }
}
