using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// The groups of rare selects of a legal graph, in an order in which they can be computed: what a group needs of other
/// rare selects belongs to groups before it.
/// </summary>
internal sealed class RareSelects
{
    private readonly KernelGraph _graph;
    private readonly GraphUses _uses;
    private readonly int[] _guards;

    public RareSelects(KernelGraph graph, GraphUses uses)
    {
        _graph = graph;
        _uses = uses;
        _guards = [];
        Groups = [];
        if (graph.Nodes.ToArray().Any(node => node.IsRare))
        {
            _guards = RareNodes.Guards(graph, [.. Enumerable.Range(0, graph.Nodes.Length)]);
            Groups = [.. Collect().Select(members => GroupOf([.. members]))];
        }
    }

    /// <summary>The groups.</summary>
    public RareGroup[] Groups { get; }

    /// <summary>
    /// Selects of one condition join a group while nothing they need is a rare select of that group or of a later one.
    /// </summary>
    private List<List<int>> Collect()
    {
        var groups = new List<List<int>>();
        var latest = new int[_graph.Nodes.Length];
        for (var i = 0; i < latest.Length; i++)
        {
            var node = _graph.Nodes[i];
            latest[i] = node.IsLeaf ? -1 : Operands(node).Max(operand => latest[operand]);
            if (!IsBranch(i))
            {
                continue;
            }

            var needed = latest[i];
            var group = groups.Find(g => _graph.Nodes[g[0]].A == node.A && g[0] > needed);
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(i);
            latest[i] = i;
        }

        return groups;
    }

    /// <summary>Inside another's rare side, or outside of the inner loop, a rare select is a plain one.</summary>
    private bool IsBranch(int node) =>
        _graph.Nodes[node].IsRare && _guards[node] < 0 && _uses.Variance[node] == Variance.Element
        && _uses.Variance[_graph.Nodes[node].A] == Variance.Element;

    private RareGroup GroupOf(int[] selects)
    {
        var condition = _graph.Nodes[selects[0]].A;
        var before = new SortedSet<int> { condition };
        foreach (var select in selects)
        {
            AddShared(_graph.Nodes[select].B, condition, before);
        }

        for (var i = 0; i < _guards.Length; i++)
        {
            if (_guards[i] == condition && !_graph.Nodes[i].IsLeaf)
            {
                foreach (var operand in Operands(_graph.Nodes[i]))
                {
                    AddShared(operand, condition, before);
                }
            }
        }

        return new RareGroup(condition, selects, [.. before]);
    }

    private void AddShared(int node, int condition, SortedSet<int> shared)
    {
        if (_guards[node] != condition && _uses.Variance[node] != Variance.Constant)
        {
            shared.Add(node);
        }
    }

    private static IEnumerable<int> Operands(Node node) =>
        new[] { node.A, node.B, node.C }.Where(operand => operand >= 0);
}
