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
    private readonly int[] _like;
    private readonly double[] _bandwidthShares;
    private readonly double[] _bytesPerSecondFrom;

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
        var kinds = Array.ConvertAll(_devices, KindOf);
        _like = Array.ConvertAll(kinds, kind => Array.IndexOf(kinds, kind));
        string[] owners = [.. _devices.Select((device, index) => device.CoresOf ?? _names[index])];
        _cores = Array.ConvertAll(owners, owner => Array.IndexOf(owners, owner));
        Links = new Wiring(_names, model.Links).Links;
        _routes = new Route?[_devices.Length * _devices.Length];
        double[] bandwidths =
        [
            .. _devices.Select((device, index) => _cores[index] == index ? device.Levels[^1].ReadBytesPerSecond : 0),
        ];
        var fastest = _devices[Array.IndexOf(bandwidths, bandwidths.Max())].Kind;
        bandwidths = [.. bandwidths.Select((one, index) => _devices[index].Kind == fastest ? one : 0)];
        _bandwidthShares = Array.ConvertAll(bandwidths, one => one / bandwidths.Sum());
        _bytesPerSecondFrom = new double[_devices.Length];
        var finder = new RouteFinder(_devices, Links);
        for (var from = 0; from < _devices.Length; from++)
        {
            for (var to = 0; to < _devices.Length; to++)
            {
                _routes[(from * _devices.Length) + to] = from == to ? null : finder.Find(from, to);
            }

            _bytesPerSecondFrom[from] = Enumerable.Range(0, Count).Max(to =>
                RouteBetween(from, to)?.BytesPerSecond ?? (Count == 1 ? double.PositiveInfinity : 0));
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

    /// <summary>The first device that is equal to a device in all that matters for its speed.</summary>
    public int LikeOf(int device) => _like[device];

    /// <summary>
    /// A device's share of the memory bandwidth of all devices of the fastest kind; 0 for those of another.
    /// </summary>
    public double BandwidthShare(int device) => _bandwidthShares[device];

    /// <summary>How fast copies leave a device on its best route; infinite where there is no other device.</summary>
    public double BytesPerSecondFrom(int device) => _bytesPerSecondFrom[device];

    /// <summary>The number of the device of a name, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(_names, name);

    /// <summary>The way of copies from one device to another; null within a device.</summary>
    public Route? RouteBetween(int from, int to) => _routes[(from * Count) + to];

    /// <summary>How long a copy takes when nothing else is under way.</summary>
    public double CopySeconds(int from, int to, long bytes) =>
        RouteBetween(from, to) is { } route
            ? route.Seconds(bytes)
            : _devices[from].TrafficSeconds(bytes, bytes, 2.0 * bytes, _devices[from].Cores);

    private static (DeviceKind Kind, string Description, int Cores, long Bytes, double Speed, double Bandwidth) KindOf(
        DeviceModel device) => (
        device.Kind, device.Description, device.Cores, device.MemoryBytes,
        device.RatesOf(NumberClass.Double).SimplePerSecond, device.Levels[^1].ReadBytesPerSecond);
}
