using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes the leaves of <see cref="Cohort.Runtime.Kernels.ReductionForm.Trailing"/>: the threads of a block share a
/// leaf, each with accumulators of its own (<see cref="TrailingLanes"/>), which fold in halves through shared memory.
/// Leaves that need fewer threads, because rows are short or threads load vectors, share a block.
/// </summary>
internal sealed class TrailingLeafText : LeafText
{
    private const int LeafElements = 4096;

    private readonly int _lanes;
    private readonly int _width;
    private readonly int _threads;
    private readonly int _threadsOfBlock;
    private readonly bool _isShort;

    private TrailingLeafText(KernelWriter writer, LeafKey key)
        : base(writer, key)
    {
        _lanes = key.RowLanes;
        _width = key.VectorWidth;
        _threads = _lanes / _width;
        _threadsOfBlock = TrailingLanes.ThreadsOfBlock(key.Graph, _width);
        _isShort = _lanes < TrailingLanes.OfLeaf(key.Graph, _width);
    }

    // A row of several loops has whole groups only.
    private bool MayEndWithinGroup => Key.Loops - Key.LeadingKept == 1;

    /// <summary>Writes a kernel's body.</summary>
    public static void Write(KernelWriter writer, LeafKey key) => new TrailingLeafText(writer, key).Write();

    private void Write()
    {
        KernelValue row = Writer.Cast(Writer.Block, Indices.Type), thread = Writer.Thread;
        if (_threads < _threadsOfBlock)
        {
            var shift = Writer.Integer(ElementType.UInt32, BitOperations.Log2((uint)_threads));
            var rowOfBlock = Writer.Binary(Primitive.ShiftRight, thread, shift);
            row = Indices.Add(
                Indices.Multiply(row, _threadsOfBlock / _threads), Writer.Cast(rowOfBlock, Indices.Type));
            thread = Writer.Binary(Primitive.And, thread, Writer.Integer(ElementType.UInt32, _threads - 1));
        }

        var lane = Indices.Multiply(Writer.Cast(thread, Indices.Type), _width);
        var isInside = Indices.Less(row, Indices.Argument(Key.Arguments.Units));

        // Threads without a unit still meet the others at the barriers: they go through the last one, unheard.
        var last = Indices.Subtract(Indices.Argument(Key.Arguments.Units), Indices.Constant(1));
        var unit = Locate(Indices.Minimum(row, last));
        var begin = Indices.Multiply(unit.Number, LeafElements);
        var rest = Indices.Subtract(Indices.Argument(Key.Arguments.ReducedCount), begin);
        var count = Indices.Minimum(rest, Indices.Constant(LeafElements));
        var sums = Accumulate(unit, begin, lane, count);
        for (var output = 0; output < sums.Length; output++)
        {
            Fold(output, sums[output], lane, count);
        }

        var isFirst = Writer.Binary(Primitive.Equal, lane, Indices.Constant(0));
        Writer.If(
            Writer.Binary(Primitive.And, isInside, isFirst), () => Store(unit, [.. sums.Select(sum => sum[..1])]));
    }

    /// <summary>
    /// The accumulators of every output that a thread holds: those of its lanes, then those that are a whole number
    /// of lanes on.
    /// </summary>
    private PartialResult[][] Accumulate(LeafUnit unit, KernelValue begin, KernelValue lane, KernelValue count)
    {
        var start = Indices.Add(begin, lane);
        var sums = Outputs.Select((text, output) => Enumerable.Range(0, PerLane(output) * LanesOf(output))
            .Select(i => StartOf(output, Indices.Add(start, Distance(output, i)))).ToArray()).ToArray();
        var at = Writer.Variable(start);
        var end = Indices.Add(begin, count);
        var together = Enumerable.Range(0, sums.Length).Max(PerLane);
        ForEach(at, _lanes, _width - 1, end, together, (steps, isChecked) =>
        {
            for (var step = 0; step < steps; step++)
            {
                Take(unit, Indices.Add(at, step * _lanes), isChecked ? end : null, sums, step);
            }
        });
        return sums;
    }

    /// <summary>Takes what a thread meets in one step: with an end, what lies before it.</summary>
    private void Take(LeafUnit unit, KernelValue position, KernelValue? end, PartialResult[][] sums, int step)
    {
        if (_width > 1)
        {
            TakeGroup(unit, position, end, sums, step);
        }
        else if (end is { } limit && step > 0)
        {
            Writer.If(Indices.Less(position, limit), () => Join(sums, step, 0, Evaluate(unit, position)));
        }
        else
        {
            Join(sums, step, 0, Evaluate(unit, position));
        }
    }

