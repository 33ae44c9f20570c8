using System.Runtime.CompilerServices;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// A reduction by compiled code: the elements are computed piece by piece into memory that stays in the first-level
/// cache and accumulated from there, in the order of <see cref="ReductionForm"/>. An input that is reduced as it lies
/// is accumulated where it is.
/// </summary>
internal sealed unsafe class CompiledReduction : HostKernel
{
    private const int TrailingLeaf = 4096;
    private const int OuterLeaf = 64;
    private const int PieceBytes = 16384;
    private const int LongestPiece = 2048;
    private const int ShortestPiece = LaneFold.Bytes;
    private const int ShortestFolded = 1024;
    private const int LongestShortRow = 64;
    private const int FewRows = 4;

    private readonly KernelCode _code;
    private readonly KernelCode? _fold;
    private readonly int _inputs;
    private readonly bool _mayMerge;
    private readonly int[] _sizes;
    private readonly OutputFold[] _outputs;
    private readonly bool _mayBeDirect;
    private readonly int _piece;
    private readonly int _pieceBytes;

    /// <param name="graph">The reduction.</param>
    /// <param name="code">Code that stores the reduced nodes.</param>
    /// <param name="fold">Code that folds blocks of a row of the only output, where there is such code.</param>
    public CompiledReduction(KernelGraph graph, KernelCode code, KernelCode? fold)
    {
        _code = code;
        _fold = fold;
        _inputs = graph.Inputs.Length;
        _mayMerge = !graph.UsesIndices;
        _outputs = [.. Enumerable.Range(0, graph.Outputs.Length).Select(output => new OutputFold(graph, output))];
        _sizes = [.. _outputs.Select(output => output.ElementSize)];
        _mayBeDirect = Array.TrueForAll(_outputs, output => output.DirectInput >= 0);
        _piece = Math.Clamp(PieceBytes / _sizes.Sum() / ShortestPiece * ShortestPiece, ShortestPiece, LongestPiece);
        _pieceBytes = _piece * _sizes.Sum();
    }

    /// <inheritdoc/>
    public override bool IsCompiled => true;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override void Run(in KernelFrame frame)
    {
        if (TryRunFewElements(frame))
        {
            return;
        }

        fixed (KernelFrame* arguments = &frame)
        {
            var isDirect = IsDirect(arguments);
            var memory = stackalloc long[BoxEvaluator.MemoryLength(frame.Rank, _inputs + _outputs.Length)];
            var values = stackalloc byte[isDirect ? 0 : _pieceBytes];
            var lanes = stackalloc byte[_outputs.Length * LaneFold.Bytes];
            var places = stackalloc byte*[_outputs.Length];
            for (var output = 0; output < _outputs.Length; output++)
            {
                places[output] = values;
                values += _sizes[output] * _piece;
            }

            var evaluator = new BoxEvaluator(_code, _inputs, _sizes, arguments, memory, _mayMerge);
            var block = new Block(places, lanes, isDirect);
            if (frame.Form == ReductionForm.Trailing)
            {
                RunTrailing(arguments, ref evaluator, block);
            }
            else
            {
                RunOuter(arguments, ref evaluator, block);
            }
        }
    }

    /// <summary>One row, no longer than a leaf's accumulators, of an input that is reduced as it lies.</summary>
    [SkipLocalsInit]
    private bool TryRunFewElements(in KernelFrame frame)
    {
        if (frame.Rank != 1 || !_mayBeDirect || _outputs.Length != 1)
        {
            return false;
        }

        var fold = _outputs[0];
        var count = frame.Extents[0];
        var size = _sizes[0];
        var isWhole = frame.LeadingKept == 0 && frame.LeafBegin == 0 && frame.LeafEnd == 1;
        if (!isWhole || count == 0 || !fold.TakesRows(count) || frame.Strides[fold.DirectInput] != size)
        {
            return false;
        }

        var lanes = stackalloc byte[LaneFold.Bytes];
        Buffer.MemoryCopy(frame.Addresses[fold.DirectInput], lanes, LaneFold.Bytes, count * size);
        fold.FoldRows(lanes, (nint)count, 1, frame.Addresses[_inputs]);
        return true;
    }

