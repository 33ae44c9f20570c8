using System.Numerics;
using Cohort.Kernels.Library.Scan;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Scan;

/// <summary>
/// Running sums and products of lines: element <c>index</c> of a line lies <c>index * inner</c> behind its first one,
/// and <c>inner</c> lines lie beside each other.
/// </summary>
internal static class ScanKernels<T, TOperator>
    where T : unmanaged, INumber<T>
    where TOperator : IScanOperator<T>
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = 128;

    /// <summary>How many elements of a line a block accumulates.</summary>
    public const int Chunk = Threads * PerThread;

    private const int PerThread = 4;

    /// <summary>A line for each thread, one element after the other.</summary>
    public static readonly LibraryKernelKey Lines = new(AccumulateLines);

    /// <summary>A chunk for each block, within itself; its total goes to the second view.</summary>
    public static readonly LibraryKernelKey Chunks = new(AccumulateChunks);

    /// <summary>The total of what comes before each chunk, applied to its elements.</summary>
    public static readonly LibraryKernelKey Offsets = new(ApplyOffsets);

    private static void AccumulateLines(ArrayView<T> array, long lines, long length, long inner)
    {
        var line = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (line >= lines)
        {
            return;
        }

        var at = First(line, length, inner);
        var accumulated = array[at];
        for (var index = 1L; index < length; index++)
        {
            at += inner;
            accumulated = TOperator.Apply(accumulated, array[at]);
            array[at] = accumulated;
        }
    }

    private static void AccumulateChunks(
        ArrayView<T> array, ArrayView<T> totals, long length, long inner, long chunks)
    {
        var shared = SharedMemory.Allocate<T>(Threads);
        var lane = Group.IdxX;
        var chunk = Grid.IdxX % chunks;
        var first = First(Grid.IdxX / chunks, length, inner);
        var begin = (chunk * Chunk) + (lane * PerThread);
        var end = begin + PerThread < length ? begin + PerThread : length;

        // A thread past the end of the line takes part with zeros that nobody behind it reads.
        var total = T.Zero;
        if (begin < end)
        {
            total = array[first + (begin * inner)];
            for (var index = begin + 1; index < end; index++)
            {
                total = TOperator.Apply(total, array[first + (index * inner)]);
            }
        }

        shared[lane] = total;
        Group.Barrier();
        for (var distance = 1; distance < Threads; distance *= 2)
        {
            var before = shared[lane >= distance ? lane - distance : lane];
            Group.Barrier();
            if (lane >= distance)
            {
                total = TOperator.Apply(before, total);
                shared[lane] = total;
            }

            Group.Barrier();
        }

        if (begin < end)
        {
            var accumulated = array[first + (begin * inner)];
            accumulated = lane == 0 ? accumulated : TOperator.Apply(shared[lane == 0 ? 0 : lane - 1], accumulated);
            array[first + (begin * inner)] = accumulated;
            for (var index = begin + 1; index < end; index++)
            {
                accumulated = TOperator.Apply(accumulated, array[first + (index * inner)]);
                array[first + (index * inner)] = accumulated;
            }

            if (end == length || lane == Threads - 1)
            {
                totals[Grid.IdxX] = accumulated;
            }
        }
    }

    private static void ApplyOffsets(
        ArrayView<T> array, ArrayView<T> totals, long length, long inner, long chunks)
    {
        // The first chunk of each line stays as it is.
        var rest = chunks - 1;
        var line = Grid.IdxX / rest;
        var chunk = (Grid.IdxX % rest) + 1;
        var first = First(line, length, inner);
        var offset = totals[(line * chunks) + chunk - 1];
        for (var step = 0; step < PerThread; step++)
        {
            var index = (chunk * Chunk) + (step * Threads) + Group.IdxX;
            if (index < length)
            {
                var at = first + (index * inner);
                array[at] = TOperator.Apply(offset, array[at]);
            }
        }
    }

    private static long First(long line, long length, long inner) => (line / inner * length * inner) + (line % inner);
}
