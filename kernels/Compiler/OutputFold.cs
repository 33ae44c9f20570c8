using System.Runtime.CompilerServices;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>How one output of a compiled reduction accumulates elements that lie in memory.</summary>
internal sealed unsafe class OutputFold
{
    private readonly FoldedOutput _folded;
    private readonly LaneFold? _lanes;

    public OutputFold(KernelGraph graph, int output)
    {
        var node = graph.Nodes[graph.Outputs[output].Node];
        _folded = FoldedOutput.Of(graph, output);
        _lanes = LaneFold.Of(node.Type, graph.Outputs[output].Reduction!.Value);
        DirectInput = node.Operator == Primitive.Input ? node.A : -1;
    }

    /// <summary>The input that is reduced as it lies, or -1.</summary>
    public int DirectInput { get; }

    /// <summary>The bytes of an element.</summary>
    public int ElementSize => _folded.ElementSize;

    /// <summary>The bytes of a partial result.</summary>
    public int PartialSize => _folded.PartialSize;

    /// <summary>Whether <see cref="FoldRows"/> takes rows of so many elements.</summary>
    public bool TakesRows(long columns) => _lanes is not null && columns * ElementSize <= LaneFold.Bytes;

    /// <summary>Folds adjacent rows, which are overwritten, into a partial result each.</summary>
    public void FoldRows(byte* elements, nint columns, long rows, byte* results) =>
        _lanes!.FoldRows(elements, columns, rows, results);

    /// <summary>Adds the next elements of a leaf to its accumulators.</summary>
    /// <param name="lanes">The accumulators: <see cref="LaneFold.Bytes"/>.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="count">How many.</param>
    /// <param name="position">The place of the first in the reduced order.</param>
    /// <param name="leafBegin">The place of the leaf's first element.</param>
    public void Offer(byte* lanes, byte* elements, nint count, long position, long leafBegin)
    {
        if (_folded.Search is not null)
        {
            _folded.Search.Offer(lanes, position == leafBegin, elements, -1, count, position);
            return;
        }

        var bytes = count * ElementSize;
        nint done = 0;
        if (position == leafBegin)
        {
            done = Math.Min(LaneFold.Bytes, bytes);
            Copy(elements, lanes, done);
        }

        if (_lanes is not null)
        {
            var blocks = (bytes - done) / LaneFold.Bytes;
            _lanes.Add(lanes, elements + done, blocks);
            done += blocks * LaneFold.Bytes;
            _lanes.AddRows(lanes, elements + done, (bytes - done) / ElementSize, 1, 0);
            return;
        }

        for (; done < bytes; done += LaneFold.Bytes)
        {
            Combine(lanes, elements + done, Math.Min(LaneFold.Bytes, bytes - done) / ElementSize);
        }
    }

    /// <summary>Folds the accumulators of a leaf of so many elements into its partial result.</summary>
    public void Finish(byte* lanes, nint count, byte* partial)
    {
        var width = LaneFold.Bytes / ElementSize;
        if (_lanes is not null)
        {
            _lanes.FoldRows(lanes, Math.Min(width, count), 1, partial);
            return;
        }

        if (_folded.Search is null)
        {
            FoldHalves(lanes, width, Math.Min(width, count));
        }

        Unsafe.CopyBlockUnaligned(partial, lanes, (uint)PartialSize);
    }

    /// <summary>Adds rows to one accumulator per column; the first row of a leaf sets them.</summary>
    public void AddRows(byte* sums, in ElementRows rows, nint columns, bool isFirst)
    {
        if (_lanes is not null)
        {
            if (isFirst)
            {
                Copy(rows.Elements, sums, columns * ElementSize);
            }

            var skipped = isFirst ? 1 : 0;
            _lanes.AddRows(
                sums, rows.Elements + (skipped * rows.Stride), columns, rows.Count - skipped, rows.Stride);
            return;
        }

        if (_folded.Search is { } search)
        {
            search.OfferRows(sums, isFirst, rows.Elements, rows.Stride, rows.Count, columns, rows.First);
            return;
        }

        for (var i = 0L; i < rows.Count; i++)
        {
            AddRow(sums, rows.Elements + (i * rows.Stride), columns, isFirst && i == 0);
        }
    }

    private void AddRow(byte* sums, byte* elements, nint columns, bool isFirst)
    {
        if (isFirst)
        {
            Copy(elements, sums, columns * ElementSize);
        }
        else
        {
            Combine(sums, elements, columns);
        }
    }

    private void FoldHalves(byte* lanes, nint width, nint filled)
    {
        for (var half = width / 2; half > 0; half /= 2)
        {
            if (filled > half)
            {
                Combine(lanes, lanes + (half * ElementSize), filled - half);
                filled = half;
            }
        }
    }

    private void Combine(byte* sums, byte* elements, nint count) =>
        _folded.Combine!(new BlockArguments
        {
            A = sums,
            MaskA = -1,
            B = elements,
            MaskB = -1,
            Result = sums,
            Count = count,
        });

    private static void Copy(byte* from, byte* to, nint bytes) => Buffer.MemoryCopy(from, to, bytes, bytes);
}