    /// <summary>
    /// Whether every output is an input whose rows are contiguous and are pieces by themselves. Many short rows are
    /// copied instead: they are folded together.
    /// </summary>
    private bool IsDirect(KernelFrame* frame)
    {
        var isDirect = _mayBeDirect
            && (frame->Form == ReductionForm.Outer || frame->Rank == frame->LeadingKept + 1);
        var isShort = frame->Form == ReductionForm.Trailing && frame->Extents[frame->Rank - 1] <= LongestShortRow;
        isDirect &= !isShort || Product(frame, 0, frame->LeadingKept) < FewRows;
        for (var output = 0; output < _sizes.Length && isDirect; output++)
        {
            isDirect = frame->Strides[((_outputs[output].DirectInput + 1) * frame->Rank) - 1] == _sizes[output];
        }

        return isDirect;
    }

    private void RunTrailing(KernelFrame* frame, ref BoxEvaluator evaluator, Block block)
    {
        var kept = Product(frame, 0, frame->LeadingKept);
        var reduced = Product(frame, frame->LeadingKept, frame->Rank);
        if (reduced > 0 && reduced <= _piece && !block.IsDirect)
        {
            RunShortRows(frame, ref evaluator, block, kept, reduced);
            return;
        }

        for (var k = 0L; k < kept; k++)
        {
            for (var leaf = frame->LeafBegin; leaf < frame->LeafEnd; leaf++)
            {
                var begin = leaf * TrailingLeaf;
                var end = Math.Min(begin + TrailingLeaf, reduced);
                var isWorthFolding = _fold is not null && !block.IsDirect && end - begin >= ShortestFolded;
                if (isWorthFolding && evaluator.IsInRow((k * reduced) + begin, end - begin))
                {
                    FoldLeaf(ref evaluator, block, k * reduced, begin, end);
                }
                else
                {
                    OfferPieces(ref evaluator, block, k * reduced, begin, begin, end);
                }

                FinishAll(frame, block, leaf, k, (nint)(end - begin));
            }
        }
    }

    /// <summary>
    /// The first elements set the accumulators, whole blocks are folded in registers, then comes the rest.
    /// </summary>
    private void FoldLeaf(ref BoxEvaluator evaluator, Block block, long row, long begin, long end)
    {
        var lanes = LaneFold.Bytes / _sizes[0];
        var first = Math.Min(begin + lanes, end);
        OfferPieces(ref evaluator, block, row, begin, begin, first);
        var folded = (end - first) / lanes * lanes;
        if (folded > 0)
        {
            evaluator.Fold(_fold!, row + first, folded, block.Lanes);
        }

        OfferPieces(ref evaluator, block, row, begin, first + folded, end);
    }

    private void OfferPieces(
        ref BoxEvaluator evaluator, Block block, long row, long leafBegin, long from, long to)
    {
        var step = block.IsDirect ? TrailingLeaf : _piece;
        for (var at = from; at < to; at += step)
        {
            var count = (nint)Math.Min(step, to - at);
            Locate(ref evaluator, block, row + at, count);
            OfferAll(block, count, at, leafBegin);
        }
    }

    /// <summary>Rows of one leaf that is shorter than a piece: several are evaluated together.</summary>
    private void RunShortRows(KernelFrame* frame, ref BoxEvaluator evaluator, Block block, long kept, long reduced)
    {
        if (frame->LeafBegin >= frame->LeafEnd)
        {
            return;
        }

        var together = _piece / reduced;
        for (var k = 0L; k < kept; k += together)
        {
            var rows = Math.Min(together, kept - k);
            evaluator.Evaluate(k * reduced, rows * reduced, block.Places);
            for (var output = 0; output < _outputs.Length; output++)
            {
                FinishShortRows(frame, block, output, k, rows, (nint)reduced);
            }
        }
    }

    private void FinishShortRows(KernelFrame* frame, Block block, int output, long k, long rows, nint reduced)
    {
        var fold = _outputs[output];
        if (fold.TakesRows(reduced))
        {
            fold.FoldRows(block.Places[output], reduced, rows, Partial(frame, output, k));
            return;
        }

        for (var row = 0L; row < rows; row++)
        {
            var elements = block.Places[output] + (row * reduced * _sizes[output]);
            var lanes = block.Lanes + (output * LaneFold.Bytes);
            fold.Offer(lanes, elements, reduced, 0, 0);
            fold.Finish(lanes, reduced, Partial(frame, output, k + row));
        }
    }

