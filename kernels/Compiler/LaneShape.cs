using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// How the values of one kernel lie in registers: every value has the same number of lanes, so the widest type fills
/// a register and narrower ones live in shorter vectors, at least 16 bytes of which the low part counts.
/// </summary>
/// <param name="Lanes">The number of elements computed together, a power of two.</param>
internal readonly record struct LaneShape(int Lanes)
{
    /// <summary>The smallest vector that the runtime has instructions for.</summary>
    public const int SmallestVector = 16;

    /// <summary>The shape of a graph on registers of the given size.</summary>
    public static LaneShape Of(KernelGraph graph, int registerBytes)
    {
        var widest = 1;
        foreach (var node in graph.Nodes)
        {
            widest = Math.Max(widest, node.Type.SizeInBytes());
        }

        return new LaneShape(registerBytes / widest);
    }

    /// <summary>The bytes in memory of all lanes of an element size.</summary>
    public int MemoryBytes(int elementSize) => Lanes * elementSize;

    /// <summary>The bytes of the vector type that holds all lanes of an element size.</summary>
    public int VectorBytes(int elementSize) => Math.Max(SmallestVector, Lanes * elementSize);
}
