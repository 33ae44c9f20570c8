using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Adds whole blocks of 512 bytes of elements to the accumulators of a leaf, which stay in registers.
/// </summary>
internal abstract unsafe class LaneFold
{
    /// <summary>The bytes of all accumulators of a leaf.</summary>
    public const int Bytes = 512;

    /// <summary>
    /// The fold of an operator; null for the position searches, and where Vector is configured wider than 32 bytes.
    /// </summary>
    public static LaneFold? Of(ElementType type, ReductionOperator reduction)
    {
        if (reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum || Vector<byte>.Count > 32)
        {
            return null;
        }

        if (type == ElementType.Complex)
        {
            return reduction == ReductionOperator.Sum ? new OfPairs() : null;
        }

        var definition = reduction switch
        {
            ReductionOperator.Sum => typeof(Arithmetic.Add<>),
            ReductionOperator.Product => typeof(Arithmetic.Multiply<>),
            ReductionOperator.Any => typeof(IntegerArithmetic.Or<>),
            ReductionOperator.All => typeof(IntegerArithmetic.And<>),
            ReductionOperator.Minimum => typeof(Arithmetic.Minimum<>),
            _ => typeof(Arithmetic.Maximum<>),
        };
        var lane = VectorTypes.Lane(type);
        var fold = typeof(Typed<,>).MakeGenericType(lane, definition.MakeGenericType(lane));
        return (LaneFold)Activator.CreateInstance(fold)!;
    }

    /// <summary>Adds blocks.</summary>
    /// <param name="lanes">The accumulators.</param>
    /// <param name="elements">The elements; block follows block.</param>
    /// <param name="blocks">How many blocks of <see cref="Bytes"/>.</param>
    public abstract void Add(byte* lanes, byte* elements, nint blocks);

    /// <summary>Adds rows of elements, one after the other, to one accumulator per column.</summary>
    /// <param name="sums">The accumulators.</param>
    /// <param name="elements">The first row.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="stride">The bytes from row to row.</param>
    public abstract void AddRows(byte* sums, byte* elements, nint columns, long rows, nint stride);

    /// <summary>Folds rows that have no more elements than a leaf has accumulators, each in halves.</summary>
    /// <param name="elements">The rows, adjacent; overwritten.</param>
    /// <param name="columns">The length of a row, at least 1.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="results">The results, adjacent.</param>
    public abstract void FoldRows(byte* elements, nint columns, long rows, byte* results);

    /// <summary>Sums of complex numbers: those of their parts, side by side.</summary>
    private sealed class OfPairs : LaneFold
    {
        private const int PairBytes = 2 * sizeof(double);

        private readonly Typed<double, Arithmetic.Add<double>> _parts = new();

        public override void Add(byte* lanes, byte* elements, nint blocks) => _parts.Add(lanes, elements, blocks);

        public override void AddRows(byte* sums, byte* elements, nint columns, long rows, nint stride) =>
            _parts.AddRows(sums, elements, 2 * columns, rows, stride);

        public override void FoldRows(byte* elements, nint columns, long rows, byte* results)
        {
            var first = (nint)BitOperations.RoundUpToPowerOf2((nuint)columns) / 2;
            for (; rows > 0; rows--, elements += columns * PairBytes, results += PairBytes)
            {
                var filled = columns;
                for (var half = first; half > 0; half /= 2)
                {
                    AddRows(elements, elements + (half * PairBytes), filled - half, 1, 0);
                    filled = half;
                }

                Buffer.MemoryCopy(elements, results, PairBytes, PairBytes);
            }
        }
    }

