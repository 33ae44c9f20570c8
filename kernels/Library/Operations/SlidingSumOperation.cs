using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Sums of products of a few taps with the elements of a vector around each place. Operands, dense and of one type of
/// numbers: the vector, the taps, and the sums. Terms are added in the order of the taps; one beyond an end of the
/// vector is 0.
/// </summary>
public sealed unsafe class SlidingSumOperation : WholeOperation
{
    private const int PerTask = 1 << 13;

    private readonly long _before;

    /// <summary>Creates an operation.</summary>
    /// <param name="before">How many elements before the vector the first sum begins.</param>
    public SlidingSumOperation(long before)
        : base("correlate") => _before = before;

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => (double)operands[2].Count * operands[1].Count;

    /// <inheritdoc/>
    public override void Run(in LibraryCall call) => NumberTypes.Run(call.Operands[0].Type, new Body
    {
        Vector = (nint)call.Operands[0].Address,
        Taps = (nint)call.Operands[1].Address,
        Sums = (nint)call.Operands[2].Address,
        Length = call.Operands[0].Layout.Count,
        TapCount = call.Operands[1].Layout.Count,
        Total = call.Operands[2].Layout.Count,
        Before = _before,
        Parallel = new CallParallel(call.ParallelFor),
    });

    private readonly struct Body : INumberBody
    {
        public required nint Vector { get; init; }

        public required nint Taps { get; init; }

        public required nint Sums { get; init; }

        public required long Length { get; init; }

        public required long TapCount { get; init; }

        public required long Total { get; init; }

        public required long Before { get; init; }

        public required IParallel Parallel { get; init; }

        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var self = this;
            var inside = Length - TapCount + 1;
            var end = Math.Min(Before, Total);
            AtEnds<T>(0, end);
            AtEnds<T>(Math.Min(Before + inside, Total), Total);
            Parallel.For(checked((int)((inside + PerTask - 1) / PerTask)), task =>
            {
                var first = (long)task * PerTask;
                self.Inside<T>(first, Math.Min(first + PerTask, inside));
            });
        }

        private void AtEnds<T>(long first, long end)
            where T : unmanaged, INumber<T>
        {
            for (var place = first; place < end; place++)
            {
                var sum = Term<T>(place - Before, 0);
                for (var tap = 1L; tap < TapCount; tap++)
                {
                    sum += Term<T>(place - Before + tap, tap);
                }

                ((T*)Sums)[place] = sum;
            }
        }

        private T Term<T>(long element, long tap)
            where T : unmanaged, INumber<T> =>
            (ulong)element < (ulong)Length ? ((T*)Vector)[element] * ((T*)Taps)[tap] : T.Zero;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Inside<T>(long first, long end)
            where T : unmanaged, INumber<T>
        {
            T* taps = (T*)Taps, sums = (T*)Sums + Before;
            var at = first;
            for (; Vector<T>.IsSupported && at + (2 * Vector<T>.Count) <= end; at += 2 * Vector<T>.Count)
            {
                var elements = (T*)Vector + at;
                var factor = new Vector<T>(*taps);
                var low = System.Numerics.Vector.Load(elements) * factor;
                var high = System.Numerics.Vector.Load(elements + Vector<T>.Count) * factor;
                for (var tap = 1; tap < TapCount; tap++)
                {
                    factor = new Vector<T>(taps[tap]);
                    low += System.Numerics.Vector.Load(elements + tap) * factor;
                    high += System.Numerics.Vector.Load(elements + tap + Vector<T>.Count) * factor;
                }

                low.Store(sums + at);
                high.Store(sums + at + Vector<T>.Count);
            }

            for (; at < end; at++)
            {
                var sum = ((T*)Vector)[at] * *taps;
                for (var tap = 1; tap < TapCount; tap++)
                {
                    sum += ((T*)Vector)[at + tap] * taps[tap];
                }

                sums[at] = sum;
            }
        }
    }
}
