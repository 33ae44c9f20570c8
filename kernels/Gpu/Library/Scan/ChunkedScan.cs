using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Library.Scan;

namespace Cohort.Kernels.Gpu.Library.Scan;

/// <summary>
/// Accumulates lines in chunks: each chunk within itself, then the totals of the chunks in the same way, then these are
/// applied to the chunks behind them.
/// </summary>
internal static class ChunkedScan<T, TOperator>
    where T : unmanaged, INumber<T>
    where TOperator : IScanOperator<T>
{
    private const int Threads = ScanKernels<T, TOperator>.Threads;

    /// <summary>How many totals there are, of all levels: what a launch needs scratch memory for.</summary>
    public static long Totals(long lines, long length)
    {
        var chunks = ChunksOf(length);
        return (lines * chunks) + (chunks == 1 ? 0 : Totals(lines, chunks));
    }

    /// <summary>Accumulates in place.</summary>
    /// <param name="call">The run.</param>
    /// <param name="array">The first element.</param>
    /// <param name="scratch">Memory for <see cref="Totals"/>.</param>
    /// <param name="lines">How many lines there are.</param>
    /// <param name="length">How many elements each has, at least one.</param>
    /// <param name="inner">How far they are from each other, and how many lines lie side by side.</param>
    public static void Launch(GpuCall call, nint array, nint scratch, long lines, long length, long inner)
    {
        var chunks = ChunksOf(length);
        ReadOnlySpan<GpuSpan> views = [new(array, lines * length), new(scratch, lines * chunks)];
        call.Launch(ScanKernels<T, TOperator>.Chunks, lines * chunks, Threads, views, length, inner, chunks);
        if (chunks == 1)
        {
            return;
        }

        var next = scratch + (nint)(lines * chunks * Unsafe.SizeOf<T>());
        Launch(call, scratch, next, lines, chunks, inner: 1);
        call.Launch(ScanKernels<T, TOperator>.Offsets, lines * (chunks - 1), Threads, views, length, inner, chunks);
    }

    private static long ChunksOf(long length) =>
        (length + ScanKernels<T, TOperator>.Chunk - 1) / ScanKernels<T, TOperator>.Chunk;
}
