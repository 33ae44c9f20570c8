using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Library.Scan;

namespace Cohort.Kernels.Gpu.Library.Scan;

/// <summary>Running sums of lines that are cut into chunks, whose totals are accumulated in the same way.</summary>
internal static class ScanLevels<T, TOperator>
    where T : unmanaged, INumber<T>
    where TOperator : IScanOperator<T>
{
    /// <summary>How many totals all levels have together.</summary>
    public static long TotalsOf(long lines, long length)
    {
        var chunks = ChunksOf(length);
        return (lines * chunks) + (chunks == 1 ? 0 : TotalsOf(lines, chunks));
    }

    /// <summary>Accumulates along the middle of three axes, in place.</summary>
    /// <param name="call">Where to launch.</param>
    /// <param name="array">The array of (lines / inner, length, inner).</param>
    /// <param name="scratch">Memory for <see cref="TotalsOf"/> elements.</param>
    /// <param name="lines">How many lines there are.</param>
    /// <param name="length">Their length.</param>
    /// <param name="inner">How many lie beside each other.</param>
    public static void Accumulate(GpuCall call, nint array, nint scratch, long lines, long length, long inner)
    {
        var chunks = ChunksOf(length);
        ReadOnlySpan<GpuSpan> views = [new(array, lines * length), new(scratch, lines * chunks)];
        const int Threads = ScanKernels<T, TOperator>.Threads;
        call.Launch(ScanKernels<T, TOperator>.Chunks, lines * chunks, Threads, views, length, inner, chunks);
        if (chunks == 1)
        {
            return;
        }

        var next = scratch + (nint)(lines * chunks * Unsafe.SizeOf<T>());
        Accumulate(call, scratch, next, lines, chunks, inner: 1);
        call.Launch(ScanKernels<T, TOperator>.Offsets, lines * (chunks - 1), Threads, views, length, inner, chunks);
    }

    private static long ChunksOf(long length) =>
        (length + ScanKernels<T, TOperator>.Chunk - 1) / ScanKernels<T, TOperator>.Chunk;
}
