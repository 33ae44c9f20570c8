using System.Diagnostics;
using System.Runtime;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Decides when a garbage collection pays: the runtime learns only from collections which arrays are dead. A collection
/// must be predicted cheaper than the page faults of fresh memory that it may avoid, and all that are induced stay under
/// one per cent of the time.
/// </summary>
public sealed class CollectionPolicy
{
    private const double FaultSecondsPerByte = 1 / 2e9;
    private const double AllowedShare = 0.01;
    private const double AllowedAtStart = 0.02;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _forcedAfterBytes;
    private readonly double[] _predicted = [3e-4, 5e-4, 2e-3];
    private double _spent;
    private long _freshSinceCollection;
    private long _freshSinceFull;
    private long _liveAfterFull;

    /// <summary>Creates the policy.</summary>
    /// <param name="forcedAfterBytes">After how many fresh bytes a collection is induced whatever it costs.</param>
    public CollectionPolicy(long forcedAfterBytes) => _forcedAfterBytes = forcedAfterBytes;

    /// <summary>How many collections were induced.</summary>
    public int Induced { get; private set; }

    /// <summary>Notes that fresh memory was taken.</summary>
    public void NoteFresh(long bytes)
    {
        _freshSinceCollection += bytes;
        _freshSinceFull += bytes;
    }

    /// <summary>Collects if that is likely cheaper than taking <paramref name="bytes"/> of fresh memory.</summary>
    /// <returns>Whether a collection ran.</returns>
    public bool TryCollect(long bytes, long liveBytes)
    {
        var mode = GCSettings.LatencyMode;
        if (mode is GCLatencyMode.NoGCRegion or GCLatencyMode.SustainedLowLatency || _freshSinceCollection == 0)
        {
            return false;
        }

        // Buffers that outlive two collections are in generation 2: it is worth a look when twice as much is in use.
        var generation = _freshSinceFull > Math.Max(_liveAfterFull, bytes) ? 2 : 1;
        var isForced = _freshSinceCollection > _forcedAfterBytes;
        var mayPay = _predicted[generation] * 2 < bytes * FaultSecondsPerByte
            && _spent + _predicted[generation] < AllowedAtStart + (AllowedShare * _clock.Elapsed.TotalSeconds);
        if (!isForced && !mayPay)
        {
            return false;
        }

        Collect(generation);
        if (generation == 2)
        {
            _freshSinceFull = 0;
            _liveAfterFull = liveBytes;
        }

        return true;
    }

    /// <summary>Collects everything: memory has run out.</summary>
    public void CollectAll() => Collect(2);

    private void Collect(int generation)
    {
        var start = Stopwatch.GetTimestamp();
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        _predicted[generation] += (seconds - _predicted[generation]) * 0.5;
        _spent += seconds;
        _freshSinceCollection = 0;
        Induced++;
    }
}
