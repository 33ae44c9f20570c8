namespace Cohort.Runtime.Geometry;

/// <summary>
/// Elements of a region: a half-open interval per axis, with a step. Never empty in any axis unless it came from an
/// intersection that is reported as null.
/// </summary>
public sealed class Box : IEquatable<Box>
{
    private readonly long[] _low;
    private readonly long[] _high;
    private readonly long[]? _step;

    /// <summary>Creates a box; the arrays are owned by it. A null step means 1 on every axis.</summary>
    public Box(long[] low, long[] high, long[]? step = null)
    {
        _low = low;
        _high = high;
        _step = step is not null && Array.TrueForAll(step, s => s == 1) ? null : step;
    }

    /// <summary>The first index along each axis.</summary>
    public ReadOnlySpan<long> Low => _low;

    /// <summary>One past the last index along each axis.</summary>
    public ReadOnlySpan<long> High => _high;

    /// <summary>Whether every index between low and high is meant.</summary>
    public bool IsDense => _step is null;

    /// <summary>The number of axes.</summary>
    public int Rank => _low.Length;

    /// <summary>The number of elements.</summary>
    public long Count
    {
        get
        {
            var count = 1L;
            for (var axis = 0; axis < _low.Length; axis++)
            {
                count *= CountAlong(axis);
            }

            return count;
        }
    }

    /// <summary>All elements of a region.</summary>
    public static Box Whole(ReadOnlySpan<long> extents) => new(new long[extents.Length], extents.ToArray());

    /// <summary>The step along an axis.</summary>
    public long Step(int axis) => _step is null ? 1 : _step[axis];

    /// <summary>The number of indices along an axis.</summary>
    public long CountAlong(int axis) => (_high[axis] - _low[axis] + Step(axis) - 1) / Step(axis);

    /// <summary>The dense box with the same bounds.</summary>
    public Box Hull() => _step is null ? this : new Box(_low, _high);

    /// <summary>This box between two indices along one axis.</summary>
    public Box Between(int axis, long begin, long end) => Replace(_low, _high, axis, begin, end);