    private sealed class Typed<T, TOperator> : LaneFold
        where T : unmanaged
        where TOperator : struct, IBinaryOperator<T>
    {
        private const int Registers = 16;
        private const int Narrow = 4;
        private const int FewColumns = 8;
        private const int FewRows = 8;
        private const int Together = 64;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Add(byte* lanes, byte* elements, nint blocks)
        {
            if (ExtremeSweep.Accepts<T, TOperator>() && ExtremeSweep.TryAdd<T, TOperator>(lanes, elements, blocks))
            {
                return;
            }

            // Sixteen registers cover the accumulators in one sweep at 32 bytes, in two at 16 bytes.
            for (var part = 0; part < Bytes; part += Registers * Vector<byte>.Count)
            {
                Sweep(lanes + part, elements + part, blocks);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void AddRows(byte* sums, byte* elements, nint columns, long rows, nint stride)
        {
            if (columns is > 1 and <= Narrow)
            {
                AddNarrow((T*)sums, elements, columns, rows, stride);
                return;
            }

            for (; rows > 0; rows--, elements += stride)
            {
                Join((T*)sums, (T*)elements, columns);
            }
        }

        // Sums that stay in registers; where there are fewer than four, the last is added up more than once.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AddNarrow(T* sums, byte* elements, nint columns, long rows, nint stride)
        {
            var last = columns - 1;
            var third = Math.Min(2, last);
            var (s0, s1, s2, s3) = (sums[0], sums[1], sums[third], sums[last]);
            for (; rows > 0; rows--, elements += stride)
            {
                var row = (T*)elements;
                s0 = TOperator.Apply(s0, row[0]);
                s1 = TOperator.Apply(s1, row[1]);
                s2 = TOperator.Apply(s2, row[third]);
                s3 = TOperator.Apply(s3, row[last]);
            }

            (sums[0], sums[1], sums[third], sums[last]) = (s0, s1, s2, s3);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void FoldRows(byte* elements, nint columns, long rows, byte* results)
        {
            var row = (T*)elements;
            var first = (nint)BitOperations.RoundUpToPowerOf2((nuint)columns) / 2;
            if (columns is > 1 and <= FewColumns && rows >= FewRows)
            {
                FoldColumns(row, columns, first, rows, (T*)results);
                return;
            }

            for (var target = (T*)results; rows > 0; rows--, row += columns, target++)
            {
                var filled = columns;
                for (var half = first; half > 0; half /= 2)
                {
                    Join(row, row + half, filled - half);
                    filled = half;
                }

                *target = *row;
            }
        }

        // Many rows of a few columns: the columns of some rows, each by itself, join as the elements of a row would.
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void FoldColumns(T* row, nint columns, nint first, long rows, T* results)
        {
            var parts = stackalloc T[FewColumns * Together];
            for (var done = 0L; done < rows; done += Together)
            {
                var count = (nint)Math.Min(Together, rows - done);
                for (nint i = 0; i < count; i++, row += columns)
                {
                    for (nint column = 0; column < columns; column++)
                    {
                        parts[(column * Together) + i] = row[column];
                    }
                }

                var filled = columns;
                for (var half = first; half > 0; half /= 2)
                {
                    for (nint column = 0; column < filled - half; column++)
                    {
                        Join(parts + (column * Together), parts + ((column + half) * Together), count);
                    }

                    filled = half;
                }

                new Span<T>(parts, (int)count).CopyTo(new Span<T>(results + done, (int)count));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Join(T* sums, T* elements, nint count)
        {
            nint i = 0;
            for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            {
                var sum = Unsafe.ReadUnaligned<Vector<T>>(sums + i);
                var element = Unsafe.ReadUnaligned<Vector<T>>(elements + i);
                Unsafe.WriteUnaligned(sums + i, TOperator.Apply(sum, element));
            }

            for (; i < count; i++)
            {
                sums[i] = TOperator.Apply(sums[i], elements[i]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector<T> Join(Vector<T> sum, byte* elements, int register) =>
            TOperator.Apply(sum, Unsafe.ReadUnaligned<Vector<T>>(elements + (register * Vector<byte>.Count)));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Sweep(byte* lanes, byte* elements, nint blocks)
        {
            var sums = (Vector<T>*)lanes;
            Vector<T> s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
            Vector<T> s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7];
            Vector<T> s8 = sums[8], s9 = sums[9], s10 = sums[10], s11 = sums[11];
            Vector<T> s12 = sums[12], s13 = sums[13], s14 = sums[14], s15 = sums[15];
            for (; blocks > 0; blocks--, elements += Bytes)
            {
                s0 = Join(s0, elements, 0);
                s1 = Join(s1, elements, 1);
                s2 = Join(s2, elements, 2);
                s3 = Join(s3, elements, 3);
                s4 = Join(s4, elements, 4);
                s5 = Join(s5, elements, 5);
                s6 = Join(s6, elements, 6);
                s7 = Join(s7, elements, 7);
                s8 = Join(s8, elements, 8);
                s9 = Join(s9, elements, 9);
                s10 = Join(s10, elements, 10);
                s11 = Join(s11, elements, 11);
                s12 = Join(s12, elements, 12);
                s13 = Join(s13, elements, 13);
                s14 = Join(s14, elements, 14);
                s15 = Join(s15, elements, 15);
            }

            (sums[0], sums[1], sums[2], sums[3]) = (s0, s1, s2, s3);
            (sums[4], sums[5], sums[6], sums[7]) = (s4, s5, s6, s7);
            (sums[8], sums[9], sums[10], sums[11]) = (s8, s9, s10, s11);
            (sums[12], sums[13], sums[14], sums[15]) = (s12, s13, s14, s15);
        }
    }
}
