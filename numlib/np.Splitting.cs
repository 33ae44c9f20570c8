using Cohort.Creation;
using Cohort.Typing;

namespace Cohort;

/// <content>Splitting arrays into views.</content>
public static partial class np
{
    /// <summary>Equal parts along an axis; views.</summary>
    /// <exception cref="ValueError">The axis does not divide equally.</exception>
    public static NDArray[] split(NDArray ary, int indices_or_sections, int axis = 0)
    {
        var extent = Given(ary).Layout.Extents[Axes.Normalize(axis, ary.ndim)];
        return indices_or_sections > 0 && extent % indices_or_sections == 0
            ? array_split(ary, indices_or_sections, axis)
            : throw new ValueError("array split does not result in an equal division");
    }

    /// <summary>The parts between indices along an axis; views.</summary>
    public static NDArray[] split(NDArray ary, int[] indices, int axis = 0) => array_split(ary, indices, axis);

    /// <summary>The parts between indices along an axis; views.</summary>
    public static NDArray[] split(NDArray ary, long[] indices, int axis = 0) => array_split(ary, indices, axis);

    /// <summary>Parts along an axis whose extents differ by at most one; views.</summary>
    /// <exception cref="ValueError">The number of parts is not positive.</exception>
    public static NDArray[] array_split(NDArray ary, int indices_or_sections, int axis = 0)
    {
        if (indices_or_sections <= 0)
        {
            throw new ValueError("number sections must be larger than 0.");
        }

        var extent = ary.Layout.Extents[Axes.Normalize(axis, ary.ndim)];
        var (each, extra) = Math.DivRem(extent, indices_or_sections);
        var ends = HostContent.Buffer<long>(indices_or_sections - 1, "np.array_split");
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = ((i + 1) * each) + Math.Min(i + 1, extra);
        }

        return array_split(ary, ends, axis);
    }

    /// <summary>The parts between indices along an axis; views.</summary>
    public static NDArray[] array_split(NDArray ary, int[] indices, int axis = 0) =>
        array_split(ary, Shape.ComputeLongShape(indices), axis);

    /// <summary>The parts between indices along an axis; views.</summary>
    public static NDArray[] array_split(NDArray ary, long[] indices, int axis = 0)
    {
        var along = Axes.Normalize(axis, Given(ary).ndim);
        var parts = new NDArray[Given(indices).Length + 1];
        for (var i = 0; i < parts.Length; i++)
        {
            var slice = new Slice(i == 0 ? 0 : indices[i - 1], i == indices.Length ? null : indices[i]);
            var range = slice.ToSliceDef(ary.Layout.Extents[along]);
            parts[i] = ary.ViewOf(ary.Layout.Slice(along, range.Start, range.Count));
        }

        return parts;
    }

    /// <summary>Equal parts along the second axis, or of a vector; views.</summary>
    public static NDArray[] hsplit(NDArray ary, int indices_or_sections) =>
        split(Of(ary, 1, "hsplit only works on arrays of 1 or more dimensions"), indices_or_sections, ary.ndim > 1 ? 1
            : 0);

    /// <summary>The parts between indices along the second axis, or of a vector; views.</summary>
    public static NDArray[] hsplit(NDArray ary, int[] indices) =>
        split(Of(ary, 1, "hsplit only works on arrays of 1 or more dimensions"), indices, ary.ndim > 1 ? 1 : 0);

    /// <summary>Equal parts along the first axis; views.</summary>
    public static NDArray[] vsplit(NDArray ary, int indices_or_sections) =>
        split(Of(ary, 2, "vsplit only works on arrays of 2 or more dimensions"), indices_or_sections);

    /// <summary>The parts between indices along the first axis; views.</summary>
    public static NDArray[] vsplit(NDArray ary, int[] indices) =>
        split(Of(ary, 2, "vsplit only works on arrays of 2 or more dimensions"), indices);

    /// <summary>Equal parts along the third axis; views.</summary>
    public static NDArray[] dsplit(NDArray ary, int indices_or_sections) =>
        split(Of(ary, 3, "dsplit only works on arrays of 3 or more dimensions"), indices_or_sections, 2);

    /// <summary>The parts between indices along the third axis; views.</summary>
    public static NDArray[] dsplit(NDArray ary, int[] indices) =>
        split(Of(ary, 3, "dsplit only works on arrays of 3 or more dimensions"), indices, 2);

    /// <summary>The sub-arrays along an axis; views.</summary>
    public static NDArray[] unstack(NDArray x, int axis = 0)
    {
        var along = Axes.Normalize(axis, Given(x).ndim);
        var parts = new NDArray[x.Layout.Extents[along]];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = x.ViewOf(x.Layout.Pick(along, i));
        }

        return parts;
    }

    private static NDArray Of(NDArray array, int rank, string refusal) =>
        Given(array).ndim >= rank ? array : throw new ValueError(refusal);
}
