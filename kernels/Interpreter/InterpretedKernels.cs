using System.Collections.Concurrent;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// Host kernels that are always interpreted: for machines without dynamic code, and as the reference.
/// </summary>
public sealed class InterpretedKernels : IHostKernels
{
    private readonly ConcurrentDictionary<KernelGraph, GraphInterpreter> _interpreters = new();

    /// <inheritdoc/>
    public HostKernel Resolve(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns, long elements) =>
        _interpreters.GetOrAdd(graph, static g => new GraphInterpreter(g));

    /// <inheritdoc/>
    public unsafe void Fold(
        KernelGraph graph, int output, byte* partials, long keptStride, long keptBegin, long keptEnd, long leaves,
        byte* destination) =>
        PartialFold.Run(graph, output, partials, keptStride, keptBegin, keptEnd, leaves, destination);
}