    /// <summary>Whether the two share an element; exact for steps by the gcd test on each axis.</summary>
    public bool Overlaps(Box other)
    {
        for (var axis = 0; axis < _low.Length; axis++)
        {
            if (_low[axis] >= other._high[axis] || other._low[axis] >= _high[axis])
            {
                return false;
            }

            if ((_step ?? other._step) is not null && !AxisMeets(other, axis))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every element of <paramref name="other"/>'s hull lies in this dense box.</summary>
    public bool Contains(Box other)
    {
        for (var axis = 0; axis < _low.Length; axis++)
        {
            if (_low[axis] > other._low[axis] || _high[axis] < other._high[axis])
            {
                return false;
            }
        }

        return _step is null || Equals(other);
    }

    /// <summary>The common part of two dense boxes, or null.</summary>
    public Box? Intersect(Box other)
    {
        bool isThis = true, isOther = true;
        for (var axis = 0; axis < _low.Length; axis++)
        {
            if (_low[axis] >= other._high[axis] || other._low[axis] >= _high[axis])
            {
                return null;
            }

            isThis &= _low[axis] >= other._low[axis] && _high[axis] <= other._high[axis];
            isOther &= other._low[axis] >= _low[axis] && other._high[axis] <= _high[axis];
        }

        return isThis ? this : isOther ? other : IntersectOverlapping(other);
    }

    /// <summary>The number of elements that two dense boxes have in common.</summary>
    public long CountCommon(Box other)
    {
        var count = 1L;
        for (var axis = 0; axis < _low.Length; axis++)
        {
            count *= Math.Max(
                0, Math.Min(_high[axis], other._high[axis]) - Math.Max(_low[axis], other._low[axis]));
        }

        return count;
    }

    /// <summary>
    /// Appends what remains of this dense box without <paramref name="hole"/>: at most two boxes per axis.
    /// </summary>
    public void Subtract(Box hole, List<Box> rest)
    {
        if (Intersect(hole) is not { } common)
        {
            rest.Add(this);
            return;
        }

        var low = (long[])_low.Clone();
        var high = (long[])_high.Clone();
        for (var axis = 0; axis < low.Length; axis++)
        {
            if (low[axis] < common._low[axis])
            {
                rest.Add(Replace(low, high, axis, low[axis], common._low[axis]));
            }

            if (common._high[axis] < high[axis])
            {
                rest.Add(Replace(low, high, axis, common._high[axis], high[axis]));
            }

            low[axis] = common._low[axis];
            high[axis] = common._high[axis];
        }
    }

    /// <summary>The dense box that both together fill exactly, or null when they do not.</summary>
    public Box? Merge(Box other)
    {
        var different = -1;
        for (var axis = 0; axis < _low.Length; axis++)
        {
            if (_low[axis] == other._low[axis] && _high[axis] == other._high[axis])
            {
                continue;
            }

            if (different >= 0 || (_high[axis] != other._low[axis] && other._high[axis] != _low[axis]))
            {
                return null;
            }

            different = axis;
        }

        return different < 0
            ? this
            : Replace(
                _low, _high, different, Math.Min(_low[different], other._low[different]),
                Math.Max(_high[different], other._high[different]));
    }

    /// <inheritdoc/>
    public bool Equals(Box? other)
    {
        if (other is null || !Low.SequenceEqual(other._low) || !High.SequenceEqual(other._high))
        {
            return false;
        }

        for (var axis = 0; axis < _low.Length; axis++)
        {
            if (Step(axis) != other.Step(axis))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Box);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (var axis = 0; axis < _low.Length; axis++)
        {
            hash.Add(_low[axis]);
            hash.Add(_high[axis]);
            hash.Add(Step(axis));
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"[{string.Join(", ", Enumerable.Range(0, Rank).Select(a => $"{_low[a]}:{_high[a]}:{Step(a)}"))}]";

    private Box IntersectOverlapping(Box other)
    {
        var low = new long[_low.Length];
        var high = new long[_low.Length];
        for (var axis = 0; axis < low.Length; axis++)
        {
            low[axis] = Math.Max(_low[axis], other._low[axis]);
            high[axis] = Math.Min(_high[axis], other._high[axis]);
        }

        return new Box(low, high);
    }

    private static Box Replace(long[] low, long[] high, int axis, long from, long to)
    {
        low = (long[])low.Clone();
        high = (long[])high.Clone();
        low[axis] = from;
        high[axis] = to;
        return new Box(low, high);
    }

    // Two progressions l1 + s1*i and l2 + s2*j meet iff gcd(s1, s2) divides l2 - l1 and a common element lies in both.
    private bool AxisMeets(Box other, int axis)
    {
        long first = Step(axis), second = other.Step(axis);
        var (gcd, inverse) = ExtendedGcd(first, second);
        var distance = other._low[axis] - _low[axis];
        if (distance % gcd != 0)
        {
            return false;
        }

        // The smallest common element not below either start.
        var period = second / gcd;
        var turns = (long)((Int128)(distance / gcd) * inverse % period);
        turns = turns < 0 ? turns + period : turns;
        var common = _low[axis] + (turns * first);
        var step = first * period;
        if (common < other._low[axis])
        {
            common += (other._low[axis] - common + step - 1) / step * step;
        }

        return common < Math.Min(_high[axis], other._high[axis]);
    }

    private static (long Gcd, long Inverse) ExtendedGcd(long a, long b)
    {
        (long x0, long x1) = (1, 0);
        while (b != 0)
        {
            var quotient = a / b;
            (a, b) = (b, a - (quotient * b));
            (x0, x1) = (x1, x0 - (quotient * x1));
        }

        return (a, x0);
    }
}