    private void TakeGroup(LeafUnit unit, KernelValue position, KernelValue? end, PartialResult[][] sums, int step)
    {
        if (end is not { } limit)
        {
            TakeWhole();
            return;
        }

        Writer.If(
            Indices.Less(Indices.Add(position, _width - 1), limit), TakeWhole, MayEndWithinGroup ? TakeRest : null);

        void TakeWhole()
        {
            var neighbours = EvaluateGroup(unit, position);
            for (var lane = 0; lane < _width; lane++)
            {
                Join(sums, step, lane, neighbours[lane]);
            }
        }

        void TakeRest()
        {
            for (var lane = 0; lane < _width - 1; lane++)
            {
                var (single, neighbour) = (Indices.Add(position, lane), lane);
                Writer.If(
                    Indices.Less(single, limit), () => Join(sums, step, neighbour, Evaluate(unit, single)));
            }
        }
    }

    private void Join(PartialResult[][] sums, int step, int lane, PartialResult[] values)
    {
        for (var output = 0; output < sums.Length; output++)
        {
            var lanes = LanesOf(output);
            var into = (step % PerLane(output) * lanes) + (lane % lanes);
            Outputs[output].Join(sums[output][into], values[output], isInterleaved: false);
        }
    }

    // Where the order of elements does not matter, all that a thread meets goes into one accumulator.
    private int LanesOf(int output) => TrailingLanes.HasOrder(Key.Graph, output) ? _width : 1;

    private int PerLane(int output) => _isShort ? 1 : TrailingLanes.PerLane(Key.Graph, _width, output);

    /// <summary>How far the first element of an accumulator is from the first one of its thread.</summary>
    private int Distance(int output, int accumulator)
    {
        var (turn, lane) = Math.DivRem(accumulator, LanesOf(output));
        return (turn * _lanes) + lane;
    }

    /// <summary>
    /// Joins accumulator j with j + L/2, then j + L/4 and so on. Those of a thread that has met no element do not
    /// count; others that have met none are as they began, and change nothing.
    /// </summary>
    private void Fold(int output, PartialResult[] sums, KernelValue lane, KernelValue count)
    {
        var text = Outputs[output];
        var lanes = LanesOf(output);
        for (var half = sums.Length / 2; half >= lanes; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                var (into, from) = (sums[i], sums[i + half]);
                Writer.If(
                    IsFilled(lane, Distance(output, i + half), count),
                    () => text.Join(into, from, isInterleaved: true));
            }
        }

        if (_threads > 1)
        {
            FoldThreads(text, sums[..lanes], lane, count);
        }

        for (var half = lanes / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                text.Join(sums[i], sums[i + half], isInterleaved: true);
            }
        }
    }

    private void FoldThreads(PartialText text, PartialResult[] sums, KernelValue lane, KernelValue count)
    {
        var values = Writer.Share(text.Type, _threadsOfBlock * sums.Length);
        var seconds = text.SecondType is { } type
            ? Writer.Share(type, _threadsOfBlock * sums.Length)
            : (SharedArray?)null;
        Share();
        for (var half = _threads / 2; half > 0; half /= 2)
        {
            var distance = half;
            Writer.Barrier();
            var isLower = Indices.Less(lane, Indices.Constant(half * _width));
            Writer.If(Writer.Binary(Primitive.And, isLower, IsFilled(lane, half * _width, count)), () =>
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    text.Join(sums[i], Shared(i, distance), isInterleaved: true);
                }

                Share();
            });
        }

        PartialResult Shared(int accumulator, int distance)
        {
            var at = Place(accumulator, distance);
            return new PartialResult(
                Writer.LoadShared(values, at), seconds is { } array ? Writer.LoadShared(array, at) : null);
        }

        void Share()
        {
            for (var i = 0; i < sums.Length; i++)
            {
                var at = Place(i, 0);
                Writer.StoreShared(values, at, sums[i].Value);
                if (seconds is { } array)
                {
                    Writer.StoreShared(array, at, sums[i].Second!.Value);
                }
            }
        }
    }

    /// <summary>Where an accumulator of the thread so many further on lies in shared memory.</summary>
    private KernelValue Place(int accumulator, int distance)
    {
        var offset = (accumulator * _threadsOfBlock) + distance;
        return offset == 0
            ? Writer.Thread
            : Writer.Binary(Primitive.Add, Writer.Thread, Writer.Integer(ElementType.UInt32, offset));
    }

    private KernelValue IsFilled(KernelValue lane, int distance, KernelValue count) =>
        Indices.Less(Indices.Add(lane, distance), count);
}
