using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime;

/// <summary>
/// The graph of one reduction, of an operand as it lies or of a function of operands, and the code found for it by the
/// access patterns.
/// </summary>
internal sealed class InlineReductionCode
{
    public const int MaximumOperands = 3;

    private const int PairSize = 16;
    private const int Patterns = 27;

    private readonly HostKernel?[] _compiled = new HostKernel?[Patterns];

    public InlineReductionCode(ReductionOperator reduction, ElementType accumulator, ElementType type)
    {
        var builder = new GraphBuilder();
        builder.Reduce(builder.Cast(builder.AddInput(type), accumulator), reduction);
        Graph = builder.ToGraph();
        IsPosition = reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        PartialSize = IsPosition ? PairSize : accumulator.SizeInBytes();
    }

    public InlineReductionCode(
        ReductionOperator reduction, ElementType accumulator, in ElementwiseValue value, ulong key)
    {
        var builder = new GraphBuilder();
        Span<int> arguments = stackalloc int[value.Operands.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var operand = value.Operands[i];
            arguments[i] = operand.Region is null ? builder.AddScalar(operand.Type) : builder.AddInput(operand.Type);
        }

        var node = FunctionNodes.Apply(builder, value.Function, value.ComputeType, value.Type, arguments);
        builder.Reduce(builder.Cast(node, accumulator), reduction);
        Graph = builder.ToGraph();
        Function = value.Function;
        Key = key;
        PartialSize = accumulator.SizeInBytes();
    }

    /// <summary>The function whose values are reduced, or null.</summary>
    public ElementwiseFunction? Function { get; }

    /// <summary>The types of everything that takes part.</summary>
    public ulong Key { get; }

    public KernelGraph Graph { get; }

    /// <summary>Whether partial results are pairs of a value and a position.</summary>
    public bool IsPosition { get; }

    /// <summary>The bytes of a partial result.</summary>
    public int PartialSize { get; }

    /// <summary>The code for the access patterns of the operands; kept once it is compiled.</summary>
    public HostKernel Resolve(IHostKernels kernels, ReadOnlySpan<AccessPattern> patterns, long elements)
    {
        var place = 0;
        foreach (var pattern in patterns)
        {
            place = (place * MaximumOperands) + (int)pattern;
        }

        ref var slot = ref _compiled[place];
        var known = Volatile.Read(ref slot);
        if (known is not null)
        {
            return known;
        }

        var found = kernels.Resolve(Graph, patterns, elements);
        if (found.IsCompiled)
        {
            Volatile.Write(ref slot, found);
        }

        return found;
    }
}
