using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// A kernel on complex numbers that runs one on their parts: every complex operand becomes two of doubles in the same
/// memory.
/// </summary>
internal sealed class PairedKernel : HostKernel
{
    private readonly bool[] _isPair;
    private readonly int _withStrides;
    private readonly HostKernel _parts;

    public PairedKernel(KernelGraph graph, HostKernel parts)
    {
        _isPair = new bool[graph.OperandCount];
        for (var operand = 0; operand < _isPair.Length; operand++)
        {
            _isPair[operand] = graph.OperandType(operand) == ElementType.Complex;
        }

        // The outputs of a reduction have no strides.
        _withStrides = graph.HasReductions ? graph.Inputs.Length : _isPair.Length;
        _parts = parts;
    }

    /// <inheritdoc/>
    public override bool IsCompiled => true;

    /// <summary>The access patterns of the parts: neighbours are not adjacent.</summary>
    public static AccessPattern[] Patterns(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns)
    {
        var result = new List<AccessPattern>(2 * patterns.Length);
        for (var operand = 0; operand < patterns.Length; operand++)
        {
            if (graph.OperandType(operand) != ElementType.Complex)
            {
                result.Add(patterns[operand]);
                continue;
            }

            var part = patterns[operand] == AccessPattern.Broadcast ? AccessPattern.Broadcast : AccessPattern.Strided;
            result.AddRange([part, part]);
        }

        return [.. result];
    }

    /// <inheritdoc/>
    public override unsafe void Run(in KernelFrame frame)
    {
        var addresses = stackalloc byte*[2 * _isPair.Length];
        var strides = stackalloc long[2 * _isPair.Length * frame.Rank];
        var count = 0;
        for (var operand = 0; operand < _isPair.Length; operand++)
        {
            for (var part = 0; part < (_isPair[operand] ? 2 : 1); part++)
            {
                addresses[count] = frame.Addresses[operand] + (part * sizeof(double));
                for (var axis = 0; axis < frame.Rank && operand < _withStrides; axis++)
                {
                    strides[(count * frame.Rank) + axis] = frame.Strides[(operand * frame.Rank) + axis];
                }

                count++;
            }
        }

        var pairs = frame;
        pairs.Addresses = addresses;
        pairs.Strides = strides;
        _parts.Run(pairs);
    }
}
