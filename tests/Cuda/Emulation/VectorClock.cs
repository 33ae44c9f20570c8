namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// What has happened before: per actor (the host is 0, streams count from 1) how many of its steps are known to be over
/// (Mattern 1989).
/// </summary>
internal readonly struct VectorClock
{
    private readonly long[] _steps;

    private VectorClock(long[] steps) => _steps = steps;

    /// <summary>The clock that knows of nothing.</summary>
    public static VectorClock Zero { get; } = new([]);

    /// <summary>The last step of an actor that is known to be over.</summary>
    public long this[int actor] => actor < _steps.Length ? _steps[actor] : 0;

    /// <summary>Whether a step of an actor is known to be over.</summary>
    public bool Knows(Epoch step) => this[step.Actor] >= step.Number;

    /// <summary>What either clock knows.</summary>
    public VectorClock Join(VectorClock other)
    {
        if (other._steps.Length == 0)
        {
            return this;
        }

        var joined = new long[Math.Max(_steps.Length, other._steps.Length)];
        for (var actor = 0; actor < joined.Length; actor++)
        {
            joined[actor] = Math.Max(this[actor], other[actor]);
        }

        return new VectorClock(joined);
    }

    /// <summary>The same with one more step.</summary>
    public VectorClock With(Epoch step)
    {
        var steps = new long[Math.Max(_steps.Length, step.Actor + 1)];
        _steps.CopyTo(steps, 0);
        steps[step.Actor] = step.Number;
        return new VectorClock(steps);
    }
}
