namespace Cohort.Mapping.Machines;

/// <summary>
/// A machine by the numbers of its devices: what they can do, and how copies get from one to another. Immutable.
/// </summary>
public sealed class Machine
{
    private readonly DeviceModel[] _devices;
    private readonly string[] _names;
    private readonly Route?[] _routes;
    private readonly int[] _cores;

    /// <summary>Takes a model apart.</summary>
    /// <exception cref="FormatException">The model breaks a rule; the message names field and value.</exception>
    public Machine(MachineModel model)
    {
        if (MachineRules.FirstBroken(model) is { } rule)
        {
            throw new FormatException($"The machine model: {rule}");
        }

        Model = model;
        _devices = [.. model.Devices.SelectMany(device => device.Names.Select(_ => device))];
        _names = [.. model.Devices.SelectMany(device => device.Names)];
        string[] owners = [.. _devices.Select((device, index) => device.CoresOf ?? _names[index])];
        _cores = Array.ConvertAll(owners, owner => Array.IndexOf(owners, owner));
        Links = new Wiring(_names, model.Links).Links;
        _routes = new Route?[_devices.Length * _devices.Length];
        var finder = new RouteFinder(_devices, Links);
        for (var from = 0; from < _devices.Length; from++)
        {
            for (var to = 0; to < _devices.Length; to++)
            {
                _routes[(from * _devices.Length) + to] = from == to ? null : finder.Find(from, to);
            }
        }
    }

    /// <summary>The figures.</summary>
    public MachineModel Model { get; }

    /// <summary>How many devices there are.</summary>
    public int Count => _devices.Length;

    /// <summary>The names of the devices, by their numbers.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Every single link.</summary>
    public IReadOnlyList<Link> Links { get; }

    /// <summary>The figures of a device.</summary>
    public DeviceModel this[int device] => _devices[device];

    /// <summary>
    /// The first device whose cores are those of a device: devices that share them do not compute at the same time.
    /// </summary>
    public int CoresOf(int device) => _cores[device];

    /// <summary>The number of the device of a name, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(_names, name);

    /// <summary>The way of copies from one device to another; null within a device.</summary>
    public Route? RouteBetween(int from, int to) => _routes[(from * Count) + to];

    /// <summary>How long a copy takes when nothing else is under way.</summary>
    public double CopySeconds(int from, int to, long bytes) =>
        RouteBetween(from, to) is { } route
            ? route.Seconds(bytes)
            : _devices[from].TrafficSeconds(bytes, bytes, 2.0 * bytes, _devices[from].Cores);
}
