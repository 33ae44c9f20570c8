using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>Finds the nodes whose values only rare selects want.</summary>
internal static class RareNodes
{
    private const int Unused = -2;
    private const int Always = -1;

    /// <summary>
    /// Per node the condition, computed before it, without a true element of which nobody reads the node, or -1.
    /// </summary>
    public static int[] Guards(KernelGraph graph, int[] root)
    {
        var guards = new int[graph.Nodes.Length];
        Array.Fill(guards, Unused);
        foreach (var output in graph.Outputs)
        {
            Use(guards, root[output.Node], Always);
            if (output.Mask >= 0)
            {
                Use(guards, root[output.Mask], Always);
            }
        }

        for (var i = guards.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (guards[i] == Unused || guards[i] >= i)
            {
                guards[i] = Always;
            }

            if (!node.IsLeaf && root[i] == i)
            {
                UseOperands(guards, root, node, guards[i]);
            }
        }

        return guards;
    }

    private static void UseOperands(int[] guards, int[] root, Node node, int guard)
    {
        Use(guards, root[node.A], guard);
        if (node.B >= 0)
        {
            Use(guards, root[node.B], node.IsRare && guard == Always ? root[node.A] : guard);
        }

        if (node.C >= 0)
        {
            Use(guards, root[node.C], guard);
        }
    }

    private static void Use(int[] guards, int node, int guard) =>
        guards[node] = guards[node] == Unused || guards[node] == guard ? guard : Always;
}
