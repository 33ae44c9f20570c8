using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Scan;

/// <summary>Running sums, products, minima and maxima along an axis.</summary>
/// <remarks>
/// Every line is accumulated one element after the other in the accumulator's type, as NumPy does, so results have
/// NumPy's bits. Lines run in parallel; a single long line does so in blocks of 65,536 where grouping cannot change
/// bits (wrapping integers, minima, maxima), and floating-point sums and products of one line stay on one thread.
/// </remarks>
/// <typeparam name="TInput">The element type of the input.</typeparam>
/// <typeparam name="T">The type of accumulator and output.</typeparam>
/// <typeparam name="TConversion">From input to accumulator.</typeparam>
/// <typeparam name="TOperator">What is accumulated.</typeparam>
public static unsafe class Accumulation<TInput, T, TConversion, TOperator>
    where TInput : unmanaged
    where T : unmanaged
    where TConversion : IConversion<TInput, T>
    where TOperator : IScanOperator<T>
{
    private const int Block = 1 << 16;
    private const int InnerChunk = 512;
    private const int WorkPerTask = 1 << 15;

    /// <summary>Accumulates along the middle axis.</summary>
    /// <param name="input">The first element; the input may be the output itself with the same strides.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="layout">Extents and strides; extents of 0 are allowed.</param>
    /// <param name="parallel">The caller's threads.</param>
    public static void Run(TInput* input, T* output, ScanLayout layout, IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        if (layout.Outer <= 0 || layout.Length <= 0 || layout.Inner <= 0)
        {
            return;
        }

        var isLongLine = layout.Outer * layout.Inner == 1 && layout.Length > 2 * Block;
        if (isLongLine && TOperator.IsAssociative && parallel.Width > 1)
        {
            RunBlocks(input, output, layout, parallel);
            return;
        }

        var chunks = (layout.Inner + InnerChunk - 1) / InnerChunk;
        var pieces = layout.Outer * chunks;
        var perTask = nint.Max(1, WorkPerTask / nint.Max(1, layout.Length * nint.Min(layout.Inner, InnerChunk)));
        parallel.For(checked((int)((pieces + perTask - 1) / perTask)), task =>
        {
            var end = nint.Min(pieces, (task + 1) * perTask);
            for (var piece = task * perTask; piece < end; piece++)
            {
                var (outer, chunk) = nint.DivRem(piece, chunks);
                RunPiece(input, output, layout, outer, chunk * InnerChunk);
            }
        });
    }

    private static void RunPiece(TInput* input, T* output, ScanLayout layout, nint outer, nint inner)
    {
        var from = input + (outer * layout.InputStrides.Outer) + (inner * layout.InputStrides.Inner);
        var to = output + (outer * layout.OutputStrides.Outer) + (inner * layout.OutputStrides.Inner);
        var lines = (int)nint.Min(InnerChunk, layout.Inner - inner);
        if (lines > 1 && layout.InputStrides.Inner == 1 && layout.OutputStrides.Inner == 1)
        {
            RunRows(from, to, layout, lines);
            return;
        }

        for (var line = 0; line < lines; line++)
        {
            RunLine(
                from + (line * layout.InputStrides.Inner), layout.InputStrides.Axis,
                to + (line * layout.OutputStrides.Inner), layout.OutputStrides.Axis, layout.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunLine(TInput* input, nint inputStride, T* output, nint outputStride, nint length)
    {
        var accumulated = TConversion.Convert(*input);
        *output = accumulated;
        for (nint index = 1; index < length; index++)
        {
            accumulated = TOperator.Apply(accumulated, TConversion.Convert(input[index * inputStride]));
            output[index * outputStride] = accumulated;
        }
    }

    /// <summary>Adjacent lines advance together, a row at a time, each in its own order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRows(TInput* input, T* output, ScanLayout layout, int lines)
    {
        for (var line = 0; line < lines; line++)
        {
            output[line] = TConversion.Convert(input[line]);
        }

        for (nint index = 1; index < layout.Length; index++)
        {
            var before = output;
            output += layout.OutputStrides.Axis;
            input += layout.InputStrides.Axis;
            var line = 0;
            if (typeof(TInput) == typeof(T) && TOperator.IsVectorised)
            {
                for (; line + Vector<T>.Count <= lines; line += Vector<T>.Count)
                {
                    var next = Vector.Load((T*)input + line);
                    Vector.Store(TOperator.Apply(Vector.Load(before + line), next), output + line);
                }
            }

            for (; line < lines; line++)
            {
                output[line] = TOperator.Apply(before[line], TConversion.Convert(input[line]));
            }
        }
    }

    private static void RunBlocks(TInput* input, T* output, ScanLayout layout, IParallel parallel)
    {
        var (from, to) = (layout.InputStrides.Axis, layout.OutputStrides.Axis);
        var blocks = checked((int)((layout.Length + Block - 1) / Block));
        parallel.For(blocks, block =>
        {
            var start = (nint)block * Block;
            RunLine(input + (start * from), from, output + (start * to), to, nint.Min(Block, layout.Length - start));
        });
        var before = new T[blocks];
        for (var block = 1; block < blocks; block++)
        {
            var last = output[(((nint)block * Block) - 1) * to];
            before[block] = block == 1 ? last : TOperator.Apply(before[block - 1], last);
        }

        parallel.For(blocks - 1, previous =>
        {
            var start = (nint)(previous + 1) * Block;
            Prepend(before[previous + 1], output + (start * to), to, nint.Min(Block, layout.Length - start));
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Prepend(T before, T* output, nint stride, nint count)
    {
        for (nint index = 0; index < count; index++)
        {
            output[index * stride] = TOperator.Apply(before, output[index * stride]);
        }
    }
}
