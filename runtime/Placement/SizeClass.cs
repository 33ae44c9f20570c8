using System.Numerics;

namespace Cohort.Runtime.Placement;

/// <summary>Sizes to which blocks are rounded up, so that freed ones fit again: eight per power of two.</summary>
public static class SizeClass
{
    private const long Smallest = 256;

    /// <summary>The size of the class that holds <paramref name="bytes"/>; at most an eighth larger.</summary>
    public static long Of(long bytes)
    {
        if (bytes <= Smallest)
        {
            return Smallest;
        }

        var step = 1L << (BitOperations.Log2((ulong)(bytes - 1)) - 3);
        return checked((bytes + step - 1) / step * step);
    }
}
