using System.Globalization;
using System.Runtime.Intrinsics;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Cpu;

/// <summary>What the system says of the processor. Linux tells all of it; elsewhere usual figures stand in.</summary>
internal static class CpuTraits
{
    private const string Caches = "/sys/devices/system/cpu/cpu0/cache";
    private const string Processors = "/proc/cpuinfo";

    // Most cores begin two vector operations a clock.
    private const int Pipes = 2;

    /// <summary>Those of a device that has some of the processor's threads.</summary>
    public static DeviceTraits Of(int threads)
    {
        var width = Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : 16;
        var share = Math.Min(1.0, threads / (double)Environment.ProcessorCount);
        return new DeviceTraits
        {
            Product = $"{Field("model name") ?? "CPU"}, {width * 8}-bit vectors",
            Physical = "cpu",
            Cores = threads,
            ClockHertz = 1e6 * (double.TryParse(Field("cpu MHz"), CultureInfo.InvariantCulture, out var mhz) ? mhz : 0),
            SingleLanes = Pipes * width / sizeof(float),
            DoubleLanes = Pipes * width / sizeof(double),
            CacheBytes = [.. CachesOfAll().Select(bytes => (long)(bytes * share))],
        };
    }

    private static string? Field(string name)
    {
        try
        {
            return File.Exists(Processors)
                ? File.ReadLines(Processors)
                    .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(':'))
                    .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
                    .FirstOrDefault()
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The second and third level, of all cores together.
    private static List<long> CachesOfAll()
    {
        var found = new SortedDictionary<int, long>();
        try
        {
            foreach (var folder in Directory.Exists(Caches) ? Directory.GetDirectories(Caches, "index*") : [])
            {
                var level = int.Parse(Text(folder, "level"), CultureInfo.InvariantCulture);
                if (level > 1 && Text(folder, "type") != "Instruction")
                {
                    var users = CountOf(Text(folder, "shared_cpu_list"));
                    found[level] = Bytes(Text(folder, "size")) * Math.Max(1, Environment.ProcessorCount / users);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException)
        {
            found.Clear();
        }

        return found.Count > 0 ? [.. found.Values] : [Environment.ProcessorCount * (1L << 20), 16L << 20];
    }

    private static string Text(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).Trim();

    // "1024K" or "32M".
    private static long Bytes(string size) => size[^1] switch
    {
        'K' => long.Parse(size[..^1], CultureInfo.InvariantCulture) << 10,
        'M' => long.Parse(size[..^1], CultureInfo.InvariantCulture) << 20,
        _ => long.Parse(size, CultureInfo.InvariantCulture),
    };

    // "0-3,8": five.
    private static int CountOf(string list) => list.Split(',').Sum(range =>
    {
        var ends = range.Split('-');
        return int.Parse(ends[^1], CultureInfo.InvariantCulture) - int.Parse(ends[0], CultureInfo.InvariantCulture) + 1;
    });
}
