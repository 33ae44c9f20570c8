namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// Who has last written and read each byte of a block, as in FastTrack (Flanagan and Freund 2009): an access that does
/// not know of an earlier conflicting one is a race.
/// </summary>
internal sealed class AccessHistory(long sizeInBytes)
{
    private readonly long[] _writers = new long[sizeInBytes];
    private readonly Dictionary<int, long[]> _readers = [];
    private readonly Dictionary<Epoch, string> _names = [];

    /// <summary>Notes an access and tells what it conflicts with, or null.</summary>
    public string? Note(WorkStep work, long offset, int count, bool isWrite)
    {
        var conflict = UnknownIn(_writers, work, offset, count);
        if (isWrite)
        {
            foreach (var (actor, steps) in _readers)
            {
                conflict ??= actor == work.Step.Actor ? null : UnknownIn(steps, work, offset, count);
            }
        }

        _names.TryAdd(work.Step, work.Name);
        Target(work, isWrite).AsSpan((int)offset, count).Fill(work.Step.Packed);
        return conflict;
    }

    private long[] Target(WorkStep work, bool isWrite)
    {
        if (isWrite)
        {
            return _writers;
        }

        if (!_readers.TryGetValue(work.Step.Actor, out var steps))
        {
            _readers[work.Step.Actor] = steps = new long[_writers.Length];
        }

        return steps;
    }

    private string? UnknownIn(long[] steps, WorkStep work, long offset, int count)
    {
        var last = 0L;
        foreach (var packed in steps.AsSpan((int)offset, count))
        {
            if (packed == last)
            {
                continue;
            }

            last = packed;
            var step = Epoch.Unpack(packed);
            if (step != work.Step && !work.Before.Knows(step))
            {
                return _names.GetValueOrDefault(step, "?");
            }
        }

        return null;
    }
}
