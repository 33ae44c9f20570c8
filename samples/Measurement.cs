using Cohort;

namespace Samples;

/// <summary>What the runtime did since the session began; the difference of two belongs to what ran between.</summary>
internal readonly record struct Measurement(long Operations, long Kernels, long Pieces, int Devices, long BytesCopied)
{
    /// <summary>Runs what is pending to its end and reads the counters of the current session.</summary>
    public static Measurement Take()
    {
        Session.Current.Wait();
        var statistics = Session.Current.Statistics;
        return new Measurement(
            statistics.OperationsRecorded, statistics.KernelsLaunched, statistics.Points,
            Session.Current.Devices.Count, statistics.BytesCopiedBetweenDevices);
    }

    /// <summary>What happened since an earlier measurement.</summary>
    public Measurement Since(Measurement before) => new(
        Operations - before.Operations, Kernels - before.Kernels, Pieces - before.Pieces, Devices,
        BytesCopied - before.BytesCopied);
}
