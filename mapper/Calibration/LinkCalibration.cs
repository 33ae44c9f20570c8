using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Calibration;

/// <summary>
/// Measures copies between devices: for each link of the derived model one pair of ends that stands for all pairs of
/// the same products.
/// </summary>
internal sealed class LinkCalibration(
    IReadOnlyList<IDevice> devices, CalibrationOptions options, Deadline deadline)
{
    private const long SmallBytes = 4096;

    private readonly long _largeBytes = Math.Min(16 << 20, options.LargestBytes / 4);
    private readonly Dictionary<string, (double BytesPerSecond, double Latency)?> _known = [];

    /// <summary>The links, measured as far as time allows.</summary>
    public IReadOnlyList<LinkModel> Measure(IReadOnlyList<LinkModel> derived)
    {
        var links = new List<LinkModel>();
        foreach (var link in derived)
        {
            foreach (var group in link.Ends.GroupBy(ends => KeyOf(link, ends)))
            {
                var measured = _known.TryGetValue(group.Key, out var known) ? known : TryMeasure(group.First());
                _known[group.Key] = measured;
                links.Add(measured is not { } figures
                    ? link with { Ends = [.. group] }
                    : link with
                    {
                        Ends = [.. group],
                        BytesPerSecond = figures.BytesPerSecond,
                        LatencySeconds = figures.Latency,
                        Sources = new Dictionary<string, string> { ["all"] = "measured by the library's calibration" },
                    });
            }
        }

        return links;
    }

    private string KeyOf(LinkModel link, IReadOnlyList<string> ends) =>
        $"{link.Kind}|{ends.Count}|{string.Join('|', ends.Select(end => Find(end).Traits.Product))}";

    private IDevice Find(string name) => devices.First(device => device.Name == name);

    private (double BytesPerSecond, double Latency)? TryMeasure(IReadOnlyList<string> ends)
    {
        if (deadline.IsOver)
        {
            return null;
        }

        var (first, second) = (Find(ends[0]), Find(ends[1]));
        using var here = new DeviceBench(first, IndexOf(first), options);
        using var there = new DeviceBench(second, IndexOf(second), options);
        if (here.TryTake(_largeBytes) is not { } source || there.TryTake(_largeBytes) is not { } destination)
        {
            return null;
        }

        // A link of one bandwidth for both ways gets their mean.
        var forth = Times(here, source, there, destination);
        var back = Times(there, destination, here, source);
        var small = (forth.Small + back.Small) / 2;
        var large = Math.Max((forth.Large + back.Large) / 2 - small, 1e-8);
        return (
            Math.Clamp((_largeBytes - SmallBytes) / large, 1e6, 1e16), Math.Clamp(small, 1e-8, 0.5));
    }

    private (double Small, double Large) Times(DeviceBench from, Instance source, DeviceBench to, Instance destination)
    {
        Func<DeviceCommand> Copy(long bytes) =>
            DeviceBench.Copy(source, from.Device, destination, to.Device, bytes);
        var runner = to.Device.IsHostMemory && !from.Device.IsHostMemory ? from : to;
        return (runner.Time(Copy(SmallBytes)), runner.Time(Copy(_largeBytes)));
    }

    private int IndexOf(IDevice device)
    {
        for (var i = 0; i < devices.Count; i++)
        {
            if (devices[i] == device)
            {
                return i;
            }
        }

        return -1;
    }
}
