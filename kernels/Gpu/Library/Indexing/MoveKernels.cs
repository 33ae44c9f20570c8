using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Indexing;

/// <summary>Moves the elements that index arrays point to, a thread for each.</summary>
internal static class MoveKernels<T>
    where T : unmanaged
{
    /// <summary>From an array to dense memory.</summary>
    public static readonly LibraryKernelKey Gather = new(GatherElements);

    /// <summary>From values to an array.</summary>
    public static readonly LibraryKernelKey Scatter = new(ScatterElements);

    private static void GatherElements(
        ArrayView<T> array, ArrayView<T> dense, ArrayView<long> places, ArrayView<long> status,
        ArrayView<long> numbers, long count, long blockSize, long placeShape, long blockShape)
    {
        var element = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (element < count && status[0] < 0)
        {
            var position = element / blockSize;
            var inBlock = element - (position * blockSize);
            dense[element] = array[StridedShape.Offset(numbers, placeShape, places[position])
                + StridedShape.Offset(numbers, blockShape, inBlock)];
        }
    }

    private static void ScatterElements(
        ArrayView<T> values, ArrayView<T> array, ArrayView<long> places, ArrayView<int> owners,
        ArrayView<long> status, ArrayView<long> numbers, long count, long blockSize, long placeShape, long blockShape,
        long valueShape)
    {
        var element = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (element < count && status[0] < 0)
        {
            var position = element / blockSize;
            var inBlock = element - (position * blockSize);
            var place = places[position];
            if (owners[place] == position)
            {
                array[StridedShape.Offset(numbers, placeShape, place)
                    + StridedShape.Offset(numbers, blockShape, inBlock)] =
                    values[StridedShape.Offset(numbers, valueShape, element)];
            }
        }
    }
}
