namespace Cohort.Tests.Mapper.Calibration;

/// <summary>A clock that goes on by a step whenever somebody looks at it, so that no test depends on time.</summary>
internal sealed class SteppingClock(TimeSpan step) : TimeProvider
{
    private long _ticks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Add(ref _ticks, step.Ticks);
}
