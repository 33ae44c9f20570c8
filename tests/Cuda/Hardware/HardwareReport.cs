using System.Text.Json;
using Cohort.Tests.Cuda.Hardware;
using Xunit;

[assembly: AssemblyFixture(typeof(HardwareReport))]

namespace Cohort.Tests.Cuda.Hardware;

/// <summary>
/// At the end of a run writes what the driver made of the kernels into the file that COHORT_GPU_REPORT names.
/// </summary>
public sealed class HardwareReport : IDisposable
{
    /// <summary>The variable that names the file.</summary>
    public const string Variable = "COHORT_GPU_REPORT";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
        {
            File.WriteAllText(path, Text(HardwareCuda.Description, HardwareCuda.Kernels?.Times()));
        }
    }

    internal static string Text(string devices, KernelTimes? kernels)
    {
        var report = new
        {
            Date = DateTimeOffset.UtcNow.ToString("u"),
            Devices = devices,
            Command = Environment.CommandLine,
            Kernels = kernels,
        };
        return JsonSerializer.Serialize(report, Indented) + Environment.NewLine;
    }
}
