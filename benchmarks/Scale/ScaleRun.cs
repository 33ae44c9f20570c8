using Benchmarks.Scale.Applications;
using Cohort.Runtime;

namespace Benchmarks.Scale;

/// <summary>Runs what is asked for and gathers what comes out.</summary>
internal sealed class ScaleRun(ScaleSettings settings, Action<string> progress)
{
    private readonly List<ScaleSeries> _series = [];
    private readonly List<LogicalSeries> _logical = [];
    private readonly List<string> _remarks = [];
    private string? _measured;

    /// <summary>Runs all modes.</summary>
    /// <exception cref="FormatException">The machine model cannot have so many devices.</exception>
    public void All()
    {
        foreach (var mode in settings.Modes)
        {
            switch (mode)
            {
                case ScaleMode.Real:
                    Measure();
                    break;
                case ScaleMode.Logical:
                    Compare();
                    break;
                default:
                    Simulate();
                    break;
            }
        }
    }

    /// <summary>What came out.</summary>
    /// <param name="command">How it was started.</param>
    public ScaleReport Report(string command)
    {
        var isSimulated = settings.Modes.Contains(ScaleMode.Simulated);
        var largest = isSimulated ? settings.Machine.WithDevices(settings.Devices[^1]) : null;
        return new ScaleReport
        {
            Command = command,
            SimulatedMachine = largest is null ? null
                : largest.Name.StartsWith(settings.Machine.Name, StringComparison.Ordinal) ? largest.Name
                : settings.Machine.Name,
            SimulatedMachineOrigin = largest?.Origin,
            MeasuredDevices = _measured,
            Series = _series,
            Logical = _logical,
            Remarks = _remarks,
        };
    }

    private void Measure()
    {
        var real = new RealScaling();
        _measured = real.Description;
        var counts = settings.Devices.Where(count => count <= real.Count).ToList();
        if (counts.Count < settings.Devices.Count)
        {
            _remarks.Add($"Measured: this machine has {real.Count} device{(real.Count == 1 ? "" : "s")} "
                + $"({real.Description}); more than that cannot be measured here.");
        }

        if (counts.Count > 0)
        {
            // On one device both are the same.
            Run(ScaleMode.Real, counts.Count == 1 ? [Growth.Strong] : settings.Growths, counts, real.Run);
        }
    }

    private void Simulate()
    {
        var simulated = new SimulatedScaling(settings.Machine, settings.Traces);
        Run(ScaleMode.Simulated, settings.Growths, settings.Devices, simulated.Run);
    }

    private void Compare()
    {
        const int Most = 16;
        var counts = settings.Devices.Where(count => count <= Most).Prepend(1).Distinct().ToList();
        foreach (var one in settings.Applications)
        {
            progress($"{one.Name}: results on {string.Join(", ", counts)} logical devices");
            _logical.Add(LogicalComparison.Run(one, counts, settings.Factor));
        }
    }

    private void Run(
        ScaleMode mode, IReadOnlyList<Growth> growths, IReadOnlyList<int> counts,
        Func<ScaleCase, int, double, ScalePoint> run)
    {
        foreach (var growth in growths)
        {
            foreach (var one in settings.Applications)
            {
                progress($"{one.Name}: {growth.ToString().ToLowerInvariant()} scaling, "
                    + (mode == ScaleMode.Simulated ? "simulated" : "measured"));
                var points = new List<ScalePoint>();
                foreach (var count in counts)
                {
                    var units = one.UnitsOfDevice * settings.Factor * (growth == Growth.Weak ? count : 1);
                    try
                    {
                        points.Add(run(one, count, units));
                    }
                    catch (OutOfDeviceMemoryException full)
                    {
                        _remarks.Add($"{one.Name}, {growth.ToString().ToLowerInvariant()} scaling on {count} devices: "
                            + full.Message.Split('.')[0] + ".");
                    }
                }

                if (points.Count > 0)
                {
                    _series.Add(new ScaleSeries(one, mode, growth, points));
                }
            }
        }
    }
}
