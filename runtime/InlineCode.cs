using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Kernels;

namespace Cohort.Runtime;

/// <summary>The graph of one function on given types, and the code found for it by the access patterns.</summary>
internal sealed class InlineCode
{
    private const int Patterns = 32;

    private readonly HostKernel?[] _compiled = new HostKernel?[Patterns];

    public InlineCode(ElementwiseFunction function, ulong key, KernelGraph graph)
    {
        Function = function;
        Key = key;
        Graph = graph;
    }

    public ElementwiseFunction Function { get; }

    public ulong Key { get; }

    public KernelGraph Graph { get; }

    /// <summary>The code for a combination of contiguous and broadcast operands; kept once it is compiled.</summary>
    public HostKernel Resolve(
        IHostKernels kernels, int patternKey, ReadOnlySpan<AccessPattern> patterns, long elements)
    {
        var known = Volatile.Read(ref _compiled[patternKey]);
        if (known is not null)
        {
            return known;
        }

        var found = kernels.Resolve(Graph, patterns, elements);
        if (found.IsCompiled)
        {
            Volatile.Write(ref _compiled[patternKey], found);
        }

        return found;
    }
}
