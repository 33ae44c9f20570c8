using Cohort;

namespace Samples;

/// <summary>What the runtime did since the session began; the difference of two belongs to what ran between.</summary>
/// <param name="Recorded">Operations that were recorded, to run when their value is wanted.</param>
/// <param name="AtOnce">Operations on small arrays, which ran at their call.</param>
/// <param name="Kernels">Kernels after fusion.</param>
/// <param name="Pieces">Pieces into which kernels were cut.</param>
/// <param name="Devices">Devices of the session.</param>
/// <param name="BytesCopied">Bytes copied between devices.</param>
internal readonly record struct Measurement(
    long Recorded, long AtOnce, long Kernels, long Pieces, int Devices, long BytesCopied)
{
    /// <summary>Runs what is pending to its end and reads the counters of the current session.</summary>
    public static Measurement Take()
    {
        Session.Current.Wait();
        var statistics = Session.Current.Statistics;
        return new Measurement(
            statistics.OperationsRecorded, statistics.OperationsInline, statistics.KernelsLaunched, statistics.Pieces,
            Session.Current.Devices.Count, statistics.BytesCopiedBetweenDevices);
    }

    /// <summary>What happened since an earlier measurement.</summary>
    public Measurement Since(Measurement before) => new(
        Recorded - before.Recorded, AtOnce - before.AtOnce, Kernels - before.Kernels,
        Pieces - before.Pieces, Devices, BytesCopied - before.BytesCopied);
}
