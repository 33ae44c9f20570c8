using System.Diagnostics;
using System.Runtime;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Decides when a garbage collection pays: the runtime learns only from collections which arrays are dead. A collection
/// must be predicted to cost a quarter of the page faults that reuse of the memory given out since the last one would
/// avoid, and those that find nothing stay under one per cent of the time. Results that take turns in memory that the
/// caches hold cost next to nothing, so that there is none before as much has been given out.
/// </summary>
public sealed class CollectionPolicy
{
    private const double FaultSecondsPerByte = 1 / 2e9;
    private const double AllowedShare = 0.01;
    private const double AllowedAtStart = 0.02;

    // The rest is for what is read, and for others.
    private const int ShareOfCache = 2;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _oldVersionBytes;
    private readonly Lazy<long> _turnBytes;
    private readonly double[] _predicted = [3e-4, 5e-4, 2e-3];
    private double _wasted;
    private double _last;
    private long _givenSinceCollection;
    private long _givenSinceFull;
    private long _live;
    private bool _youngIsFruitless;
    private int _generation;

    /// <summary>Creates the policy.</summary>
    /// <param name="oldVersionBytes">
    /// How many bytes arrays may hold that were live at the last look and may be dead now; then a collection is induced
    /// whatever it costs, so that a loop settles on a bounded set of buffers.
    /// </param>
    /// <param name="cacheBytes">What the last caches of the devices hold; asked for when it is first needed.</param>
    public CollectionPolicy(long oldVersionBytes, Func<long>? cacheBytes = null)
    {
        _oldVersionBytes = oldVersionBytes;
        _turnBytes = new Lazy<long>(() => cacheBytes is null ? 0 : cacheBytes() / ShareOfCache);
    }

    private static bool IsForbidden =>
        GCSettings.LatencyMode is GCLatencyMode.NoGCRegion or GCLatencyMode.SustainedLowLatency;

    /// <summary>How many collections were induced.</summary>
    public int Induced { get; private set; }

    /// <summary>Notes that memory was given to an array: what a later collection may find dead.</summary>
    public void NoteGiven(long bytes)
    {
        _givenSinceCollection += bytes;
        _givenSinceFull += bytes;
    }

    /// <summary>Collects if that is likely cheaper than taking <paramref name="bytes"/> of fresh memory.</summary>
    /// <param name="bytes">The fresh memory that would be taken.</param>
    /// <param name="taken">The memory that was taken and not given back.</param>
    /// <returns>Whether a collection ran; <see cref="NoteYield"/> must follow.</returns>
    public bool TryCollect(long bytes, long taken)
    {
        if (IsForbidden || _givenSinceCollection == 0)
        {
            return false;
        }

        // What outlives two collections is in generation 2: it is worth a look when the young ones yield nothing.
        _generation = _youngIsFruitless && _givenSinceFull >= _live ? 2 : 1;
        var isForced = taken + bytes - _live > _oldVersionBytes;
        var mayPay = _predicted[_generation] * 4 < _givenSinceCollection * FaultSecondsPerByte
            && _wasted + _predicted[_generation] < AllowedAtStart + (AllowedShare * _clock.Elapsed.TotalSeconds)
            && _givenSinceCollection + bytes > _turnBytes.Value;
        if (!isForced && !mayPay)
        {
            return false;
        }

        Collect(isForced && !mayPay ? 2 : _generation);
        return true;
    }

    /// <summary>
    /// Collects if that is likely cheaper than storing values of which many may be dead: they were temporaries.
    /// </summary>
    /// <param name="bytes">The size of the values.</param>
    public bool TryCollectFor(long bytes)
    {
        if (IsForbidden || _predicted[1] * 4 > bytes * FaultSecondsPerByte)
        {
            return false;
        }

        Collect(1);
        return true;
    }

    /// <summary>Whether old or spare content of some size may be kept at all.</summary>
    public bool AllowsOldVersions(long bytes) => bytes <= _oldVersionBytes;

    /// <summary>Notes what the last collection has found.</summary>
    /// <param name="foundAny">Whether arrays were dead.</param>
    /// <param name="liveBytes">The bytes of arrays that were not.</param>
    public void NoteYield(bool foundAny, long liveBytes)
    {
        if (_generation == 2)
        {
            _givenSinceFull = 0;
        }

        if (_generation == 2 || liveBytes < _live)
        {
            _live = liveBytes;
        }

        _wasted += foundAny ? 0 : _last;
        _youngIsFruitless = _generation < 2 && !foundAny;
    }

    /// <summary>Collects everything: memory has run out.</summary>
    public void CollectAll() => Collect(2);

    private void Collect(int generation)
    {
        var start = Stopwatch.GetTimestamp();
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        _predicted[generation] += (Math.Min(seconds, 2 * _predicted[generation]) - _predicted[generation]) * 0.5;
        _last = seconds;
        _generation = generation;
        _givenSinceCollection = 0;
        Induced++;
    }
}
