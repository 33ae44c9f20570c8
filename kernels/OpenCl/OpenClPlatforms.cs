using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;

namespace Cohort.Kernels.OpenCl;

/// <summary>Looks for the OpenCL devices of this machine.</summary>
public static class OpenClPlatforms
{
    private static readonly Version Oldest = new(1, 2);

    /// <summary>
    /// Whether a look for GPUs can find any. Where the loader's registry names nothing but PoCL, which drives CPUs,
    /// loading that would only cost the program's start.
    /// </summary>
    public static bool MayFindGpus()
    {
        const string Registry = "/etc/OpenCL/vendors";
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("OCL_ICD_VENDORS") is { Length: > 0 })
        {
            return true;
        }

        try
        {
            return Directory.EnumerateFiles(Registry, "*.icd")
                .Any(file => !File.ReadAllText(file).Contains("pocl", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // The loader may know other places; without one it says so.
            return true;
        }
    }

    /// <summary>
    /// Looks for devices: GPUs are opencl:0, opencl:1 and so on. CPUs that OpenCL drives (they compute what the
    /// session's own CPU devices compute, more slowly; tests use them) are opencl:cpu:0 and so on.
    /// </summary>
    /// <param name="emitter">Writes kernels as OpenCL C.</param>
    public static GpuFindings Find(IGpuEmitter emitter)
    {
        if (OpenClLibrary.TryOpen(out var reason) is not { } library)
        {
            return new GpuFindings([], [reason!]);
        }

        var remarks = new List<string>();
        var gpus = new List<IPhysicalGpu>();
        try
        {
            Collect(library, emitter, gpus, remarks);
        }
        catch (DeviceException failure)
        {
            remarks.Add($"OpenCL: the devices cannot be listed: {failure.Message}");
        }

        return new GpuFindings(gpus, remarks);
    }

    private static void Collect(
        OpenClLibrary library, IGpuEmitter emitter, List<IPhysicalGpu> gpus, List<string> remarks)
    {
        var query = new OpenClQuery(library);
        var platforms = query.Platforms();
        var addresses = new FakeAddresses();
        var numbers = new Dictionary<bool, int> { [false] = 0, [true] = 0 };
        foreach (var platform in platforms)
        {
            foreach (var device in query.Devices(platform))
            {
                var facts = query.FactsOf(platform, device);
                var id = $"opencl:{(facts.IsGpu ? "" : "cpu:")}{numbers[facts.IsGpu]++}";
                if (WhyNot(query, facts) is { } reason)
                {
                    remarks.Add($"{id} ({facts.Description}) cannot be used: {reason}.");
                }
                else
                {
                    gpus.Add(new OpenClGpu(library, emitter, addresses, id, facts));
                }
            }
        }

        if (platforms.Length == 0)
        {
            remarks.Add("OpenCL: the loader library is there, but no driver of a device is installed.");
        }
    }

    private static string? WhyNot(OpenClQuery query, OpenClFacts facts) =>
        facts.Version < Oldest ? $"its driver has OpenCL {facts.Version}, and {Oldest} is needed"
        : !query.IsUsable(facts.Device) ? "it is not available, or its driver has no compiler"
        : null;
}
