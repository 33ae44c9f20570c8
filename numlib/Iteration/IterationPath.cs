using Cohort.Runtime.Geometry;

namespace Cohort.Iteration;

/// <summary>The way of an iteration through operands of one shape: which elements come at each step.</summary>
internal sealed class IterationPath
{
    private readonly NDArray[] _operands;
    private readonly Layout[] _layouts;
    private readonly IterationOrder _order;
    private readonly long _longestRun;
    private readonly int _runAxes;

    /// <summary>Passes through operands.</summary>
    /// <param name="operands">Operands of one shape.</param>
    /// <param name="extents">The shape.</param>
    /// <param name="order">The order of the axes.</param>
    /// <param name="longestRun">How many elements a run has at most.</param>
    public IterationPath(NDArray[] operands, long[] extents, IterationOrder order, long longestRun)
    {
        (_operands, Original, _order, _longestRun) = (operands, extents, order, longestRun);
        _layouts = Array.ConvertAll(operands, operand => order.Arranged(operand.Layout));
        Count = Layout.Product(extents);
        _runAxes = LongestRun();
    }

    /// <summary>How far the elements of an operand lie from where the path itself has them; null for nowhere.</summary>
    public Func<int, long>? Shift { get; init; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The extents of the operands.</summary>
    public long[] Original { get; }

    /// <summary>The operands in the order of the iteration.</summary>
    public NDArray[] Views() => [.. _operands.Select((operand, i) => operand.ViewOf(_layouts[i]))];

    /// <summary>The element of each operand at a step.</summary>
    public NDArray[] Element(long step) =>
        [.. _operands.Select((operand, i) => operand.ViewOf(new Layout(Position(i, step), [], [])))];

    /// <summary>How far an operand's element at a step lies from its first one in memory order.</summary>
    public long Distance(int operand, long step) => Position(operand, step) - _operands[operand].Layout.Offset;

    /// <summary>How many elements the run at a step has: to its end, that of the range, or of the buffer.</summary>
    public long RunLength(long step, long end)
    {
        var run = RunExtent();
        return Math.Min(Math.Min(end, ((step / run) + 1) * run) - step, Math.Max(_longestRun, 1));
    }

    /// <summary>The run of each operand that begins at a step.</summary>
    public NDArray[] Run(long step, long end)
    {
        var length = RunLength(step, end);
        return [.. _operands.Select((operand, i) => operand.ViewOf(
            new Layout(Position(i, step), [length], [Stride(_layouts[i])])))];
    }

    /// <summary>The coordinates of the element at a step, along the axes of the operands.</summary>
    public long[] Coordinates(long step)
    {
        var rank = Original.Length;
        var arranged = new long[rank];
        Odometer.Seek(arranged, ArrangedExtents(), step);
        var coordinates = new long[rank];
        for (var place = 0; place < rank; place++)
        {
            var axis = _order.Axes[place];
            coordinates[axis] = _order.IsFlipped[place] ? Original[axis] - 1 - arranged[place] : arranged[place];
        }

        return coordinates;
    }

    /// <summary>The number of the element at a step in row-major or in column-major order.</summary>
    public long FlatIndex(long step, bool isColumnMajor)
    {
        var coordinates = Coordinates(step);
        var index = 0L;
        for (var i = 0; i < coordinates.Length; i++)
        {
            var axis = isColumnMajor ? coordinates.Length - 1 - i : i;
            index = (index * Original[axis]) + coordinates[axis];
        }

        return index;
    }

    /// <summary>The extents in the order of the iteration, the axes of a run as one.</summary>
    public long[] Joined()
    {
        var extents = ArrangedExtents();
        return _runAxes <= 1 ? extents : [.. extents[..^_runAxes], RunExtent()];
    }

    /// <summary>The path that stays at the start of an axis.</summary>
    public IterationPath Without(int axis)
    {
        var operands = Array.ConvertAll(_operands, operand => operand.ViewOf(operand.Layout.Pick(axis, 0)));
        long[] extents = [.. Original[..axis], .. Original[(axis + 1)..]];
        var order = IterationOrder.Of('C', [], extents.Length);
        return new IterationPath(operands, extents, order, _longestRun) { Shift = Shift };
    }

    private long Position(int operand, long step) =>
        _layouts[operand].PositionOf(step) + (Shift?.Invoke(operand) ?? 0);

    private long[] ArrangedExtents() => Array.ConvertAll(_order.Axes, axis => Original[axis]);

    private long RunExtent()
    {
        var run = 1L;
        foreach (var extent in ArrangedExtents().AsSpan()[^_runAxes..])
        {
            run *= Math.Max(extent, 1);
        }

        return run;
    }

    // How many of the fastest axes one stride passes through, in all operands.
    private int LongestRun()
    {
        var extents = ArrangedExtents();
        var axes = Math.Min(1, extents.Length);
        while (axes < extents.Length && Array.TrueForAll(_layouts, layout => Joins(layout, axes)))
        {
            axes++;
        }

        return axes;
    }

    private static bool Joins(Layout layout, int axes)
    {
        var run = 1L;
        for (var axis = layout.Rank - axes; axis < layout.Rank; axis++)
        {
            run *= layout.Extents[axis];
        }

        var next = layout.Rank - axes - 1;
        return layout.Extents[next] == 1 || run == 1 || layout.Strides[next] == Stride(layout) * run;
    }

    private static long Stride(Layout layout)
    {
        for (var axis = layout.Rank - 1; axis >= 0; axis--)
        {
            if (layout.Extents[axis] != 1)
            {
                return layout.Strides[axis];
            }
        }

        return 0;
    }
}
