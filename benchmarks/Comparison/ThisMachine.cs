using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Benchmarks.Comparison;

/// <summary>What is computed on.</summary>
internal static class ThisMachine
{
    /// <summary>Processor, threads, vectors, framework, system, and how busy it is.</summary>
    public static string Description =>
        $"{Processor()}, {Environment.ProcessorCount} threads, vectors of {WidestVector()} bits, "
        + $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}{Load()}";

    private static int WidestVector() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>How busy the machine is with others: times from a busy one mean little.</summary>
    private static string Load()
    {
        const string Linux = "/proc/loadavg";
        return File.Exists(Linux) ? $", load average {File.ReadAllText(Linux).Split(' ')[0]}" : "";
    }

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        var line = File.Exists(Linux)
            ? File.ReadLines(Linux).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
