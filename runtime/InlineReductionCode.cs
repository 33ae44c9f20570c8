using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Runtime;

/// <summary>The graph of one reduction of one type, and the code found for it by the access patterns.</summary>
internal sealed class InlineReductionCode
{
    private const int PairSize = 16;

    private readonly HostKernel?[] _compiled = new HostKernel?[3];

    public InlineReductionCode(ReductionOperator reduction, ElementType accumulator, ElementType type)
    {
        var builder = new GraphBuilder();
        builder.Reduce(builder.Cast(builder.AddInput(type), accumulator), reduction);
        Graph = builder.ToGraph();
        IsPosition = reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        PartialSize = IsPosition ? PairSize : accumulator.SizeInBytes();
    }

    public KernelGraph Graph { get; }

    /// <summary>Whether partial results are pairs of a value and a position.</summary>
    public bool IsPosition { get; }

    /// <summary>The bytes of a partial result.</summary>
    public int PartialSize { get; }

    /// <summary>The code for an access pattern; kept once it is compiled.</summary>
    public HostKernel Resolve(IHostKernels kernels, AccessPattern pattern, long elements)
    {
        ref var slot = ref _compiled[(int)pattern];
        var known = Volatile.Read(ref slot);
        if (known is not null)
        {
            return known;
        }

        var found = kernels.Resolve(Graph, [pattern], elements);
        if (found.IsCompiled)
        {
            Volatile.Write(ref slot, found);
        }

        return found;
    }
}
