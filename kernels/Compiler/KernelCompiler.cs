using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cohort.Kernels.Rewriting;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
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

    private readonly VectorTarget _target;

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

        _target = new VectorTarget(Math.Min(registerBytes, WidestVector), new VectorMethods());
    }

    /// <summary>The size of the widest accelerated vector in bytes.</summary>
    public static int WidestVector =>
        Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : 16;

    /// <summary>Whether this machine and runtime can run compiled kernels at all.</summary>
    public static bool IsSupported => RuntimeFeature.IsDynamicCodeCompiled && Vector128.IsHardwareAccelerated;

    /// <summary>Whether the compiler takes a graph; others stay interpreted.</summary>
    public static bool Accepts(KernelGraph graph) =>
        graph.Nodes.Length <= MostNodes && graph.OperandCount <= MostOperands && HasLanes(graph);

    /// <summary>
    /// Whether every value of a graph has lanes: Decimal has none, Complex has them for its parts.
    /// </summary>
    private static bool HasLanes(KernelGraph graph) => ComplexSum.Is(graph) || (ComplexParts.AreIn(graph)
        ? !FoldsComplex(graph) && ComplexParts.Refusal(graph) is null && Legalizer.Accepts(ComplexParts.Split(graph))
        : Legalizer.Accepts(graph));

    private static bool FoldsComplex(KernelGraph graph)
    {
        foreach (var output in graph.Outputs)
        {
            if (output.Reduction is not null && graph.Nodes[output.Node].Type == ElementType.Complex)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Compiles and runs a kernel, so that later ones find the compiler itself compiled.</summary>
    internal unsafe void WarmUp()
    {
        var graph = new GraphBuilder();
        var x = graph.AddInput(ElementType.Double);
        graph.Store(Function.Sin.Build(graph, [graph.Binary(Primitive.Multiply, x, x)], ElementType.Double));
        var kernel = Compile(graph.ToGraph(), [AccessPattern.Contiguous, AccessPattern.Contiguous]);
        double element = 1, result = 0;
        long extent = 1, origin = 0;
        var addresses = stackalloc byte*[2] { (byte*)&element, (byte*)&result };
        var strides = stackalloc long[2] { sizeof(double), sizeof(double) };
        kernel.Run(new KernelFrame
        {
            Rank = 1,
            LeadingKept = 1,
            Extents = &extent,
            Addresses = addresses,
            Strides = strides,
            Origin = &origin,
        });
    }

    /// <summary>Compiles a graph.</summary>
    /// <param name="graph">A graph that <see cref="Accepts"/> takes.</param>
    /// <param name="patterns">
    /// The access pattern of each memory operand along the last axis; for reductions of the inputs.
    /// </param>
    public HostKernel Compile(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns)
    {
        if (ComplexSum.Is(graph))
        {
            return new CompiledReduction(graph, ComplexSum.Code, null);
        }

        if (ComplexParts.AreIn(graph))
        {
            var parts = Compile(ComplexParts.Split(graph), PairedKernel.Patterns(graph, patterns));
            return new PairedKernel(graph, parts);
        }

        var legal = Legalizer.Rewrite(graph);
        var all = new AccessPattern[graph.OperandCount];
        for (var k = 0; k < all.Length; k++)
        {
            var isOutput = k >= graph.Inputs.Length;
            all[k] = isOutput && graph.HasReductions ? AccessPattern.Contiguous
                : isOutput && patterns[k] == AccessPattern.Broadcast ? AccessPattern.Strided
                : patterns[k];
        }

        var code = KernelEmitter.Compile(legal, all, _target);
        if (!graph.HasReductions)
        {
            return new CompiledKernel(code, graph.OperandCount);
        }

        var reduction = graph.Outputs[0].Reduction!.Value;
        return new CompiledReduction(graph, code, KernelEmitter.CompileFold(legal, all, _target, reduction));
    }
}
