using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Interpreter;

/// <content>
/// The reductions. Accumulators start with their first element, never with an identity, so that a sum of negative zeros
/// stays negative.
/// </content>
public sealed unsafe partial class GraphInterpreter
{
    private const int TrailingLeaf = 4096;
    private const int OuterLeaf = 64;
    private const int LaneBytes = 512;

    private void RunTrailing(in KernelFrame frame, Scratch scratch)
    {
        var kept = Product(frame, 0, frame.LeadingKept);
        var reduced = Product(frame, frame.LeadingKept, frame.Rank);
        var indices = stackalloc long[frame.Rank];

        // Short rows share a block, so that the cost of a block is not paid for each.
        var rows = reduced == 0 ? 1 : Math.Max(1, InterpreterPlan.BlockLength / reduced);
        for (var k = 0L; k < kept; k += rows)
        {
            for (var leaf = frame.LeafBegin; leaf < frame.LeafEnd; leaf++)
            {
                if (reduced <= InterpreterPlan.BlockLength)
                {
                    RunShortRows(frame, scratch, k, Math.Min(rows, kept - k), reduced, indices);
                }
                else
                {
                    RunTrailingLeaf(frame, scratch, k, leaf, reduced, indices);
                }
            }
        }
    }

    private void RunShortRows(in KernelFrame frame, Scratch scratch, long k, long rows, long reduced, long* indices)
    {
        Evaluate(frame, scratch, k * reduced, (nint)(rows * reduced), indices);
        for (var row = 0L; row < rows; row++)
        {
            for (var output = 0; output < _folded.Length; output++)
            {
                Offer(scratch, output, (nint)(row * reduced), (nint)reduced, 0);
                FinishLanes(frame, scratch, output, frame.LeafBegin, k + row, reduced);
            }
        }
    }

    private void RunTrailingLeaf(
        in KernelFrame frame, Scratch scratch, long k, long leaf, long reduced, long* indices)
    {
        var begin = leaf * TrailingLeaf;
        var end = Math.Min(begin + TrailingLeaf, reduced);
        for (var at = begin; at < end; at += InterpreterPlan.BlockLength)
        {
            var count = (nint)Math.Min(InterpreterPlan.BlockLength, end - at);
            Evaluate(frame, scratch, (k * reduced) + at, count, indices);
            for (var output = 0; output < _folded.Length; output++)
            {
                OfferAt(scratch, output, 0, count, at, begin);
            }
        }

        for (var output = 0; output < _folded.Length; output++)
        {
            FinishLanes(frame, scratch, output, leaf, k, end - begin);
        }
    }

    private void Offer(Scratch scratch, int output, nint from, nint count, long position) =>
        OfferAt(scratch, output, from, count, position, position);

    /// <summary>
    /// Accumulates elements of the current block whose first has the given position in the reduced order.
    /// </summary>
    private void OfferAt(Scratch scratch, int output, nint from, nint count, long position, long leafBegin)
    {
        var folded = _folded[output];
        var node = _plan.Root(_graph.Outputs[output].Node);
        var mask = scratch.Mask(node);
        var elements = scratch.Value(node) + ((from & mask) * folded.ElementSize);
        var lanes = Accumulators(scratch, output);
        if (folded.Search is not null)
        {
            folded.Search.Offer(lanes, position == leafBegin, elements, mask, count, position);
            return;
        }

        var width = LaneBytes / folded.ElementSize;
        nint done = 0;
        if (position == leafBegin)
        {
            done = Math.Min(width, count);
            ElementMover.Of(folded.ElementSize).Scatter(elements, mask, lanes, folded.ElementSize, done);
        }

        for (; done < count; done += width)
        {
            var next = elements + ((done & mask) * folded.ElementSize);
            Combine(folded, lanes, next, mask, Math.Min(width, count - done));
        }
    }

