using Cohort.Runtime.Geometry;

namespace Cohort.Typing;

/// <summary>NumPy's memory orders: 'C' row-major, 'F' column-major, 'A' and 'K' as the source lies.</summary>
internal static class Orders
{
    /// <summary>The dense layout of extents in an order.</summary>
    public static Layout Layout(ReadOnlySpan<long> extents, char order)
    {
        if (Check(order) != 'F' || extents.Length < 2)
        {
            return Runtime.Geometry.Layout.Contiguous(extents);
        }

        var strides = new long[extents.Length];
        var step = 1L;
        for (var axis = 0; axis < extents.Length; axis++)
        {
            strides[axis] = step;
            step *= Math.Max(extents[axis], 1);
        }

        return new Layout(0, extents.ToArray(), strides);
    }

    /// <summary>The order in which a copy of a source is laid out: 'C' or 'F'.</summary>
    public static char Resolve(char order, Layout source) => Check(order) switch
    {
        'A' or 'K' => !source.IsContiguous && IsColumnMajor(source) ? 'F' : 'C',
        var known => known,
    };

    /// <summary>Whether the elements are one column-major run.</summary>
    public static bool IsColumnMajor(Layout layout)
    {
        var step = 1L;
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            if (layout.Extents[axis] != 1 && layout.Strides[axis] != step)
            {
                return layout.Count == 0;
            }

            step *= layout.Extents[axis];
        }

        return true;
    }

    /// <summary>Whether an axis repeats one element.</summary>
    public static bool Repeats(Layout layout)
    {
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            if (layout.Strides[axis] == 0 && layout.Extents[axis] > 1)
            {
                return true;
            }
        }

        return false;
    }

    private static char Check(char order) => char.ToUpperInvariant(order) is 'C' or 'F' or 'A' or 'K'
        ? char.ToUpperInvariant(order)
        : throw new ValueError($"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')");
}
