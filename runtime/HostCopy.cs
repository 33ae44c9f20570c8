using Cohort.Runtime.Geometry;

namespace Cohort.Runtime;

/// <summary>Copies strided elements of host memory into row-major order.</summary>
internal static unsafe class HostCopy
{
    /// <summary>Packs the elements that a layout selects.</summary>
    public static void Pack(byte* memory, Layout layout, int size, byte* destination)
    {
        memory += layout.Offset * size;
        if (layout.IsContiguous)
        {
            Buffer.MemoryCopy(memory, destination, layout.Count * size, layout.Count * size);
            return;
        }

        PackAxis(memory, layout, 0, size, ref destination);
    }

    private static void PackAxis(byte* source, Layout layout, int axis, int size, ref byte* destination)
    {
        var step = layout.Strides[axis] * size;
        var isInnermost = axis == layout.Rank - 1;
        for (var i = 0L; i < layout.Extents[axis]; i++, source += step)
        {
            if (!isInnermost)
            {
                PackAxis(source, layout, axis + 1, size, ref destination);
            }
            else
            {
                new ReadOnlySpan<byte>(source, size).CopyTo(new Span<byte>(destination, size));
                destination += size;
            }
        }
    }
}
