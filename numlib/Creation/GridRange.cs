using System.Globalization;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Creation;

/// <summary>One range of a grid: a start and either a step and a stop, or a number of points with both ends.</summary>
internal sealed class GridRange
{
    private readonly double _start;
    private readonly double _stop;
    private readonly double _step;
    private readonly long? _points;

    private GridRange(double start, double stop, double step, long? points, bool isWhole)
    {
        (_start, _stop, _step, _points, IsWhole) = (start, stop, step, points, isWhole);
    }

    /// <summary>Whether all numbers are integers, so that the values are.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether a text is a range.</summary>
    public static bool Is(object term) => term is Slice { IsIndex: false, IsNewAxis: false, IsEllipsis: false } or Range
        || (term is string text && text.Contains(':', StringComparison.Ordinal));

    /// <summary>The ranges of terms; a text may name several, separated by commas.</summary>
    /// <exception cref="ValueError">A term is no range, or has no end.</exception>
    public static GridRange[] ParseAll(object[] terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var ranges = terms.SelectMany(term => term is string text
            ? text.Split(',').Select(part => Parse(part))
            : [Parse(term)]).ToArray();
        return ranges.Length > 0 ? ranges : throw new ValueError("a grid needs at least one range");
    }

    /// <summary>The range of a term.</summary>
    /// <exception cref="ValueError">The term is no range, or has no end.</exception>
    public static GridRange Parse(object term) => term switch
    {
        string text => OfText(text),
        Slice slice => OfSlice(slice),
        Range range => OfSlice(range),
        _ => throw new ValueError($"'{term}' is no range: write it as \"start:stop:step\" or as a slice"),
    };

    /// <summary>All coordinates of all points of a grid, along a first axis; of one range the range itself.</summary>
    public static NDArray Dense(GridRange[] ranges)
    {
        if (ranges.Length == 1)
        {
            return ranges[0].Values(TypeOf(ranges));
        }

        var open = Open(ranges);
        var extents = Array.ConvertAll(ranges, range => range.Count);
        return np.stack(Array.ConvertAll(open, part => np.broadcast_to(part, new Shape(extents))), 0);
    }

    /// <summary>The coordinates along each axis, with as many axes as there are ranges.</summary>
    public static NDArray[] Open(GridRange[] ranges)
    {
        var type = TypeOf(ranges);
        var open = new NDArray[ranges.Length];
        for (var axis = 0; axis < open.Length; axis++)
        {
            var extents = new long[ranges.Length];
            extents.AsSpan().Fill(1);
            extents[axis] = ranges[axis].Count;
            open[axis] = ranges[axis].Values(type).reshape(new Shape(extents));
        }

        return open;
    }

    /// <summary>The values as an array of a type.</summary>
    public NDArray Values(ElementType type) => _points is { } points
        ? np.linspace(_start, _stop, points, true, type.Code())
        : (np.arange(0L, Count) * _step + _start).astype(type.Code());

    private long Count => _points ?? Math.Max(0, (long)Math.Ceiling((_stop - _start) / _step));

    private static ElementType TypeOf(GridRange[] ranges) =>
        Array.TrueForAll(ranges, range => range.IsWhole) ? ElementType.Int64 : ElementType.Double;

    private static GridRange OfSlice(Slice slice) => new(
        slice.Start ?? 0, slice.Stop ?? throw NoEnd(slice.ToString()), slice.Step, null, isWhole: true);

    private static GridRange OfText(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3)
        {
            throw new ValueError($"'{text}' is no range: write it as \"start:stop:step\"");
        }

        var hasPoints = parts.Length == 3 && parts[2].Trim().EndsWith('j');
        var (start, startIsWhole) = Number(parts[0], 0, text);
        var (stop, stopIsWhole) = Number(parts[1], null, text);
        var (step, stepIsWhole) = Number(parts.Length == 3 ? parts[2].Trim().TrimEnd('j') : "", 1, text);
        if (step == 0 && !hasPoints)
        {
            throw new ValueError($"the step of the range '{text}' is zero");
        }

        return new GridRange(
            start, stop, step, hasPoints ? (long)Math.Abs(step) : null,
            !hasPoints && startIsWhole && stopIsWhole && stepIsWhole);
    }

    private static (double Value, bool IsWhole) Number(string part, double? otherwise, string text)
    {
        var trimmed = part.Trim();
        if (trimmed.Length == 0)
        {
            return (otherwise ?? throw NoEnd(text), true);
        }

        return double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (value, long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            : throw new ValueError($"'{trimmed}' in the range '{text}' is no number");
    }

    private static ValueError NoEnd(string text) => new($"the range '{text}' of a grid has no end");
}
