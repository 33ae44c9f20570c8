using Cohort.Runtime.Geometry;

namespace Cohort.Typing;

/// <summary>The extents that a reshape asks for.</summary>
internal static class Reshaping
{
    /// <summary>The extents with one -1 replaced by what is left of the elements.</summary>
    /// <exception cref="IncorrectShapeException">The number of elements differs.</exception>
    /// <exception cref="ValueError">More than one extent is -1.</exception>
    public static long[] Resolve(Layout source, ReadOnlySpan<long> extents)
    {
        var result = extents.ToArray();
        var unknown = -1;
        var known = (Int128)1;
        for (var axis = 0; axis < result.Length; axis++)
        {
            if (result[axis] >= 0)
            {
                known = known > long.MaxValue ? throw Mismatch(source, extents) : known * result[axis];
            }
            else if (unknown < 0)
            {
                unknown = axis;
            }
            else
            {
                throw new ValueError("can only specify one unknown dimension");
            }
        }

        if (unknown >= 0)
        {
            if (known == 0 || source.Count % known != 0)
            {
                throw Mismatch(source, extents);
            }

            result[unknown] = (long)(source.Count / known);
            return result;
        }

        return known == source.Count ? result : throw Mismatch(source, extents);
    }

    private static IncorrectShapeException Mismatch(Layout source, ReadOnlySpan<long> extents) =>
        new($"cannot reshape array of size {source.Count} into shape {ShapeText.Of(extents)}");
}
