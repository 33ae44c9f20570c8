using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Indexing;

/// <summary>
/// What index arrays point to. A place is the row-major position within the indexed axes. The status holds the first
/// index that is out of bounds: its position (-1 while all are good), itself, and its axis.
/// </summary>
internal static class IndexKernels
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = 128;

    /// <summary>How many numbers the status has.</summary>
    public const int StatusCount = 3;

    /// <summary>Adds an axis to the places, and finds the first bad index of each block.</summary>
    public static readonly LibraryKernelKey Places = new(AddPlaces);

    /// <summary>Joins what the blocks have found with what is known of former axes, by one block.</summary>
    public static readonly LibraryKernelKey Judge = new(JudgeBlocks);

    /// <summary>Says for each place that nobody writes to it.</summary>
    public static readonly LibraryKernelKey Free = new(FreeOwners);

    /// <summary>Lets the last position that names a place own it.</summary>
    public static readonly LibraryKernelKey Claim = new(ClaimOwners);

    private static void AddPlaces(
        ArrayView<long> indices, ArrayView<long> places, ArrayView<long> firstBad, ArrayView<long> numbers,
        long count, long shape, long extent, long isFirstAxis)
    {
        var shared = SharedMemory.Allocate<int>(1);
        if (Group.IdxX == 0)
        {
            shared[0] = int.MaxValue;
        }

        Group.Barrier();
        var position = ((long)Grid.IdxX * Threads) + Group.IdxX;
        if (position < count)
        {
            var index = indices[StridedShape.Offset(numbers, shape, position)];
            index = index < 0 ? index + extent : index;
            if (index < 0 || index >= extent)
            {
                Atomic.Min(ref shared[0], Group.IdxX);
                index = 0;
            }

            places[position] = isFirstAxis != 0 ? index : (places[position] * extent) + index;
        }

        Group.Barrier();
        if (Group.IdxX == 0)
        {
            firstBad[Grid.IdxX] = shared[0] == int.MaxValue
                ? long.MaxValue
                : ((long)Grid.IdxX * Threads) + shared[0];
        }
    }

    private static void JudgeBlocks(
        ArrayView<long> firstBad, ArrayView<long> status, ArrayView<long> indices, ArrayView<long> numbers,
        long blocks, long shape, long axis)
    {
        var shared = SharedMemory.Allocate<long>(Threads);
        var first = long.MaxValue;
        for (var block = (long)Group.IdxX; block < blocks; block += Threads)
        {
            var found = firstBad[block];
            first = found < first ? found : first;
        }

        shared[Group.IdxX] = first;
        Group.Barrier();
        for (var distance = Threads / 2; distance > 0; distance /= 2)
        {
            if (Group.IdxX < distance)
            {
                var other = shared[Group.IdxX + distance];
                var mine = shared[Group.IdxX];
                shared[Group.IdxX] = other < mine ? other : mine;
            }

            Group.Barrier();
        }

        if (Group.IdxX == 0 && (axis == 0 || status[0] < 0))
        {
            var position = shared[0];
            var isGood = position == long.MaxValue;
            status[0] = isGood ? -1 : position;
            status[1] = isGood ? 0 : indices[StridedShape.Offset(numbers, shape, position)];
            status[2] = axis;
        }
    }

    private static void FreeOwners(ArrayView<int> owners, long count)
    {
        var place = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (place < count)
        {
            owners[place] = -1;
        }
    }

    private static void ClaimOwners(
        ArrayView<int> owners, ArrayView<long> places, ArrayView<long> status, long count)
    {
        var position = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (position < count && status[0] < 0)
        {
            Atomic.Max(ref owners[places[position]], (int)position);
        }
    }
}
