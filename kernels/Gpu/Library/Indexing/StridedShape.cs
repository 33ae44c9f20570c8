using Cohort.Runtime.Geometry;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Indexing;

/// <summary>
/// A layout as numbers that kernels read: the rank after axes have been merged, the extents, the strides in elements.
/// </summary>
internal static class StridedShape
{
    /// <summary>Appends a layout; where it begins.</summary>
    public static long Append(List<long> numbers, Layout layout)
    {
        var begin = numbers.Count;
        var (extents, strides) = Merged(layout);
        numbers.Add(extents.Count);
        numbers.AddRange(extents);
        numbers.AddRange(strides);
        return begin;
    }

    /// <summary>In kernels: how far an element lies from the first, given its row-major position.</summary>
    public static long Offset(ArrayView<long> numbers, long shape, long position)
    {
        var rank = numbers[shape];
        var extents = shape + 1;
        var strides = extents + rank;
        var offset = 0L;
        for (var axis = rank - 1; axis > 0; axis--)
        {
            var extent = numbers[extents + axis];
            var next = position / extent;
            offset += (position - (next * extent)) * numbers[strides + axis];
            position = next;
        }

        return rank == 0 ? 0 : offset + (position * numbers[strides]);
    }

    /// <summary>Extents and strides after neighbouring axes have been merged where that changes nothing.</summary>
    public static (List<long> Extents, List<long> Strides) Merged(Layout layout)
    {
        var (extents, strides) = (new List<long>(), new List<long>());
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            var (extent, stride) = (layout.Extents[axis], layout.Strides[axis]);
            if (extent == 1)
            {
                continue;
            }

            if (extents.Count > 0 && strides[^1] == extent * stride)
            {
                extents[^1] *= extent;
                strides[^1] = stride;
            }
            else
            {
                extents.Add(extent);
                strides.Add(stride);
            }
        }

        return (extents, strides);
    }
}
