using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Compiles kernel graphs to vector code. The passes: rewrite to operators that vectors have, choose the lanes, analyse
/// uses, write IL; the JIT does the rest when the code first runs.
/// </summary>
public sealed class KernelCompiler
{
    /// <summary>Graphs with more nodes than this stay interpreted: the JIT's time grows faster than theirs.</summary>
    public const int MostNodes = 1500;

    /// <summary>Graphs with more memory operands than this stay interpreted.</summary>
    public const int MostOperands = 64;

    private readonly int _registerBytes;

    /// <summary>Creates a compiler for the widest vectors of this machine.</summary>
    public KernelCompiler()
        : this(WidestVector)
    {
    }

    /// <summary>
    /// Creates a compiler for vectors of 16, 32 or 64 bytes, at most <see cref="WidestVector"/>: the software forms of
    /// wider ones are slow and do not give the same bits.
    /// </summary>
    public KernelCompiler(int registerBytes)
    {
        if (registerBytes is not (16 or 32 or 64))
        {
            throw new ArgumentOutOfRangeException(
                nameof(registerBytes), registerBytes, "Vectors have 16, 32 or 64 bytes.");
        }

        _registerBytes = Math.Min(registerBytes, WidestVector);
    }

    /// <summary>The size of the widest accelerated vector in bytes.</summary>
    public static int WidestVector =>
        Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : 16;

    /// <summary>Whether this machine and runtime can run compiled kernels at all.</summary>
    public static bool IsSupported => RuntimeFeature.IsDynamicCodeCompiled && Vector128.IsHardwareAccelerated;

    /// <summary>Whether the compiler takes a graph; others stay interpreted.</summary>
    public static bool Accepts(KernelGraph graph) =>
        graph.Nodes.Length <= MostNodes && graph.OperandCount <= MostOperands && Legalizer.Accepts(graph);

    /// <summary>Compiles a graph.</summary>
    /// <param name="graph">A graph that <see cref="Accepts"/> takes.</param>
    /// <param name="patterns">
    /// The access pattern of each memory operand along the last axis; for reductions of the inputs.
    /// </param>
    public HostKernel Compile(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns)
    {
        var legal = Legalizer.Rewrite(graph);
        var all = new AccessPattern[graph.OperandCount];
        for (var k = 0; k < all.Length; k++)
        {
            var isOutput = k >= graph.Inputs.Length;
            all[k] = isOutput && graph.HasReductions ? AccessPattern.Contiguous
                : isOutput && patterns[k] == AccessPattern.Broadcast ? AccessPattern.Strided
                : patterns[k];
        }

        var code = KernelEmitter.Compile(legal, all, _registerBytes);
        if (!graph.HasReductions)
        {
            return new CompiledKernel(code, graph.OperandCount);
        }

        var reduction = graph.Outputs[0].Reduction!.Value;
        return new CompiledReduction(graph, code, KernelEmitter.CompileFold(legal, all, _registerBytes, reduction));
    }
}
