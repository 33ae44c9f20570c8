using System.Globalization;

namespace Cohort.Mapping.Machines;

/// <summary>Repeats the GPUs of a machine, with the links and switches that belong to some of them alone.</summary>
internal sealed class MachineExtension
{
    private readonly MachineModel _model;
    private readonly string[] _gpus;
    private readonly int _count;
    private readonly string[] _names;
    private readonly HashSet<string> _repeated;

    /// <summary>Looks at a machine.</summary>
    /// <param name="model">It.</param>
    /// <param name="gpus">Its GPUs, in their order; at least one.</param>
    /// <param name="count">How many GPUs it is to have, more than it has.</param>
    public MachineExtension(MachineModel model, string[] gpus, int count)
    {
        _model = model;
        _gpus = gpus;
        _count = count;
        _names = NamesOf(gpus, count);
        _repeated = [.. gpus, .. SwitchesOfSome()];
    }

    private int Blocks => (_count + _gpus.Length - 1) / _gpus.Length;

    /// <summary>The names of so many GPUs: those that there are, then the next numbers.</summary>
    public static string[] NamesOf(string[] gpus, int count)
    {
        var prefix = gpus[0][..(gpus[0].LastIndexOf(':') + 1)];
        var areNumbered = prefix.Length > 0 && gpus.Select((name, i) => name == prefix + Number(i)).All(isSo => isSo);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
                i < gpus.Length ? gpus[i]
                : areNumbered ? prefix + Number(i)
                : CopyOf(gpus[i % gpus.Length], i / gpus.Length)),
        ];
    }

    /// <summary>The machine with its GPUs repeated as often as is needed, all repetitions whole.</summary>
    public MachineModel Extended()
    {
        var switches = _repeated.Except(_gpus).Order(StringComparer.Ordinal).ToArray();
        var repeated = switches.Length == 0 ? "links" : $"links and of {string.Join(", ", switches)}";
        return _model with
        {
            Name = $"{_model.Name}, extended to {_count} GPUs",
            Origin = $"{_model.Origin} EXTENDED: the GPUs from '{_names[_gpus.Length]}' to '{_names[_count - 1]}' are "
                + $"copies of '{_gpus[0]}' to '{_gpus[^1]}' in turn, each with copies of its {repeated}; the host and "
                + "all other switches are those of the machine and shared by all. Such a machine need not exist.",
            Devices = [.. _model.Devices.SelectMany(Repeat)],
            Links = [.. _model.Links.Select(Repeat)],
        };
    }

    private IEnumerable<DeviceModel> Repeat(DeviceModel device)
    {
        var blocks = device.Kind == DeviceKind.Gpu ? Enumerable.Range(0, Blocks) : [0];
        return blocks.Select(block => device with
        {
            Names = [.. device.Names.Select(name => InBlock(name, block))],
            CoresOf = device.CoresOf is { } owner ? InBlock(owner, block) : null,
        });
    }

    // A bus that all GPUs share gets more ends; another link of something that is repeated is repeated with it.
    private LinkModel Repeat(LinkModel link)
    {
        var ends = new List<IReadOnlyList<string>>();
        foreach (var one in link.Ends)
        {
            var isCommonBus = one.Count > 2 && _gpus.All(one.Contains);
            var blocks = isCommonBus || !one.Any(_repeated.Contains) ? 1 : Blocks;
            for (var block = 0; block < blocks; block++)
            {
                ends.Add(isCommonBus
                    ? [.. Enumerable.Range(0, Blocks).SelectMany(b => one.Select(end => InBlock(end, b))).Distinct()]
                    : [.. one.Select(end => InBlock(end, block))]);
            }
        }

        return link with { Ends = ends };
    }

    private string InBlock(string name, int block)
    {
        if (block == 0 || !_repeated.Contains(name))
        {
            return name;
        }

        var gpu = Array.IndexOf(_gpus, name);
        var place = (block * _gpus.Length) + gpu;
        return gpu < 0 ? CopyOf(name, block) : place < _count ? _names[place] : CopyOf(name, block);
    }

    // Switches by which some GPUs, but not all, reach the host on a shortest way.
    private IEnumerable<string> SwitchesOfSome()
    {
        var distances = Distances(_model.Devices[0].Names[0]);
        var devices = _model.Devices.SelectMany(device => device.Names).ToHashSet();
        var served = new Dictionary<string, HashSet<string>>();
        foreach (var gpu in _gpus.Where(distances.ContainsKey))
        {
            var front = new HashSet<string> { gpu };
            while (front.Count > 0)
            {
                front = [.. front.SelectMany(place => Neighbours(place)
                    .Where(next => !devices.Contains(next) && distances.GetValueOrDefault(next, int.MaxValue)
                        == distances[place] - 1))];
                foreach (var place in front)
                {
                    (served.TryGetValue(place, out var all) ? all : served[place] = []).Add(gpu);
                }
            }
        }

        return served.Where(pair => pair.Value.Count < _gpus.Length).Select(pair => pair.Key);
    }

    private Dictionary<string, int> Distances(string from)
    {
        var distances = new Dictionary<string, int> { [from] = 0 };
        var waiting = new Queue<string>([from]);
        while (waiting.TryDequeue(out var place))
        {
            foreach (var next in Neighbours(place))
            {
                if (distances.TryAdd(next, distances[place] + 1))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return distances;
    }

    private IEnumerable<string> Neighbours(string place) =>
        _model.Links.SelectMany(link => link.Ends).Where(ends => ends.Contains(place)).SelectMany(ends => ends)
            .Where(end => end != place);

    private static string CopyOf(string name, int block) => $"{name}#{Number(block)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
