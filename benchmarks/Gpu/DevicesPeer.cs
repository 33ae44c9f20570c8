using Benchmarks.Comparison;
using Benchmarks.Peers;
using Cohort;

namespace Benchmarks.Gpu;

/// <summary>Cohort in a session of its own on given devices.</summary>
internal sealed class DevicesPeer : IPeer
{
    private readonly PlaceObserver _places = new();
    private readonly Session _session;

    /// <summary>Starts a session.</summary>
    /// <param name="devices">Devices as in COHORT_DEVICES.</param>
    public DevicesPeer(string devices)
    {
        Devices = devices;
        _session = new Session(new SessionOptions { Devices = devices, Observer = _places });
    }

    /// <summary>Devices as in COHORT_DEVICES.</summary>
    public string Devices { get; }

    public string Name => $"Cohort {Devices}";

    public string Version => typeof(np).Assembly.GetName().Version?.ToString(3) ?? "";

    public ITrial? Prepare(Workload workload)
    {
        using var entered = _session.Enter();
        return GpuTrials.Prepare(workload) is { } trial ? new Trial(this, trial) : null;
    }

    public void Dispose() => _session.Dispose();

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
