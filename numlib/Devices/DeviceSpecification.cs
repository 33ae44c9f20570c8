using System.Globalization;

namespace Cohort.Devices;

/// <summary>
/// Reads what COHORT_DEVICES says: names of devices, separated by commas, each with "*n" where n logical devices are to
/// share it: "cpu*4", "cuda:0,cuda:1*2", "opencl:0,cpu".
/// </summary>
internal sealed class DeviceSpecification
{
    private const int MaximumDevices = 64;

    private readonly string _text;
    private readonly DeviceCatalogue _catalogue;

    private DeviceSpecification(string text, DeviceCatalogue catalogue)
    {
        _text = text;
        _catalogue = catalogue;
    }

    /// <summary>Whether a text names the CPU alone, so that nobody need look for GPUs.</summary>
    public static bool IsCpuAlone(string text) =>
        text.Split(',').All(item => IdOf(item.Split('*')[0].Trim()) == DeviceCatalogue.Cpu);

    /// <summary>The devices that a text names, in its order.</summary>
    /// <exception cref="ArgumentException">
    /// It cannot be read, or names a device that is not there, or one twice; the message lists what is there.
    /// </exception>
    public static IReadOnlyList<DeviceRequest> Parse(string text, DeviceCatalogue catalogue) =>
        new DeviceSpecification(text, catalogue).Parse();

    private List<DeviceRequest> Parse()
    {
        var requests = new List<DeviceRequest>();
        foreach (var item in _text.Split(',', StringSplitOptions.TrimEntries))
        {
            var request = ParseItem(item);
            if (requests.Exists(earlier => earlier.Id == request.Id))
            {
                throw Refusal($"{request.Id} is asked for twice; for two logical devices that share it write "
                    + $"{request.Id}*2");
            }

            requests.Add(request);
        }

        var count = requests.Sum(request => (long)request.Count);
        return count <= MaximumDevices
            ? requests
            : throw Refusal($"these are {count} devices, but at most {MaximumDevices} are possible");
    }

    private DeviceRequest ParseItem(string item)
    {
        var parts = item.Split('*', StringSplitOptions.TrimEntries);
        var count = 1;
        if (parts.Length > 2 || parts[0].Length == 0
            || (parts.Length == 2
                && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0)))
        {
            throw Refusal($"'{item}' is not understood: write the name of a device, or name*n for n logical devices "
                + "that share it, and commas between them");
        }

        var id = IdOf(parts[0]);
        return id == DeviceCatalogue.Cpu || _catalogue.Find(id) is not null
            ? new DeviceRequest(id, count)
            : throw Refusal($"there is no device '{parts[0]}'");
    }

    // The first of a kind may go without its number.
    private static string IdOf(string name) => name switch
    {
        "cpu:0" => DeviceCatalogue.Cpu,
        "cuda" or "opencl" or "opencl:cpu" => $"{name}:0",
        _ => name,
    };

    private ArgumentException Refusal(string reason) => new($"COHORT_DEVICES is '{_text}': {reason}. {_catalogue}");
}
