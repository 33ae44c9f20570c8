using Cohort.Kernels.Gpu;

namespace Cohort.Devices;

/// <summary>The devices of this machine, and what is not there and why.</summary>
/// <param name="findings">What the search for GPUs has found, the preferred kind first.</param>
internal sealed class DeviceCatalogue(IReadOnlyList<GpuFindings> findings)
{
    /// <summary>The name of the CPU: all its cores.</summary>
    public const string Cpu = "cpu";

    private const string NvidiaVendor = "NVIDIA";

    /// <summary>Every GPU, CPUs behind a GPU's interface included.</summary>
    public IReadOnlyList<IPhysicalGpu> Gpus { get; } = [.. findings.SelectMany(found => found.Gpus)];

    /// <summary>What is not there or cannot be used, and why.</summary>
    public IReadOnlyList<string> Remarks { get; } = [.. findings.SelectMany(found => found.Remarks)];

    /// <summary>The bytes that arrays may take on the CPU: three quarters of what the process may use.</summary>
    public static long CpuMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;

    /// <summary>The GPU with a name, or null.</summary>
    public IPhysicalGpu? Find(string id) => Gpus.FirstOrDefault(gpu => gpu.Id == id);

    /// <summary>
    /// What a session uses that is not told: every GPU under one of its names, or the CPU where there is none.
    /// </summary>
    public IReadOnlyList<DeviceRequest> Default()
    {
        var defaults = Gpus.Where(gpu => gpu.IsDefault).ToList();
        var hasCuda = defaults.Exists(IsCuda);
        defaults.RemoveAll(gpu => hasCuda && !IsCuda(gpu) && IsNvidia(gpu));
        return defaults.Count > 0
            ? [.. defaults.Select(gpu => new DeviceRequest(gpu.Id, 1))]
            : [new DeviceRequest(Cpu, 1)];
    }

    /// <summary>The devices that there are and those that are not, for messages.</summary>
    public override string ToString()
    {
        var cores = $"{Cpu} ({Environment.ProcessorCount} threads)";
        var there = string.Join(", ", Gpus.Select(gpu => $"{gpu.Id} ({gpu.Description})").Prepend(cores));
        return string.Join(' ', Remarks.Prepend($"There is: {there}."));
    }

    private static bool IsCuda(IPhysicalGpu gpu) => gpu.Id.StartsWith("cuda:", StringComparison.Ordinal);

    // NVIDIA's driver shows its devices to OpenCL, too.
    private static bool IsNvidia(IPhysicalGpu gpu) =>
        gpu.Description.Contains(NvidiaVendor, StringComparison.OrdinalIgnoreCase);
}