    private void RunOuter(KernelFrame* frame, ref BoxEvaluator evaluator, Block block)
    {
        var kept = Product(frame, 0, frame->LeadingKept);
        var reduced = Product(frame, frame->LeadingKept, frame->Rank - 1);
        var width = frame->Extents[frame->Rank - 1];
        for (var k = 0L; k < kept; k++)
        {
            for (var leaf = frame->LeafBegin; leaf < frame->LeafEnd; leaf++)
            {
                for (var column = 0L; column < width; column += _piece)
                {
                    var columns = (nint)Math.Min(_piece, width - column);
                    var rows = new RowRange(k, leaf, reduced, column, columns);
                    RunOuterLeaf(frame, ref evaluator, block, rows);
                }
            }
        }
    }

    private void RunOuterLeaf(KernelFrame* frame, ref BoxEvaluator evaluator, Block block, in RowRange range)
    {
        var width = frame->Extents[frame->Rank - 1];
        var begin = range.Leaf * OuterLeaf;
        var end = Math.Min(begin + OuterLeaf, range.Reduced);
        var isUniform = block.IsDirect && frame->Rank == frame->LeadingKept + 2;
        var together = isUniform ? OuterLeaf
            : !block.IsDirect && range.Columns == width ? Math.Max(1, _piece / width) : 1;
        var partial = ((range.Leaf - frame->LeafBegin) * frame->KeptStride) + (range.Kept * width) + range.Column;
        for (var row = begin; row < end; row += together)
        {
            var rows = Math.Min(together, end - row);
            var flat = (((range.Kept * range.Reduced) + row) * width) + range.Column;
            Locate(ref evaluator, block, flat, (nint)rows * range.Columns);
            for (var output = 0; output < _outputs.Length; output++)
            {
                var stride = isUniform
                    ? (nint)frame->Strides[((_outputs[output].DirectInput + 1) * frame->Rank) - 2]
                    : range.Columns * _sizes[output];
                var added = new ElementRows(block.Places[output], row, rows, stride);
                _outputs[output].AddRows(Partial(frame, output, partial), added, range.Columns, row == begin);
            }
        }
    }

    /// <summary>Makes the places of the block point to elements: computed ones, or the input itself.</summary>
    private void Locate(ref BoxEvaluator evaluator, Block block, long flat, nint count)
    {
        if (!block.IsDirect)
        {
            evaluator.Evaluate(flat, count, block.Places);
            return;
        }

        for (var output = 0; output < _outputs.Length; output++)
        {
            block.Places[output] = evaluator.Address(_outputs[output].DirectInput, flat);
        }
    }

    private void OfferAll(Block block, nint count, long position, long leafBegin)
    {
        for (var output = 0; output < _outputs.Length; output++)
        {
            var lanes = block.Lanes + (output * LaneFold.Bytes);
            _outputs[output].Offer(lanes, block.Places[output], count, position, leafBegin);
        }
    }

    private void FinishAll(KernelFrame* frame, Block block, long leaf, long k, nint count)
    {
        var index = ((leaf - frame->LeafBegin) * frame->KeptStride) + k;
        for (var output = 0; output < _outputs.Length; output++)
        {
            var lanes = block.Lanes + (output * LaneFold.Bytes);
            _outputs[output].Finish(lanes, count, Partial(frame, output, index));
        }
    }

    private byte* Partial(KernelFrame* frame, int output, long index) =>
        frame->Addresses[_inputs + output] + (index * _outputs[output].PartialSize);

    private static long Product(KernelFrame* frame, int from, int to)
    {
        var product = 1L;
        for (var axis = from; axis < to; axis++)
        {
            product *= frame->Extents[axis];
        }

        return product;
    }

    /// <summary>
    /// Where a run keeps the elements of each output, its accumulators, and whether elements are inputs.
    /// </summary>
    private readonly struct Block(byte** places, byte* lanes, bool isDirect)
    {
        public readonly byte** Places = places;

        public readonly byte* Lanes = lanes;

        public readonly bool IsDirect = isDirect;
    }

    /// <summary>The rows of a leaf of the outer form, over some columns.</summary>
    private readonly record struct RowRange(long Kept, long Leaf, long Reduced, long Column, nint Columns);
}
