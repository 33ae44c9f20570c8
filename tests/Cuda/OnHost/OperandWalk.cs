using Cohort.Tests.Cuda.Emulation;

namespace Cohort.Tests.Cuda.OnHost;

/// <summary>Notes the accesses of a launch element by element, as its threads would make them.</summary>
internal static unsafe class OperandWalk
{
    /// <summary>Accesses an operand at every index; where its first element lies.</summary>
    /// <param name="memory">The device's memory.</param>
    /// <param name="address">The address of the element at the first index.</param>
    /// <param name="size">The size of an element.</param>
    /// <param name="extents">The extent of each loop.</param>
    /// <param name="strides">The operand's byte stride along each loop.</param>
    /// <param name="isWrite">Whether it is written.</param>
    /// <param name="isTouched">Whether an index is among those that are computed; null for all.</param>
    public static byte* Touch(
        DeviceAccess memory, long address, int size, long[] extents, ReadOnlySpan<long> strides, bool isWrite,
        Func<long[], bool>? isTouched = null)
    {
        var index = new long[extents.Length];
        byte* first = null;
        for (var remaining = extents.Aggregate(1L, (product, extent) => product * extent); remaining > 0; remaining--)
        {
            if (isTouched is null || isTouched(index))
            {
                var offset = 0L;
                for (var loop = 0; loop < index.Length; loop++)
                {
                    offset += index[loop] * strides[loop];
                }

                first = memory.Reach(address + offset, size, isWrite) - offset;
            }

            Advance(index, extents);
        }

        return first;
    }

    private static void Advance(long[] index, long[] extents)
    {
        for (var loop = extents.Length - 1; loop >= 0 && ++index[loop] == extents[loop]; loop--)
        {
            index[loop] = 0;
        }
    }
}
