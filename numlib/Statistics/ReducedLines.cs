using Cohort.Reductions;
using Cohort.Typing;

namespace Cohort.Statistics;

/// <summary>
/// An array seen as lines: what folds into one element lies side by side along the last axis, before it the axes that
/// stay.
/// </summary>
internal sealed class ReducedLines
{
    private readonly long[] _kept;
    private readonly long[] _keptAsOnes;

    public ReducedLines(NDArray array, int[]? axes)
    {
        var reduced = Axes.Reduced(axes, np.Given(array).ndim);
        int[] kept = [.. Axes.All(array.ndim).Except(reduced)];
        _kept = Array.ConvertAll(kept, axis => array.Layout.Extents[axis]);
        _keptAsOnes = Reduction.Kept(array.Layout, reduced).Extents.ToArray();
        Length = 1;
        foreach (var axis in reduced)
        {
            Length *= array.Layout.Extents[axis];
        }

        int[] order = [.. kept, .. reduced];
        var moved = order.AsSpan().SequenceEqual(Axes.All(array.ndim)) ? array : np.transpose(array, order);
        Elements = np.Reshaped(moved, [.. _kept, Length]);
    }

    /// <summary>The lines.</summary>
    public NDArray Elements { get; }

    /// <summary>How many elements a line has.</summary>
    public long Length { get; }

    /// <summary>The extents of what has one element for each line.</summary>
    public long[] Extents(bool keepdims) => keepdims ? _keptAsOnes : _kept;

    /// <summary>The element at a place of every line, as a view.</summary>
    public static NDArray At(NDArray lines, long place) =>
        lines.ViewOf(lines.Layout.Slice(lines.ndim - 1, place, 1).RemoveAxis(lines.ndim - 1));
}
