using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>What the emitter knows of each node of a legal graph before it writes code.</summary>
internal sealed class GraphUses
{
    /// <summary>Analyses a graph.</summary>
    public GraphUses(KernelGraph graph, AccessPattern[] patterns)
    {
        var nodes = graph.Nodes;
        Count = new int[nodes.Length];
        Variance = new Variance[nodes.Length];
        MaskSize = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            Variance[i] = VarianceOf(nodes[i], patterns);
            MaskSize[i] = MaskSizeOf(graph, nodes[i]);
            if (nodes[i].IsLeaf)
            {
                continue;
            }

            Use(nodes[i].A);
            Use(nodes[i].B);
            Use(nodes[i].C);
        }

        foreach (var output in graph.Outputs)
        {
            Use(output.Node);
            Use(output.Mask);
        }
    }

    /// <summary>How many operators and outputs use the node.</summary>
    public int[] Count { get; }

    /// <summary>When its value changes.</summary>
    public Variance[] Variance { get; }

    /// <summary>For Boolean nodes, the size of the mask's lanes: that of what was compared.</summary>
    public int[] MaskSize { get; }

    private void Use(int node)
    {
        if (node >= 0)
        {
            Count[node]++;
        }
    }

    private Variance VarianceOf(Node node, AccessPattern[] patterns)
    {
        switch (node.Operator)
        {
            case Primitive.Constant:
                return Compiler.Variance.Constant;
            case Primitive.Scalar:
                return Compiler.Variance.Run;
            case Primitive.Input when patterns[node.A] == AccessPattern.Broadcast:
                return Compiler.Variance.Row;
            case Primitive.Input or Primitive.Index:
                return Compiler.Variance.Element;
        }

        // Operators on constants alone (those that are not folded) are computed once a run.
        var variance = Max(Compiler.Variance.Run, Variance[node.A]);
        variance = node.B < 0 ? variance : Max(variance, Variance[node.B]);
        return node.C < 0 ? variance : Max(variance, Variance[node.C]);
    }

    private int MaskSizeOf(KernelGraph graph, Node node)
    {
        if (node.Type != ElementType.Boolean || node.IsLeaf)
        {
            return 1;
        }

        return node.Operator switch
        {
            Primitive.Not => MaskSize[node.A],
            Primitive.And or Primitive.Or or Primitive.Xor => Math.Max(MaskSize[node.A], MaskSize[node.B]),
            Primitive.Select => Math.Max(MaskSize[node.B], MaskSize[node.C]),
            _ => graph.Nodes[node.A].Type.SizeInBytes(),
        };
    }

    private static Variance Max(Variance a, Variance b) => a > b ? a : b;
}
