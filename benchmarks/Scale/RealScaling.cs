using System.Diagnostics;
using Benchmarks.Comparison;
using Benchmarks.Scale.Applications;
using Cohort;

namespace Benchmarks.Scale;

/// <summary>Applications on the devices of this machine, measured: on its CUDA GPUs, else on its processor.</summary>
internal sealed class RealScaling
{
    private const int WarmUps = 3;
    private const int FewestSamples = 3;
    private const int MostSamples = 15;
    private const double EnoughSeconds = 0.4;

    // A processor does in a hundredth of the work what a GPU does with all of it, in about the time.
    private const double ShareOnProcessor = 0.01;

    private readonly string[] _devices;
    private readonly double _share;

    /// <summary>Looks for devices.</summary>
    public RealScaling()
    {
        var survey = Session.SurveyDevices();
        var gpus = survey.Devices.Where(one => one.Name.StartsWith("cuda:", StringComparison.Ordinal)).ToArray();
        var used = gpus.Length > 0 ? gpus : survey.Devices.Take(1);
        _devices = [.. used.Select(device => device.Name)];
        _share = gpus.Length > 0 ? 1 : ShareOnProcessor;
        Description = string.Join("; ", used.Select(device => device.ToString()));
    }

    /// <summary>What is measured, in words.</summary>
    public string Description { get; }

    /// <summary>How many devices there are.</summary>
    public int Count => _devices.Length;

    /// <summary>Measures an application of some size for GPUs on so many devices.</summary>
    public ScalePoint Run(ScaleCase one, int devices, double units)
    {
        using var session = new Session(new SessionOptions { Devices = string.Join(',', _devices[..devices]) });
        using var entered = session.Enter();
        var application = one.Create(units * _share);
        for (var i = 0; i < WarmUps; i++)
        {
            Sample(session, application);
        }

        var samples = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (samples.Count < FewestSamples
            || (samples.Count < MostSamples && Stopwatch.GetElapsedTime(start).TotalSeconds < EnoughSeconds))
        {
            samples.Add(Sample(session, application));
        }

        return new ScalePoint
        {
            Devices = devices,
            Units = application.Units,
            Seconds = Spread.Of(samples).Median,
        };
    }

    private static double Sample(Session session, IScaleApplication application)
    {
        var start = Stopwatch.GetTimestamp();
        var results = application.Step();
        session.Wait();
        GC.KeepAlive(results);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
