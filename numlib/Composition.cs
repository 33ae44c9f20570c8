using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Mapping;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Kernels;

namespace Cohort;

/// <summary>The one place that names concrete devices, the mapper and the kernels.</summary>
internal static class Composition
{
    private const int MaximumDevices = 64;

    public static Engine CreateEngine(SessionOptions options)
    {
        var kernels = new HostKernels();
        var devices = CreateDevices(options.Devices ?? "cpu", kernels);
        return new Engine(
            devices, new DefaultMapper(), kernels, new EngineOptions { IsEager = options.Eager });
    }

    // Each item is "cpu" or "cpu:0", with "*n" for n logical devices that share it; items are separated by commas.
    private static IDevice[] CreateDevices(string specification, IHostKernels kernels)
    {
        var count = specification.Split(',', StringSplitOptions.TrimEntries).Sum(item => CountOf(item, specification));
        if (count > MaximumDevices)
        {
            throw new ArgumentException(
                $"COHORT_DEVICES is '{specification}': {count} devices, but at most {MaximumDevices} are possible.");
        }

        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
        var threads = Math.Max(1, Environment.ProcessorCount / count);
        var devices = new IDevice[count];
        for (var i = 0; i < count; i++)
        {
            devices[i] = new CpuDevice($"cpu:{i}", threads, memory / count, kernels);
        }

        return devices;
    }

    private static int CountOf(string item, string specification)
    {
        var parts = item.Split('*', StringSplitOptions.TrimEntries);
        var count = 1;
        var isKnown = parts[0] is "cpu" or "cpu:0"
            && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], out count) && count > 0));
        return isKnown
            ? count
            : throw new ArgumentException(
                $"COHORT_DEVICES is '{specification}', of which '{item}' is not understood. There is one device here: "
                + "cpu, with all cores. Write cpu, or cpu*4 for four logical devices that share it, separated by "
                    + "commas.");
    }
}
