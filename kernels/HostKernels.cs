using System.Collections.Concurrent;
using Cohort.Kernels.Compiler;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels;

/// <summary>
/// The host kernels of a session: interpreted at first, compiled when a graph has been used often enough or on enough
/// elements, kept by graph and access patterns in a cache of bounded size. Thread-safe.
/// </summary>
public sealed class HostKernels : IHostKernels
{
    private readonly ConcurrentDictionary<KernelKey, HotKernel> _kernels = new();
    private readonly Lock _eviction = new();
    private readonly KernelCompiler? _compiler;
    private readonly int _capacity;

    /// <summary>Kernels compiled for this machine, or interpreted where it allows no dynamic code.</summary>
    public HostKernels()
        : this(KernelCompiler.IsSupported ? new KernelCompiler() : null)
    {
        // The first kernel would pay for the JIT's work on the compiler itself. A failure here is of no consequence: it
        // comes again where a kernel is wanted.
        if (_compiler is not null)
        {
            _ = Task.Run(_compiler.WarmUp);
        }
    }

    /// <summary>Kernels of a given compiler.</summary>
    /// <param name="compiler">The compiler; null interprets everything.</param>
    /// <param name="capacity">
    /// How many kernels are kept; half of them, those not used of late first, make room for new ones.
    /// </param>
    public HostKernels(KernelCompiler? compiler, int capacity = 4096)
    {
        _compiler = compiler;
        _capacity = Math.Max(2, capacity);
    }

    /// <summary>How many kernels are kept now.</summary>
    public int Count => _kernels.Count;

    /// <inheritdoc/>
    public HostKernel Resolve(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns, long elements)
    {
        var key = KernelKey.Of(graph, patterns);
        return (_kernels.TryGetValue(key, out var kernel) ? kernel : Add(key, patterns)).Use(elements);
    }

    /// <inheritdoc/>
    public unsafe void Fold(
        KernelGraph graph, int output, byte* partials, long keptStride, long keptBegin, long keptEnd, long leaves,
        byte* destination) =>
        PartialFold.Run(graph, output, partials, keptStride, keptBegin, keptEnd, leaves, destination);

    private HotKernel Add(KernelKey key, ReadOnlySpan<AccessPattern> patterns)
    {
        if (_kernels.Count >= _capacity)
        {
            Evict();
        }

        var compiler = KernelCompiler.Accepts(key.Graph) ? _compiler : null;
        return _kernels.GetOrAdd(key, new HotKernel(key.Graph, patterns.ToArray(), compiler));
    }

    private void Evict()
    {
        lock (_eviction)
        {
            if (_kernels.Count < _capacity)
            {
                return;
            }

            // Those not used since the last eviction go first; if that is not enough, others follow.
            var surplus = _kernels.Count - (_capacity / 2);
            foreach (var (key, _) in _kernels.ToArray().OrderBy(pair => pair.Value.TakeWasUsed()).Take(surplus))
            {
                _kernels.TryRemove(key, out _);
            }
        }
    }
}
