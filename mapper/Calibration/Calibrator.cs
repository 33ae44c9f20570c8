using System.Globalization;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;

namespace Cohort.Mapping.Calibration;

/// <summary>
/// Measures a session's devices by the kernels that sessions run, through the contract of all devices. Nothing else may
/// run on them meanwhile. Devices of one product and as many cores are measured once.
/// </summary>
public static class Calibrator
{
    // Copies between devices come last and must not come off badly.
    private const double ShareOfLinks = 0.15;

    /// <summary>The measured model of devices in the order of their numbers, the first one with host memory.</summary>
    /// <param name="devices">The devices; none is busy.</param>
    /// <param name="options">How thoroughly; null for as usual.</param>
    public static MachineModel Calibrate(IReadOnlyList<IDevice> devices, CalibrationOptions? options = null)
    {
        options ??= new CalibrationOptions();
        var deadline = new Deadline(options);
        var derived = TraitModel.Of(devices);
        var measured = new DeviceModel[devices.Count];
        var seen = new Dictionary<(string Product, int Cores), DeviceModel>();
        var kinds = devices.Select(KeyOf).Distinct().Count();
        for (var i = 0; i < devices.Count; i++)
        {
            var key = KeyOf(devices[i]);
            if (!seen.TryGetValue(key, out var like))
            {
                var others = kinds - seen.Count - 1;
                deadline.Release();
                deadline.Keep(1 - ((1 - ShareOfLinks) / (others + 1)));
                using var bench = new DeviceBench(devices[i], i, options);
                like = new DeviceCalibration(bench, derived.Devices[i], options, deadline).Measure();
                seen[key] = like;
            }

            measured[i] = like with
            {
                Names = derived.Devices[i].Names,
                CoresOf = derived.Devices[i].CoresOf,
                MemoryBytes = derived.Devices[i].MemoryBytes,
                Levels = WithMemory(like.Levels, derived.Devices[i].MemoryBytes),
            };
        }

        deadline.Release();
        var links = new LinkCalibration(devices, options, deadline).Measure(derived.Links);
        return derived with
        {
            Origin = string.Create(
                CultureInfo.InvariantCulture, $"Calibrated in {deadline.Elapsed.TotalSeconds:0.00} seconds."),
            Devices = measured,
            Links = links,
        };
    }

    private static (string Product, int Cores) KeyOf(IDevice device)
    {
        var traits = device.Traits;
        return (traits.Product.Length > 0 ? traits.Product : device.Name, traits.Cores);
    }

    private static MemoryLevel[] WithMemory(IReadOnlyList<MemoryLevel> levels, long bytes) =>
        [.. levels.SkipLast(1), levels[^1] with { CapacityBytes = Math.Max(bytes, levels[^1].CapacityBytes) }];
}
