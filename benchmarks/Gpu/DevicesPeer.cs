using Benchmarks.Comparison;
using Benchmarks.Peers;
using Cohort;

namespace Benchmarks.Gpu;

/// <summary>Cohort in a session of its own on given devices.</summary>
internal sealed class DevicesPeer : IPeer
{
    private const long ProbedOrder = 192;
    private const double LongestSeconds = 5;

    private readonly PlaceObserver _places = new();
    private readonly Action<string> _remark;
    private readonly Session _session;

    /// <summary>Starts a session.</summary>
    /// <param name="devices">Devices as in COHORT_DEVICES.</param>
    /// <param name="remark">Told what is left out and why.</param>
    public DevicesPeer(string devices, Action<string> remark)
    {
        Devices = devices;
        _remark = remark;
        _session = new Session(new SessionOptions { Devices = devices, Observer = _places });
    }

    /// <summary>Devices as in COHORT_DEVICES.</summary>
    public string Devices { get; }

    public string Name => $"Cohort {Devices}";

    public string Version => typeof(np).Assembly.GetName().Version?.ToString(3) ?? "";

    public ITrial? Prepare(Workload workload)
    {
        using var entered = _session.Enter();
        return !TakesTooLong(workload) && GpuTrials.Prepare(workload) is { } trial ? new Trial(this, trial) : null;
    }

    public void Dispose() => _session.Dispose();

    // What runs on the CPU because the GPU has no such operation yet may take minutes at a GPU's sizes.
    private bool TakesTooLong(Workload workload)
    {
        if (workload.Flops <= 0 || workload.Sizes[0] <= ProbedOrder)
        {
            return false;
        }

        var probe = new Trial(this, GpuTrials.Prepare(workload with { Sizes = [ProbedOrder] })!);
        probe.Check();
        probe.Run(1);
        var seconds = probe.Run(1) * Math.Pow((double)workload.Sizes[0] / ProbedOrder, 3);
        if (seconds > LongestSeconds)
        {
            _remark($"{Name} leaves out {workload.Name}: it would run on {probe.RanOn} for about {seconds:0} s");
        }

        return seconds > LongestSeconds;
    }

    private string RanOn() => string.Join(',', _places.Devices().Select(index => _session.Devices[index].Name));

    private sealed class Trial(DevicesPeer peer, LocalTrial trial) : ITrial
    {
        public string? RanOn { get; private set; }

        public double Check()
        {
            using var entered = peer._session.Enter();
            peer._session.Wait();
            peer._places.Reset();
            var value = trial.Check();
            RanOn = peer.RanOn();
            return value;
        }

        public double Run(int repetitions)
        {
            using var entered = peer._session.Enter();
            return trial.Run(repetitions);
        }
    }
}
