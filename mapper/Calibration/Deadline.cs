namespace Cohort.Mapping.Calibration;

/// <summary>The time that measurements may take together.</summary>
internal sealed class Deadline(CalibrationOptions options)
{
    private readonly long _start = options.Clock.GetTimestamp();
    private TimeSpan _limit = options.Limit;
    private TimeSpan _kept;

    /// <summary>What has passed.</summary>
    public TimeSpan Elapsed => options.Clock.GetElapsedTime(_start);

    /// <summary>Whether nothing more may begin.</summary>
    public bool IsOver => Elapsed >= _limit;

    /// <summary>Whether what has been done since the last <see cref="Keep"/> can be done again.</summary>
    public bool HasTimeForAnother => Elapsed + (Elapsed - _kept) < _limit;

    /// <summary>Leaves a share of what is left to those who come later, until <see cref="Release"/>.</summary>
    public void Keep(double share)
    {
        _kept = Elapsed;
        _limit = _kept + TimeSpan.FromTicks((long)(Math.Max((options.Limit - _kept).Ticks, 0) * (1 - share)));
    }

    /// <summary>Gives the rest free.</summary>
    public void Release() => _limit = options.Limit;
}
