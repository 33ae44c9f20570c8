using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// Puts zeros of both signs, which are equal, back into the order that they had before a sort by bits, so that sorting
/// values is stable in what can be seen: <c>sort([0.0, -0.0])</c> prints as it does in NumPy.
/// </summary>
internal static class SignedZeros<T, TOrder>
    where T : unmanaged
    where TOrder : IOrder<T>
{
    /// <summary>The zeros in their order, or null when there are none or all have one sign.</summary>
    public static T[]? Collect(ReadOnlySpan<T> values)
    {
        if (!Contains(values, RadixKey<T>.NegativeZero) || !Contains(values, 0))
        {
            return null;
        }

        var zeros = new List<T>();
        foreach (var value in values)
        {
            if (RadixKey<T>.Raw(value) is 0 || RadixKey<T>.Raw(value) == RadixKey<T>.NegativeZero)
            {
                zeros.Add(value);
            }
        }

        return [.. zeros];
    }

    /// <summary>Writes the zeros to where the sorted numbers have theirs.</summary>
    public static void Restore(Span<T> sorted, T[] zeros)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = TOrder.Less(sorted[middle], zeros[0]) ? (middle + 1, high) : (low, middle);
        }

        zeros.CopyTo(sorted[low..]);
    }

    private static bool Contains(ReadOnlySpan<T> values, ulong raw) => Unsafe.SizeOf<T>() switch
    {
        2 => MemoryMarshal.Cast<T, ushort>(values).Contains((ushort)raw),
        4 => MemoryMarshal.Cast<T, uint>(values).Contains((uint)raw),
        _ => MemoryMarshal.Cast<T, ulong>(values).Contains(raw),
    };
}
