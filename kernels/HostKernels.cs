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
    }

    /// <summary>Kernels of a given compiler.</summary>
    /// <param name="compiler">The compiler; null interprets everything.</param>
    /// <param name="capacity">How many kernels are kept; the half that was used longest ago makes room for new ones.</param>
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
        var key = new KernelKey(graph, Pack(patterns));
        return (_kernels.TryGetValue(key, out var kernel) ? kernel : Add(key, patterns)).Use(elements);
    }

    /// <inheritdoc/>
    public unsafe void Fold(
        KernelGraph graph, int output, byte* partials, long keptStride, long keptBegin, long keptEnd, long leaves,
        byte* destination) =>
        PartialFold.Run(graph, output, partials, keptStride, keptBegin, keptEnd, leaves, destination);

    /// <summary>Two bits a pattern. Graphs with more operands than fit are not compiled: their patterns do not matter.</summary>
    private static UInt128 Pack(ReadOnlySpan<AccessPattern> patterns)
    {
        if (patterns.Length > KernelCompiler.MostOperands)
        {
            return 0;
        }

        ulong low = 0, high = 0;
        for (var k = 0; k < patterns.Length; k++)
        {
            if (k < 32)
            {
                low |= (ulong)patterns[k] << (2 * k);
            }
            else
            {
                high |= (ulong)patterns[k] << (2 * (k - 32));
            }
        }

        return new UInt128(high, low);
    }

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

            foreach (var (key, _) in _kernels.ToArray().OrderBy(pair => pair.Value.LastUse).Take(_capacity / 2))
            {
                _kernels.TryRemove(key, out _);
            }
        }
    }

    private readonly record struct KernelKey(KernelGraph Graph, UInt128 Patterns);
}
