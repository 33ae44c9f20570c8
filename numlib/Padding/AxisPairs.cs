using System.Collections;
using System.Runtime.CompilerServices;
using Cohort.Creation;
using Cohort.Typing;

namespace Cohort.Padding;

/// <summary>Arguments that NumPy takes for all borders, for the two ends, or for each axis and end.</summary>
internal static class AxisPairs
{
    /// <summary>Widths from one number, two, or two for each axis, as [axis, end].</summary>
    /// <exception cref="ValueError">A width is negative.</exception>
    /// <exception cref="IncorrectShapeException">There are not as many as borders.</exception>
    public static long[,] Widths(NDArray given, int rank)
    {
        var pairs = Spread(given, rank);
        var widths = new long[rank, 2];
        for (var axis = 0; axis < rank; axis++)
        {
            for (var end = 0; end < 2; end++)
            {
                widths[axis, end] = pairs[axis, end].item<long>() is var width and >= 0 ? width
                    : throw new ValueError("index can't contain negative values");
            }
        }

        return widths;
    }

    /// <summary>Widths of axes by their number: one width, or a pair; 0 for the others.</summary>
    public static long[,] Widths(IDictionary<int, object> given, int rank)
    {
        var widths = new long[rank, 2];
        ArgumentNullException.ThrowIfNull(given);
        foreach (var (number, width) in given)
        {
            var axis = Axes.Normalize(number, rank);
            var pair = Widths(ToArray(width).astype(np.int64), 1);
            (widths[axis, 0], widths[axis, 1]) = (pair[0, 0], pair[0, 1]);
        }

        return widths;
    }

    /// <summary>Numbers for each axis and end, as arrays of one element.</summary>
    public static NDArray[,] Values(object given, int rank) => Spread(ToArray(given), rank);

    private static NDArray[,] Spread(NDArray given, int rank)
    {
        var source = given.size == 2 && !(given.ndim == 2 && given.Layout.Extents[0] == 2) ? np.ravel(given)
            : given.size == 1 ? np.ravel(given)
            : given;
        if (!Broadcasting.CanBroadcastTo(source.Layout, [rank, 2]))
        {
            throw new IncorrectShapeException("operands could not be broadcast together with remapped shapes "
                + $"[original->remapped]: {ShapeText.Of(given.Layout.Extents)}  and requested shape ({rank},2)");
        }

        var all = np.broadcast_to(source, new Shape(rank, 2));
        var pairs = new NDArray[rank, 2];
        for (var axis = 0; axis < rank; axis++)
        {
            for (var end = 0; end < 2; end++)
            {
                pairs[axis, end] = all.ViewOf(
                    all.Layout.Slice(0, axis, 1).RemoveAxis(0).Slice(0, end, 1).RemoveAxis(0));
            }
        }

        return pairs;
    }

    private static NDArray ToArray(object given) => given switch
    {
        ITuple tuple => np.stack([.. Enumerable.Range(0, tuple.Length).Select(i => ToArray(tuple[i]!))]),
        object[] items => np.stack(Array.ConvertAll(items, ToArray)),
        IList { Count: > 0 } list and not Array when list[0] is ITuple => ToArray(list.Cast<object>().ToArray()),
        Array { Rank: 1 } array when array.GetType().GetElementType() is { IsPrimitive: false } =>
            ToArray(array.Cast<object>().ToArray()),
        _ => ArrayFactory.FromObject(given),
    };
}
