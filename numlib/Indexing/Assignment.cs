using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Indexing;

/// <summary>The rules by which assigned values take the shape of their target.</summary>
internal static class Assignment
{
    /// <summary>A layout of values without the leading axes of extent 1 that the target lacks.</summary>
    /// <exception cref="ValueError">The values do not broadcast to the target.</exception>
    public static Layout Fitted(Layout values, ReadOnlySpan<long> extents, bool shapeMismatch = false) =>
        TryFit(values, extents) ?? throw new ValueError(shapeMismatch
            ? $"shape mismatch: value array of shape {ShapeText.Of(values.Extents)} could not be broadcast to indexing "
                + $"result of shape {ShapeText.Of(extents)}"
            : Refusal(values, extents));

    /// <summary>As <see cref="Fitted"/>; null when the values do not broadcast to the target.</summary>
    public static Layout? TryFit(Layout values, ReadOnlySpan<long> extents)
    {
        var layout = values;
        while (layout.Rank > extents.Length && layout.Extents[0] == 1)
        {
            layout = layout.RemoveAxis(0);
        }

        return Broadcasting.CanBroadcastTo(layout, extents) ? layout : null;
    }

    /// <summary>NumPy's words for values that do not broadcast to their target.</summary>
    public static string Refusal(Layout values, ReadOnlySpan<long> extents) =>
        $"could not broadcast input array from shape {ShapeText.Of(values.Extents)} into shape {ShapeText.Of(extents)}";
}
