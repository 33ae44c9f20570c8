using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;

namespace Cohort.Mapping.Calibration;

/// <summary>
/// The machine that a session reckons with: the file that it names, else what was calibrated for its devices, else what
/// can be derived from them. Nothing is measured unless that is asked for. Thread-safe.
/// </summary>
public sealed class MachineChoice
{
    private readonly IReadOnlyList<IDevice> _devices;
    private readonly CalibrationOptions _options;
    private readonly MachineCache _cache;
    private readonly Lock _gate = new();
    private readonly List<string> _notes = [];
    private Machine? _machine;

    /// <summary>Chooses for some devices.</summary>
    /// <param name="devices">The session's devices, in order.</param>
    /// <param name="source">The path of a machine file or the name of a shipped model; null for neither.</param>
    /// <param name="cache">Where calibrated models are kept.</param>
    /// <param name="options">How to calibrate when that is asked for.</param>
    /// <exception cref="FormatException">The file cannot be used; the message says why.</exception>
    public MachineChoice(
        IReadOnlyList<IDevice> devices, string? source, MachineCache cache, CalibrationOptions options)
    {
        _devices = devices;
        _cache = cache;
        _options = options;
        if (source is not null)
        {
            var model = ShippedMachines.Names.Contains(source)
                ? ShippedMachines.Load(source)
                : MachineFile.Load(source);
            _machine = new Machine(model.Only([.. devices.Select(device => device.Name)]));
        }
    }

    /// <summary>The machine. The first question may read a file; it measures nothing.</summary>
    public Machine Machine
    {
        get
        {
            lock (_gate)
            {
                return _machine ??= new Machine(Kept() ?? TraitModel.Of(_devices));
            }
        }
    }

    /// <summary>What could not be read or kept, a sentence each.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_gate)
            {
                return [.. _notes];
            }
        }
    }

    /// <summary>Measures the devices, on which nothing else may run, and keeps the result for later sessions.</summary>
    public void Calibrate()
    {
        var model = Calibrator.Calibrate(_devices, _options);
        lock (_gate)
        {
            _machine = new Machine(model);
            if (_cache.TrySave(_devices, model) is { } failure)
            {
                _notes.Add(failure);
            }
        }
    }

    private MachineModel? Kept()
    {
        var model = _cache.TryLoad(_devices, out var remark);
        if (remark is not null)
        {
            _notes.Add(remark);
        }

        return model;
    }
}
