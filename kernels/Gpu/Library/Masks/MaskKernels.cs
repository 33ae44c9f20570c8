using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Masks;

/// <summary>
/// Stores something for each true element of a mask, in order. A block has a chunk of the mask, a thread neighbours.
/// </summary>
internal static class MaskKernels<T, TOutput>
    where T : unmanaged
    where TOutput : struct, IMaskOutput<T>
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = 128;

    /// <summary>How many elements of the mask a block has.</summary>
    public const int Chunk = Threads * PerThread;

    private const int PerThread = 8;

    /// <summary>How many elements are true in each chunk.</summary>
    public static readonly LibraryKernelKey Count = new(CountTrue);

    /// <summary>Stores, given the running sums of these numbers.</summary>
    public static readonly LibraryKernelKey Store = new(StoreTrue);

    private static void CountTrue(ArrayView<byte> mask, ArrayView<long> counts, long length)
    {
        var shared = SharedMemory.Allocate<int>(Threads);
        shared[Group.IdxX] = CountOwn(mask, length);
        Group.Barrier();
        for (var distance = Threads / 2; distance > 0; distance /= 2)
        {
            if (Group.IdxX < distance)
            {
                shared[Group.IdxX] += shared[Group.IdxX + distance];
            }

            Group.Barrier();
        }

        if (Group.IdxX == 0)
        {
            counts[Grid.IdxX] = shared[0];
        }
    }

    private static void StoreTrue(
        ArrayView<T> source, ArrayView<byte> mask, ArrayView<long> sums, ArrayView<T> target, long length, long most)
    {
        var shared = SharedMemory.Allocate<int>(Threads);
        var own = CountOwn(mask, length);
        var sum = own;
        shared[Group.IdxX] = sum;
        Group.Barrier();
        for (var distance = 1; distance < Threads; distance *= 2)
        {
            var before = Group.IdxX >= distance ? shared[Group.IdxX - distance] : 0;
            Group.Barrier();
            sum += before;
            shared[Group.IdxX] = sum;
            Group.Barrier();
        }

        var at = (Grid.IdxX == 0 ? 0 : sums[Grid.IdxX - 1]) + sum - own;
        var begin = ((long)Grid.IdxX * Chunk) + (Group.IdxX * PerThread);
        for (var position = begin; position < begin + PerThread && position < length; position++)
        {
            // The target is as long as there are true elements; whatever the mask holds, nothing goes beyond.
            if (mask[position] != 0 && at < most)
            {
                target[at++] = TOutput.Of(source, position);
            }
        }
    }

    private static int CountOwn(ArrayView<byte> mask, long length)
    {
        var begin = ((long)Grid.IdxX * Chunk) + (Group.IdxX * PerThread);
        var count = 0;
        for (var position = begin; position < begin + PerThread && position < length; position++)
        {
            count += mask[position] != 0 ? 1 : 0;
        }

        return count;
    }
}
