using System.Globalization;

namespace Cohort.Mapping.Machines;

/// <summary>
/// What a machine model must keep to. The bounds are wide: they are to find slips of a unit or a sign, not to judge
/// hardware.
/// </summary>
internal sealed class MachineRules
{
    private static readonly Bounds Bandwidth = new(1e6, 1e16, "bytes a second");
    private static readonly Bounds Rate = new(1e3, 1e18, "a second");
    private static readonly Bounds Seconds = new(1e-9, 1, "seconds");
    private static readonly Bounds Share = new(1e-6, 1, "as a share");
    private static readonly Bounds Efficiency = new(0.01, 4, "as a ratio");
    private static readonly Bounds Capacity = new(256, 1L << 50, "bytes");

    // Without these nothing could be said about most kernels; the others fall back on them.
    private static readonly NumberClass[] Needed =
        [NumberClass.Int32, NumberClass.Int64, NumberClass.Single, NumberClass.Double];

    private readonly MachineModel _model;
    private string? _broken;

    private MachineRules(MachineModel model) => _model = model;

    /// <summary>The first rule that a model breaks, as a sentence that names field and value; null for none.</summary>
    public static string? FirstBroken(MachineModel? model)
    {
        if (model is null)
        {
            return "it is null; it must be an object with name, origin, devices and links.";
        }

        var rules = new MachineRules(model);
        rules.Check();
        return rules._broken;
    }

    private void Check()
    {
        NotEmpty("name", _model.Name);
        Require(_model.Devices.Count > 0, "devices", "empty", "at least one device, the host's processor first");
        for (var i = 0; i < _model.Devices.Count; i++)
        {
            Check($"devices[{i}]", _model.Devices[i]);
        }

        CheckNames();
        Require(
            _model.Devices is [{ Kind: DeviceKind.Cpu }, ..], "devices[0].kind",
            _model.Devices is [var first, ..] ? first.Kind.ToString() : "missing",
            "Cpu, since arrays come from and go to the memory of the host's processor");
        for (var i = 0; i < _model.Links.Count; i++)
        {
            Check($"links[{i}]", _model.Links[i]);
        }

        CheckConnection();
    }

    private void CheckNames()
    {
        var names = new HashSet<string>();
        for (var i = 0; i < _model.Devices.Count; i++)
        {
            foreach (var name in _model.Devices[i].Names)
            {
                Require(names.Add(name), $"devices[{i}].names", $"'{name}' again", "a name that no other device has");
            }
        }
    }

    private void Check(string path, DeviceModel device)
    {
        Require(device.Names.Count > 0, $"{path}.names", "empty", "at least one name");
        foreach (var name in device.Names)
        {
            NotEmpty($"{path}.names", name);
        }

        Require(Enum.IsDefined(device.Kind), $"{path}.kind", device.Kind.ToString(), "Cpu or Gpu");
        Within($"{path}.cores", device.Cores, new Bounds(1, 1e6, "cores"));
        Within($"{path}.memoryBytes", device.MemoryBytes, new Bounds(1 << 20, 1L << 50, "bytes"));
        Within($"{path}.grainElements", device.GrainElements, new Bounds(1, 1e9, "elements"));
        Within($"{path}.launchSeconds", device.LaunchSeconds, Seconds);
        Within($"{path}.synchronizeSeconds", device.SynchronizeSeconds, Seconds);
        Within($"{path}.copyEngines", device.CopyEngines, new Bounds(0, 64, "engines"));
        CheckLevels(path, device);
        CheckArithmetic(path, device);
        for (var i = 0; i < device.Library.Count; i++)
        {
            NotEmpty($"{path}.library[{i}].operation", device.Library[i].Operation);
            Within($"{path}.library[{i}].unitsPerSecond", device.Library[i].UnitsPerSecond, Rate);
        }
    }

    private void CheckLevels(string path, DeviceModel device)
    {
        Require(device.Levels.Count > 0, $"{path}.levels", "empty", "at least one level: the memory");
        for (var i = 0; i < device.Levels.Count; i++)
        {
            var (level, at) = (device.Levels[i], $"{path}.levels[{i}]");
            NotEmpty($"{at}.name", level.Name);
            Within($"{at}.capacityBytes", level.CapacityBytes, Capacity);
            Within($"{at}.readBytesPerSecond", level.ReadBytesPerSecond, Bandwidth);
            Within($"{at}.writeBytesPerSecond", level.WriteBytesPerSecond, Bandwidth);
            Within($"{at}.coreShare", level.CoreShare, Share);
            Within($"{at}.lineBytes", level.LineBytes, new Bounds(1, 4096, "bytes"));
            Require(
                i == 0 || level.CapacityBytes > device.Levels[i - 1].CapacityBytes, $"{at}.capacityBytes",
                $"{level.CapacityBytes}", "more than the level before: levels go from the nearest to the memory");
        }

        Require(
            device.Levels is [] || device.Levels[^1].CapacityBytes >= device.MemoryBytes,
            $"{path}.levels[{device.Levels.Count - 1}].capacityBytes",
            device.Levels is [] ? "missing" : $"{device.Levels[^1].CapacityBytes}",
            $"at least memoryBytes, {device.MemoryBytes}: the last level holds everything");
    }

