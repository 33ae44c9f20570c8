using Cohort.Indexing;

namespace Cohort;

/// <summary>
/// One term of an index: a range of an axis as in Python (start, stop, step), one index, an ellipsis, or a new axis.
/// </summary>
public class Slice : IIndex
{
    /// <summary>A whole axis: ":".</summary>
    public static readonly Slice All = new(null, (long?)null);

    /// <summary>As many whole axes as are missing: "...".</summary>
    public static readonly Slice Ellipsis = new(null, (long?)null) { IsEllipsis = true };

    /// <summary>A new axis of extent 1.</summary>
    public static readonly Slice NewAxis = new(null, (long?)null) { IsNewAxis = true };

    /// <summary>Nothing of an axis: "0:0".</summary>
    public static readonly Slice None = new(0, 0L);

    /// <summary>Whether this stands for all axes that the index leaves out.</summary>
    public bool IsEllipsis;

    /// <summary>Whether this picks one index and drops the axis.</summary>
    public bool IsIndex;

    /// <summary>Whether this inserts an axis.</summary>
    public bool IsNewAxis;

    /// <summary>The first index, or null for the end at which the step starts.</summary>
    public long? Start;

    /// <summary>The distance between indices; negative runs backwards.</summary>
    public long Step;

    /// <summary>The index before which the range ends, or null for the whole rest.</summary>
    public long? Stop;

    /// <summary>Creates a range of an axis.</summary>
    /// <exception cref="ValueError">The step is zero.</exception>
    public Slice(long? start = null, long? stop = null, long step = 1)
    {
        if (step == 0)
        {
            throw new ValueError("slice step cannot be zero");
        }

        (Start, Stop, Step) = (start, stop, step);
    }

    /// <summary>Creates a range of an axis.</summary>
    /// <exception cref="ValueError">The step is zero.</exception>
    public Slice(int? start, int? stop, int step = 1)
        : this(start, (long?)stop, step)
    {
    }

    /// <summary>Parses one term: "1:5:2", ":", "-1", "...", "np.newaxis".</summary>
    /// <exception cref="ArgumentException">The text is no slice.</exception>
    public Slice(string slice_notation)
    {
        var parsed = SliceParser.ParseTerm(slice_notation);
        (Start, Stop, Step) = (parsed.Start, parsed.Stop, parsed.Step);
        (IsEllipsis, IsIndex, IsNewAxis) = (parsed.IsEllipsis, parsed.IsIndex, parsed.IsNewAxis);
    }

    /// <summary>
    /// The distance from start to stop, whatever the step; 1 for an index, 0 for what picks none, null where start or
    /// stop is left open. <see cref="GetSize"/> counts what is picked.
    /// </summary>
    public long? Length => IsIndex ? 1 : IsEllipsis || IsNewAxis ? 0 : Stop - Start;

    /// <summary>The same terms.</summary>
    public static bool operator ==(Slice? a, Slice? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Different terms.</summary>
    public static bool operator !=(Slice? a, Slice? b) => !(a == b);

    /// <summary>Picks one index.</summary>
    public static implicit operator Slice(int index) => Index(index);

    /// <summary>Picks one index.</summary>
    public static implicit operator Slice(long index) => Index(index);

    /// <summary>Parses one term.</summary>
    public static implicit operator Slice(string slice) => new(slice);

    /// <summary>A C# range of an axis: <c>1..^1</c>.</summary>
    public static implicit operator Slice(Range range) =>
        new(FromIndex(range.Start), range.End.Equals(System.Index.End) ? null : FromIndex(range.End));

    /// <summary>A C# index from the start or, as <c>^1</c>, from the end.</summary>
    public static implicit operator Slice(Index index) => Index(FromIndex(index));

    /// <summary>The next index, or the range moved one further.</summary>
    public static Slice operator ++(Slice a) => Moved(a, 1);

    /// <summary>The index before, or the range moved one back.</summary>
    public static Slice operator --(Slice a) => Moved(a, -1);

    private static Slice Moved(Slice a, long by)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Moved(by);
    }

    /// <summary>Picks one index.</summary>
    public static Slice Index(int index) => Index((long)index);

    /// <summary>Picks one index.</summary>
    public static Slice Index(long index) => new(index, (long?)null) { IsIndex = true };

    /// <summary>Parses an index expression: terms separated by commas.</summary>
    /// <exception cref="ArgumentException">The text is no index expression.</exception>
    public static Slice[] ParseSlices(string multi_slice_notation) => SliceParser.Parse(multi_slice_notation);

    /// <summary>Writes terms as an index expression.</summary>
    public static string FormatSlices(params Slice[] slices) => string.Join(",", (object[])slices);

    /// <summary>
    /// The number of indices between start and stop, both given and not negative; 1 for an index, 0 for what picks
    /// none.
    /// </summary>
    /// <exception cref="InvalidOperationException">The number depends on the axis.</exception>
    public long GetSize()
    {
        if (IsIndex || IsEllipsis || IsNewAxis)
        {
            return IsIndex ? 1 : 0;
        }

        if (Start is not { } start || Stop is not { } stop)
        {
            throw new InvalidOperationException("The size of an open slice depends on the axis.");
        }

        return Math.Max(0, Step > 0 ? (stop - start + Step - 1) / Step : (start - stop - Step - 1) / -Step);
    }

    /// <summary>The indices that this selects on an axis of <paramref name="dim"/> elements.</summary>
    public SliceDef ToSliceDef(int dim) => ToSliceDef((long)dim);

    /// <summary>The indices that this selects on an axis of <paramref name="dim"/> elements.</summary>
    /// <exception cref="IndexError">A single index is out of bounds.</exception>
    public SliceDef ToSliceDef(long dim)
    {
        if (IsIndex)
        {
            var index = Start!.Value;
            return index >= -dim && index < dim
                ? new SliceDef(index < 0 ? index + dim : index)
                : throw new IndexError($"index {index} is out of bounds for axis 0 with size {dim}");
        }

        long low = Step > 0 ? 0 : -1, high = Step > 0 ? dim : dim - 1;
        var start = Start is { } s ? Clamp(s, dim, low, high) : Step > 0 ? low : high;
        var stop = Stop is { } e ? Clamp(e, dim, low, high) : Step > 0 ? high : low;
        var distance = Step > 0 ? stop - start : start - stop;
        var count = distance <= 0 ? 0 : ((distance - 1) / Math.Abs(Step)) + 1;
        return new SliceDef(start, Step, count);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Slice other && Start == other.Start && Stop == other.Stop
        && Step == other.Step && IsEllipsis == other.IsEllipsis && IsIndex == other.IsIndex
        && IsNewAxis == other.IsNewAxis;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, Stop, Step, IsEllipsis, IsIndex, IsNewAxis);

    /// <inheritdoc/>
    public override string ToString() => IsIndex ? $"{Start}"
        : IsNewAxis ? "np.newaxis"
        : IsEllipsis ? "..."
        : $"{Start}:{Stop}{(Step == 1 ? string.Empty : $":{Step}")}";

    private static long Clamp(long value, long dim, long low, long high) =>
        Math.Clamp(value < 0 ? value + dim : value, low, high);

    private static long FromIndex(Index index) => index.IsFromEnd ? -(long)index.Value : index.Value;

    private Slice Moved(long by) => new(Start + by, Stop + by, Step)
    {
        IsEllipsis = IsEllipsis,
        IsIndex = IsIndex,
        IsNewAxis = IsNewAxis,
    };
}
