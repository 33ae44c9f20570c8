using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Tests.Compiler;

/// <summary>A graph with operands in memory, which any host kernel can run on a fresh copy of that memory.</summary>
internal sealed unsafe class KernelCase
{
    /// <summary>
    /// Bytes around every operand in which writes out of bounds show; a multiple of all element sizes.
    /// </summary>
    private const int Margin = 128;

    private readonly long[] _extents;
    private readonly long[] _strides;
    private readonly long[] _offsets;
    private readonly byte[][] _memory;
    private readonly int[] _sharedWith;
    private readonly ulong[] _scalars;
    private readonly long[] _origin;

    private readonly ReductionForm _form;
    private readonly int _leadingKept;
    private readonly long _leafBegin;
    private readonly long _leafEnd;
    private readonly long _keptStride;

    /// <summary>A case of stores, or of a reduction with some of its leaves.</summary>
    public KernelCase(
        Random random, KernelGraph graph, long[] extents, ReductionForm form = ReductionForm.None, int leadingKept = 0)
    {
        Graph = graph;
        (_form, _leadingKept) = (form, form == ReductionForm.None ? extents.Length : leadingKept);
        if (form != ReductionForm.None)
        {
            var keptAtEnd = form == ReductionForm.Outer ? 1 : 0;
            var reduced = extents[leadingKept..^keptAtEnd].Aggregate(1L, (a, b) => a * b);
            var leafLength = form == ReductionForm.Outer ? 64 : 4096;
            _leafEnd = (reduced + leafLength - 1) / leafLength;
            _leafBegin = random.NextInt64(_leafEnd + 1);
            var kept = extents.Aggregate(1L, (a, b) => a * b) / Math.Max(1, reduced);
            _keptStride = kept + random.Next(3);
        }

        _extents = extents;
        var operands = graph.OperandCount;
        _strides = new long[operands * extents.Length];
        _offsets = new long[operands];
        _memory = new byte[operands][];
        _sharedWith = new int[operands];
        for (var k = 0; k < operands; k++)
        {
            Place(random, k);
        }

        _origin = [.. extents.Select(_ => (long)random.Next(1000))];
        _scalars = [.. graph.Scalars.ToArray().Select(t => RandomBits.Element(random, t))];
    }

    /// <summary>The graph.</summary>
    public KernelGraph Graph { get; }

    /// <summary>The access patterns that a caller would state.</summary>
    public AccessPattern[] Patterns
    {
        get
        {
            var rank = _extents.Length;
            return [.. Enumerable.Range(0, _memory.Length).Select(k => _strides[(k * rank) + rank - 1] switch
            {
                0 => AccessPattern.Broadcast,
                var s when s == Graph.OperandType(k).SizeInBytes() => AccessPattern.Contiguous,
                _ => AccessPattern.Strided,
            })];
        }
    }

    /// <summary>Whether an operand holds the partials of a position reduction.</summary>
    public bool HasPositions(int operand) =>
        operand >= Graph.Inputs.Length
        && Graph.Outputs[operand - Graph.Inputs.Length].Reduction
            is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;

    /// <summary>Runs a kernel and gives the whole memory of every operand, gaps and margins included.</summary>
    public byte[][] Run(HostKernel kernel)
    {
        var copies = _memory.Select((m, k) => _sharedWith[k] >= 0 ? null : (byte[])m.Clone()).ToArray();
        for (var k = 0; k < copies.Length; k++)
        {
            copies[k] ??= copies[_sharedWith[k]];
        }

        var handles = copies.Select(m => GCHandle.Alloc(m, GCHandleType.Pinned)).ToArray();
        var addresses = stackalloc byte*[copies.Length];
        for (var k = 0; k < copies.Length; k++)
        {
            addresses[k] = (byte*)handles[k].AddrOfPinnedObject() + _offsets[k];
        }

        fixed (long* extents = _extents, strides = _strides, origin = _origin)
        fixed (ulong* scalars = _scalars)
        {
            kernel.Run(new KernelFrame
            {
                Rank = _extents.Length,
                LeadingKept = _leadingKept,
                Form = _form,
                LeafBegin = _leafBegin,
                LeafEnd = _leafEnd,
                KeptStride = _keptStride,
                Extents = extents,
                Addresses = addresses,
                Strides = strides,
                Scalars = scalars,
                Origin = origin,
            });
        }

        Array.ForEach(handles, h => h.Free());
        return copies!;
    }

    /// <summary>The case as text, for the message of a failure.</summary>
    public override string ToString() =>
        $"{Graph}extents ({string.Join(", ", _extents)}) strides ({string.Join(", ", _strides)}) "
        + $"{_form} {_leadingKept} leaves {_leafBegin} to {_leafEnd}";

    private void Place(Random random, int operand)
    {
        var type = Graph.OperandType(operand);
        var isOutput = operand >= Graph.Inputs.Length;
        var rank = _extents.Length;
        if (isOutput && Graph.HasReductions)
        {
            _sharedWith[operand] = -1;
            _offsets[operand] = Margin;
            _memory[operand] = new byte[(2 * Margin) + (16 * (_leafEnd - _leafBegin) * _keptStride)];
            return;
        }

        _sharedWith[operand] = isOutput && random.Next(4) == 0 ? Shareable(operand) : -1;
        if (_sharedWith[operand] is var source and >= 0)
        {
            Array.Copy(_strides, source * rank, _strides, operand * rank, rank);
            (_offsets[operand], _memory[operand]) = (_offsets[source], _memory[source]);
            return;
        }

        // Axes are laid out from the innermost in memory outwards, in a random order, with gaps and signs.
        var order = Enumerable.Range(0, rank).Reverse().ToArray();
        if (random.Next(3) == 0)
        {
            random.Shuffle(order);
        }

        long step = type.SizeInBytes(), low = 0;
        var isPlain = random.Next(2) == 0;
        foreach (var axis in order)
        {
            var gap = isPlain || random.Next(2) == 0 ? 1 : random.Next(1, 4);
            var stride = step * gap * (!isPlain && random.Next(4) == 0 ? -1 : 1);
            if (!isOutput && random.Next(5) == 0)
            {
                stride = 0;
            }

            _strides[(operand * rank) + axis] = stride;
            low += Math.Min(0, stride * Math.Max(0, _extents[axis] - 1));
            step = Math.Max(step, step * gap * Math.Max(1, _extents[axis]));
        }

        _offsets[operand] = Margin - low;
        _memory[operand] = new byte[Margin + step + type.SizeInBytes() + Margin];
        RandomBits.Fill(random, type, _memory[operand]);
    }

    /// <summary>
    /// An input that an output may overwrite: of its type, without repeated elements, taken by no other.
    /// </summary>
    private int Shareable(int output)
    {
        var rank = _extents.Length;
        for (var k = 0; k < Graph.Inputs.Length; k++)
        {
            var strides = _strides.AsSpan(k * rank, rank);
            var isTaken = _sharedWith.AsSpan(Graph.Inputs.Length, output - Graph.Inputs.Length).Contains(k);
            if (Graph.OperandType(k) == Graph.OperandType(output) && !strides.Contains(0) && !isTaken)
            {
                return k;
            }
        }

        return -1;
    }
}
