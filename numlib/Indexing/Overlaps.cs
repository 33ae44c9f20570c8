using System.Collections;

namespace Cohort.Indexing;

/// <summary>Which elements of two arrays are the same memory.</summary>
internal static class Overlaps
{
    private const long WindowBytes = 1 << 28;

    /// <summary>Whether the ranges of memory that two arrays reach over meet.</summary>
    public static bool MayBeShared(NDArray a, NDArray b)
    {
        var (low, high) = Common(a, b);
        return low <= high;
    }

    /// <summary>Whether any byte belongs to both.</summary>
    public static bool AreShared(NDArray a, NDArray b)
    {
        var (low, high) = Common(a, b);
        if (low > high || (a.Layout.IsContiguous && b.Layout.IsContiguous))
        {
            return low <= high;
        }

        for (var begin = low; begin <= high; begin += WindowBytes)
        {
            var window = new BitArray((int)Math.Min(WindowBytes, high - begin + 1));
            if (Visit(a, begin, window, isMarking: true) || Visit(b, begin, window, isMarking: false))
            {
                return true;
            }
        }

        return false;
    }

    // The bytes from the first to the last that both reach over; none when they are of different arrays.
    private static (long Low, long High) Common(NDArray a, NDArray b)
    {
        if (a.IsScalarOfProgram || b.IsScalarOfProgram || !ReferenceEquals(a.Region, b.Region) || a.size == 0
            || b.size == 0)
        {
            return (0, -1);
        }

        var ((lowA, highA), (lowB, highB)) = (Bytes(a), Bytes(b));
        return (Math.Max(lowA, lowB), Math.Min(highA, highB));
    }

    // Marks an array's bytes in a window, or tells whether one of them is marked.
    private static bool Visit(NDArray array, long begin, BitArray window, bool isMarking)
    {
        var size = array.itemsize;
        for (var i = 0L; i < array.size; i++)
        {
            var start = (array.Layout.PositionOf(i) * size) - begin;
            for (var at = Math.Max(start, 0); at < Math.Min(start + size, window.Length); at++)
            {
                if (!isMarking && window[(int)at])
                {
                    return true;
                }

                window[(int)at] |= isMarking;
            }
        }

        return false;
    }

    private static (long Low, long High) Bytes(NDArray array)
    {
        var (low, high) = array.Layout.Hull();
        return (low * array.itemsize, ((high + 1) * array.itemsize) - 1);
    }
}