    /// <summary>Folds the lanes that a leaf has filled, in halves, and writes the partial.</summary>
    private void FinishLanes(in KernelFrame frame, Scratch scratch, int output, long leaf, long k, long count)
    {
        var folded = _folded[output];
        var lanes = Accumulators(scratch, output);
        if (folded.Search is null)
        {
            var width = LaneBytes / folded.ElementSize;
            var filled = (nint)Math.Min(width, count);
            for (nint half = width / 2; half > 0; half /= 2)
            {
                if (filled > half)
                {
                    Combine(folded, lanes, lanes + (half * folded.ElementSize), -1, filled - half);
                    filled = half;
                }
            }
        }

        WritePartials(frame, output, leaf, k, lanes, 1);
    }

    private void RunOuter(in KernelFrame frame, Scratch scratch)
    {
        var kept = Product(frame, 0, frame.LeadingKept);
        var reduced = Product(frame, frame.LeadingKept, frame.Rank - 1);
        var width = frame.Extents[frame.Rank - 1];
        var indices = stackalloc long[frame.Rank];
        for (var k = 0L; k < kept; k++)
        {
            for (var leaf = frame.LeafBegin; leaf < frame.LeafEnd; leaf++)
            {
                var begin = leaf * OuterLeaf;
                var rows = new RowRange(k * reduced, begin, Math.Min(begin + OuterLeaf, reduced));
                for (var column = 0L; column < width; column += InterpreterPlan.BlockLength)
                {
                    var columns = (nint)Math.Min(InterpreterPlan.BlockLength, width - column);
                    RunOuterLeaf(frame, scratch, rows, column, columns, indices);
                    for (var output = 0; output < _folded.Length; output++)
                    {
                        var sums = Accumulators(scratch, output);
                        WritePartials(frame, output, leaf, (k * width) + column, sums, columns);
                    }
                }
            }
        }
    }

    private void RunOuterLeaf(
        in KernelFrame frame, Scratch scratch, RowRange rows, long column, nint columns, long* indices)
    {
        var width = frame.Extents[frame.Rank - 1];
        var together = columns == width ? Math.Max(1, InterpreterPlan.BlockLength / width) : 1;
        for (var row = rows.Begin; row < rows.End; row += together)
        {
            var count = (nint)Math.Min(together, rows.End - row);
            Evaluate(frame, scratch, ((rows.Base + row) * width) + column, count * columns, indices);
            for (nint i = 0; i < count; i++)
            {
                for (var output = 0; output < _folded.Length; output++)
                {
                    AddRow(scratch, output, i * columns, columns, row + i, rows.Begin);
                }
            }
        }
    }

    private void AddRow(Scratch scratch, int output, nint from, nint columns, long row, long leafBegin)
    {
        var folded = _folded[output];
        var node = _plan.Root(_graph.Outputs[output].Node);
        var mask = scratch.Mask(node);
        var elements = scratch.Value(node) + ((from & mask) * folded.ElementSize);
        var sums = Accumulators(scratch, output);
        if (folded.Search is not null)
        {
            folded.Search.OfferRow(sums, row == leafBegin, elements, mask, columns, row);
        }
        else if (row == leafBegin)
        {
            ElementMover.Of(folded.ElementSize).Scatter(elements, mask, sums, folded.ElementSize, columns);
        }
        else
        {
            Combine(folded, sums, elements, mask, columns);
        }
    }

    private byte* Accumulators(Scratch scratch, int output)
    {
        var offset = 0;
        for (var i = 0; i < output; i++)
        {
            offset += _folded[i].AccumulatorBytes;
        }

        return scratch.Accumulators + offset;
    }

    private static void Combine(FoldedOutput folded, byte* accumulators, byte* elements, nint mask, nint count) =>
        folded.Combine!(new BlockArguments
        {
            A = accumulators,
            MaskA = -1,
            B = elements,
            MaskB = mask,
            Result = accumulators,
            Count = count,
        });

    private void WritePartials(in KernelFrame frame, int output, long leaf, long k, byte* values, nint count)
    {
        long size = _folded[output].PartialSize;
        var target = frame.Addresses[_graph.Inputs.Length + output]
            + ((((leaf - frame.LeafBegin) * frame.KeptStride) + k) * size);
        Buffer.MemoryCopy(values, target, count * size, count * size);
    }

    /// <summary>The reduced rows of a leaf; Base is the first row of the kept index.</summary>
    private readonly record struct RowRange(long Base, long Begin, long End);
}
