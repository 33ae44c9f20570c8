using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes the leaves of <see cref="Cohort.Runtime.Kernels.ReductionForm.Trailing"/>: the threads of a block share a
/// leaf, each with accumulators of its own (<see cref="TrailingLanes"/>), which fold in halves through shared memory.
/// Short rows share a block.
/// </summary>
internal sealed class TrailingLeafText : LeafText
{
    private const int LeafElements = 4096;

    private readonly int _lanes;
    private readonly int _perThread;

    private TrailingLeafText(KernelWriter writer, LeafKey key)
        : base(writer, key)
    {
        _lanes = key.RowLanes;
        _perThread = key.RowLanes < TrailingLanes.OfBlock(key.Graph)
            ? 1
            : Enumerable.Range(0, key.Graph.Outputs.Length).Max(output => TrailingLanes.PerThread(key.Graph, output));
    }

    /// <summary>Writes a kernel's body.</summary>
    public static void Write(KernelWriter writer, LeafKey key) => new TrailingLeafText(writer, key).Write();

    private void Write()
    {
        var threads = TrailingLanes.OfBlock(Key.Graph);
        KernelValue row = Writer.Cast(Writer.Block, Indices.Type), lane = Writer.Thread;
        if (_lanes < threads)
        {
            var shift = Writer.Integer(ElementType.UInt32, BitOperations.Log2((uint)_lanes));
            var rowOfBlock = Writer.Binary(Primitive.ShiftRight, Writer.Thread, shift);
            row = Indices.Add(Indices.Multiply(row, threads / _lanes), Writer.Cast(rowOfBlock, Indices.Type));
            lane = Writer.Binary(Primitive.And, lane, Writer.Integer(ElementType.UInt32, _lanes - 1));
        }

        lane = Writer.Cast(lane, Indices.Type);
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
            Writer.Binary(Primitive.And, isInside, isFirst), () => Store(unit, [.. sums.Select(sum => sum[0])]));
    }

    /// <summary>The accumulators of every output that a thread holds.</summary>
    private PartialResult[][] Accumulate(LeafUnit unit, KernelValue begin, KernelValue lane, KernelValue count)
    {
        var start = Indices.Add(begin, lane);
        var sums = Outputs.Select((text, output) => Enumerable.Range(0, AccumulatorsOf(output))
            .Select(i => StartOf(output, Indices.Add(start, i * _lanes))).ToArray()).ToArray();
        var at = Writer.Variable(start);
        var end = Indices.Add(begin, count);
        ForEach(at, _lanes, end, _perThread, (steps, isChecked) =>
        {
            for (var i = 0; i < steps; i++)
            {
                var position = Indices.Add(at, i * _lanes);
                var step = i;
                if (isChecked && i > 0)
                {
                    Writer.If(Indices.Less(position, end), () => Offer(unit, position, sums, step));
                }
                else
                {
                    Offer(unit, position, sums, step);
                }
            }
        });
        return sums;
    }

    private void Offer(LeafUnit unit, KernelValue position, PartialResult[][] sums, int step)
    {
        var values = Evaluate(unit, position);
        for (var output = 0; output < sums.Length; output++)
        {
            Outputs[output].Join(sums[output][step % sums[output].Length], values[output], isInterleaved: false);
        }
    }

    private int AccumulatorsOf(int output) => _perThread == 1 ? 1 : TrailingLanes.PerThread(Key.Graph, output);

    /// <summary>
    /// Joins accumulator j with j + L/2, then j + L/4 and so on; only those that have met an element count.
    /// </summary>
    private void Fold(int output, PartialResult[] sums, KernelValue lane, KernelValue count)
    {
        var text = Outputs[output];
        for (var half = sums.Length / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                var (into, from) = (sums[i], sums[i + half]);
                Writer.If(
                    IsFilled(lane, (i + half) * _lanes, count), () => text.Join(into, from, isInterleaved: true));
            }
        }

        if (_lanes == 1)
        {
            return;
        }

        var sum = sums[0];
        var values = Writer.Share(text.Type, TrailingLanes.OfBlock(Key.Graph));
        var seconds = text.SecondType is { } second
            ? Writer.Share(second, TrailingLanes.OfBlock(Key.Graph))
            : (SharedArray?)null;
        Share(sum);
        for (var half = _lanes / 2; half > 0; half /= 2)
        {
            var distance = half;
            Writer.Barrier();
            var isLower = Indices.Less(lane, Indices.Constant(half));
            Writer.If(Writer.Binary(Primitive.And, isLower, IsFilled(lane, half, count)), () =>
            {
                var other = Writer.Binary(
                    Primitive.Add, Writer.Thread, Writer.Integer(ElementType.UInt32, distance));
                var from = new PartialResult(
                    Writer.LoadShared(values, other),
                    seconds is { } array ? Writer.LoadShared(array, other) : null);
                text.Join(sum, from, isInterleaved: true);
                Share(sum);
            });
        }

        void Share(PartialResult partial)
        {
            Writer.StoreShared(values, Writer.Thread, partial.Value);
            if (seconds is { } array)
            {
                Writer.StoreShared(array, Writer.Thread, partial.Second!.Value);
            }
        }
    }

    private KernelValue IsFilled(KernelValue lane, int distance, KernelValue count) =>
        Indices.Less(Indices.Add(lane, distance), count);
}
