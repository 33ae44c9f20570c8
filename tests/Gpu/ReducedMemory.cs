using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Compiler;

namespace Cohort.Tests.Gpu;

/// <summary>
/// The inputs of a reduction in memory of known alignment, and its results by whatever runs its leaves.
/// </summary>
internal sealed unsafe class ReducedMemory : IDisposable
{
    private const int LargestElement = 16;
    private const int TrailingLeaf = 4096;
    private const int OuterLeaf = 64;

    private readonly KernelGraph _graph;
    private readonly long[] _extents;
    private readonly long[] _strides;
    private readonly ReductionForm _form;
    private readonly int _leadingKept;
    private readonly ulong[] _scalars;
    private readonly nint[] _starts;
    private readonly AlignedOperands _inputs;

    /// <summary>Lays out inputs and fills them.</summary>
    /// <param name="graph">The reductions.</param>
    /// <param name="extents">The extents of the loops.</param>
    /// <param name="steps">Per input and loop a stride in elements.</param>
    /// <param name="start">Where every input begins, in elements behind an aligned address.</param>
    /// <param name="form">Where the reduced loops lie.</param>
    /// <param name="leadingKept">How many kept loops come first.</param>
    public ReducedMemory(
        KernelGraph graph, long[] extents, long[][] steps, int start, ReductionForm form, int leadingKept)
    {
        (_graph, _extents, _form, _leadingKept) = (graph, extents, form, leadingKept);
        _strides = [.. steps.SelectMany((s, k) => s.Select(step => step * graph.Inputs[k].SizeInBytes()))];
        var reach = steps.Max(s => extents.Zip(s, (e, step) => Math.Abs(step) * Math.Max(e - 1, 0)).Sum());
        _inputs = new AlignedOperands(graph.Inputs.Length, (int)(reach + start + 1) * LargestElement);
        var random = new Random((int)reach + start);
        _starts = new nint[graph.Inputs.Length];
        for (var k = 0; k < _starts.Length; k++)
        {
            // A reversed input begins at its last element.
            var back = extents.Zip(steps[k], (e, step) => Math.Min(step, 0) * -Math.Max(e - 1, 0)).Sum();
            var type = graph.Inputs[k];
            _starts[k] = _inputs.Addresses[k] + (nint)((back + start) * type.SizeInBytes());
            RandomBits.Fill(random, type, _inputs.Of(k));
        }

        _scalars = [.. graph.Scalars.ToArray().Select(type => RandomBits.Element(random, type)), 0];
    }

    /// <summary>The results of all outputs, the leaves by a kernel and their fold by the interpreter.</summary>
    public byte[][] Reduce(HostKernel kernel)
    {
        var isOuter = _form == ReductionForm.Outer;
        var reducedEnd = _extents.Length - (isOuter ? 1 : 0);
        var reduced = Product(_extents[_leadingKept..reducedEnd]);
        var kept = Product(_extents[.._leadingKept]) * Product(_extents[reducedEnd..]);
        var leaf = isOuter ? OuterLeaf : TrailingLeaf;
        var leaves = (reduced + leaf - 1) / leaf;
        using var partials = new AlignedOperands(_graph.Outputs.Length, (int)(leaves * kept * LargestElement));
        Run(kernel, [.. _starts, .. partials.Addresses], leaves, kept);
        var results = new byte[_graph.Outputs.Length][];
        for (var output = 0; output < results.Length; output++)
        {
            results[output] = new byte[kept * _graph.OutputType(output).SizeInBytes()];
            fixed (byte* result = results[output])
            {
                new InterpretedKernels().Fold(
                    _graph, output, (byte*)partials.Addresses[output], kept, 0, kept, leaves, result);
            }
        }

        return results;
    }

    /// <inheritdoc/>
    public void Dispose() => _inputs.Dispose();

    private void Run(HostKernel kernel, nint[] addresses, long leaves, long kept)
    {
        fixed (long* extents = _extents, strides = _strides, origin = new long[_extents.Length])
        fixed (nint* first = addresses)
        fixed (ulong* scalars = _scalars)
        {
            kernel.Run(new KernelFrame
            {
                Rank = _extents.Length,
                LeadingKept = _leadingKept,
                Form = _form,
                Extents = extents,
                Addresses = (byte**)first,
                Strides = strides,
                Scalars = scalars,
                Origin = origin,
                LeafBegin = 0,
                LeafEnd = leaves,
                KeptStride = kept,
            });
        }
    }

    private static long Product(long[] extents) => extents.Aggregate(1L, (a, b) => a * b);
}
