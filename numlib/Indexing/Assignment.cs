using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Indexing;

/// <summary>The rules by which assigned values take the shape of their target.</summary>
internal static class Assignment
{
    /// <summary>A layout of values without the leading axes of extent 1 that the target lacks.</summary>
    /// <exception cref="IncorrectShapeException">The values do not broadcast to the target.</exception>
    public static Layout Fitted(Layout values, ReadOnlySpan<long> extents, bool shapeMismatch = false)
    {
        var layout = values;
        while (layout.Rank > extents.Length && layout.Extents[0] == 1)
        {
            layout = layout.RemoveAxis(0);
        }

        if (Broadcasting.CanBroadcastTo(layout, extents))
        {
            return layout;
        }

        throw new IncorrectShapeException(shapeMismatch
            ? $"shape mismatch: value array of shape {ShapeText.Of(values.Extents)} could not be broadcast to indexing "
                + $"result of shape {ShapeText.Of(extents)}"
            : $"could not broadcast input array from shape {ShapeText.Of(values.Extents)} into shape "
                + $"{ShapeText.Of(extents)}");
    }
}