    private void CheckArithmetic(string path, DeviceModel device)
    {
        var given = new HashSet<NumberClass>();
        for (var i = 0; i < device.Arithmetic.Count; i++)
        {
            var (rates, at) = (device.Arithmetic[i], $"{path}.arithmetic[{i}]");
            foreach (var type in rates.Types)
            {
                Require(given.Add(type), $"{at}.types", $"{type} again", "each class of numbers once");
            }

            Within($"{at}.simplePerSecond", rates.SimplePerSecond, Rate);
            Within($"{at}.multiplyPerSecond", rates.MultiplyPerSecond, Rate);
            Within($"{at}.dividePerSecond", rates.DividePerSecond, Rate);
            Within($"{at}.squareRootPerSecond", rates.SquareRootPerSecond, Rate);
            Within($"{at}.convertPerSecond", rates.ConvertPerSecond, Rate);
            Within($"{at}.reducePerSecond", rates.ReducePerSecond, Rate);
            Within($"{at}.functionEfficiency", rates.FunctionEfficiency, Efficiency);
        }

        foreach (var type in Needed)
        {
            Require(given.Contains(type), $"{path}.arithmetic", $"without {type}",
                $"rates of at least {string.Join(", ", Needed)}");
        }
    }

    private void Check(string path, LinkModel link)
    {
        Require(Enum.IsDefined(link.Kind), $"{path}.kind", link.Kind.ToString(), "HostMemory, Pcie or NvLink");
        Require(link.Ends.Count > 0, $"{path}.ends", "empty", "a list of the ends of each link");
        for (var i = 0; i < link.Ends.Count; i++)
        {
            var (ends, at) = (link.Ends[i], $"{path}.ends[{i}]");
            Require(ends.Count >= 2 && ends.Distinct().Count() == ends.Count, at, $"[{string.Join(", ", ends)}]",
                "two or more different names");
            Require(ends.Count == 2 || !link.IsDuplex, $"{path}.isDuplex", "true",
                $"false for {at}: a bus has no directions");
            foreach (var end in ends)
            {
                Require(IsKnown(end), at, $"'{end}'",
                    "names of devices, or of a switch that another link ends at too");
            }
        }

        Within($"{path}.bytesPerSecond", link.BytesPerSecond, Bandwidth);
        Within($"{path}.latencySeconds", link.LatencySeconds, Seconds);
    }

    // A switch needs two links, so a name that only one end has is a slip of the pen.
    private bool IsKnown(string end) =>
        _model.Devices.Any(device => device.Names.Contains(end))
        || _model.Links.Sum(link => link.Ends.Count(ends => ends.Contains(end))) > 1;

    private void CheckConnection()
    {
        if (_broken is not null)
        {
            return;
        }

        var reached = new HashSet<string> { _model.Devices[0].Names[0] };
        var isLarger = true;
        while (isLarger)
        {
            var count = reached.Count;
            foreach (var ends in _model.Links.SelectMany(link => link.Ends).Where(ends => ends.Any(reached.Contains)))
            {
                reached.UnionWith(ends);
            }

            isLarger = reached.Count > count;
        }

        foreach (var name in _model.Devices.SelectMany(device => device.Names))
        {
            Require(reached.Contains(name), "links", $"without a way from '{_model.Devices[0].Names[0]}' to '{name}'",
                "links that connect every device with the host");
        }
    }

    private void NotEmpty(string field, string value) =>
        Require(!string.IsNullOrWhiteSpace(value), field, $"'{value}'", "a name");

    private void Within(string field, double value, Bounds bounds) => Require(
        value >= bounds.Low && value <= bounds.High, field, value.ToString("R", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"a number from {bounds.Low} to {bounds.High}, {bounds.Unit}"));

    private void Require(bool isKept, string field, string value, string allowed)
    {
        if (!isKept)
        {
            _broken ??= $"{field} is {value}; it must be {allowed}.";
        }
    }

    private readonly record struct Bounds(double Low, double High, string Unit);
}
