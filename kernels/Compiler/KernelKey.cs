using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>What compiled code is specialised on: the graph, and two bits of pattern per memory operand.</summary>
internal readonly struct KernelKey : IEquatable<KernelKey>
{
    private const int PatternsPerWord = 32;

    private readonly ulong _low;
    private readonly ulong _high;

    private KernelKey(KernelGraph graph, ulong low, ulong high)
    {
        Graph = graph;
        _low = low;
        _high = high;
    }

    /// <summary>The graph.</summary>
    public KernelGraph Graph { get; }

    /// <summary>The key. Graphs with more operands than fit are not compiled: their patterns do not matter.</summary>
    public static KernelKey Of(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns)
    {
        ulong low = 0, high = 0;
        if (patterns.Length <= 2 * PatternsPerWord)
        {
            for (var k = 0; k < patterns.Length; k++)
            {
                ref var word = ref k < PatternsPerWord ? ref low : ref high;
                word |= (ulong)patterns[k] << (2 * (k % PatternsPerWord));
            }
        }

        return new KernelKey(graph, low, high);
    }

    /// <inheritdoc/>
    public bool Equals(KernelKey other) => _low == other._low && _high == other._high && Graph.Equals(other.Graph);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KernelKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var patterns = (_low ^ (_high << 1)) * 0x9E3779B97F4A7C15;
        return Graph.GetHashCode() ^ (int)(patterns >> 32);
    }
}
