using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes what a graph computes for one index. Nodes that depend on scalars alone are written once, before all
/// indices; what only the rare side of a select needs is written into a branch.
/// </summary>
internal sealed class GraphEvaluation
{
    private readonly KernelWriter _writer;
    private readonly KernelGraph _graph;
    private readonly GpuArgumentLayout _arguments;
    private readonly KernelValue?[] _uniform;
    private readonly int[] _guards;

    public GraphEvaluation(KernelWriter writer, KernelGraph source, GpuArgumentLayout arguments)
    {
        _writer = writer;
        _graph = GraphLowering.Rewrite(source, writer.HasHalfConversions);
        _arguments = arguments;
        _uniform = new KernelValue?[_graph.Nodes.Length];
        _guards = RareNodes.Guards(_graph, [.. Enumerable.Range(0, _graph.Nodes.Length)]);
        for (var i = 0; i < _uniform.Length; i++)
        {
            WriteUniform(i);
        }
    }

    /// <summary>Writes the values of all outputs for one index, of their masks and of their imaginary parts.</summary>
    /// <param name="load">Reads an input.</param>
    /// <param name="index">The index along an axis, as Int64.</param>
    public OutputValue[] Write(Func<int, KernelValue> load, Func<int, KernelValue> index)
    {
        var values = (KernelValue?[])_uniform.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null && _guards[i] < 0)
            {
                values[i] = IsBranch(i) ? WriteBranch(i, values, load, index) : WriteNode(i, values, load, index);
            }
        }

        KernelValue? ValueOf(int node) => node < 0 ? null : values[node];
        return Array.ConvertAll(
            _graph.Outputs.ToArray(),
            o => new OutputValue(values[o.Node]!.Value, ValueOf(o.Mask), ValueOf(o.Imaginary)));
    }

    /// <summary>
    /// Writes the same for neighbours whose inputs are loaded together.
    /// </summary>
    /// <param name="width">How many neighbours there are.</param>
    /// <param name="load">Reads an input for all of them.</param>
    /// <param name="index">The index of a neighbour along an axis, as Int64.</param>
    /// <returns>Per neighbour, per output.</returns>
    public OutputValue[][] WriteGroup(
        int width, Func<int, KernelValue[]> load, Func<int, int, KernelValue> index)
    {
        var loaded = new KernelValue[]?[_graph.Inputs.Length];
        foreach (var node in _graph.Nodes)
        {
            if (node.Operator == Primitive.Input)
            {
                loaded[node.A] ??= load(node.A);
            }
        }

        var results = new OutputValue[width][];
        for (var lane = 0; lane < width; lane++)
        {
            var neighbour = lane;
            results[lane] = Write(input => loaded[input]![neighbour], axis => index(neighbour, axis));
        }

        return results;
    }

    private void WriteUniform(int i)
    {
        var node = _graph.Nodes[i];
        var isUniform = node.IsLeaf
            ? node.Operator is Primitive.Scalar or Primitive.Constant
            : IsUniform(node.A) && IsUniform(node.B) && IsUniform(node.C);
        if (isUniform)
        {
            _uniform[i] = node.Operator == Primitive.Scalar
                ? _writer.Argument(_arguments.Scalar(node.A), node.Type)
                : WriteNode(i, _uniform, null, null);
        }
    }

    private bool IsUniform(int node) => node < 0 || _uniform[node] is not null;

    private bool IsBranch(int i) => _graph.Nodes[i].IsRare && Array.IndexOf(_guards, _graph.Nodes[i].A) >= 0;

    private KernelValue WriteBranch(
        int i, KernelValue?[] values, Func<int, KernelValue> load, Func<int, KernelValue> index)
    {
        var select = _graph.Nodes[i];
        var result = _writer.Variable(values[select.C]!.Value);
        _writer.If(values[select.A]!.Value, () =>
        {
            // What the branch computes is unknown outside of it, so it works on its own copy.
            var inside = (KernelValue?[])values.Clone();
            foreach (var node in NeededInside(select.B, inside))
            {
                inside[node] = WriteNode(node, inside, load, index);
            }

            _writer.Assign(result, inside[select.B]!.Value);
        });
        return result;
    }

    /// <summary>The nodes not yet computed that a node needs, in order.</summary>
    private SortedSet<int> NeededInside(int root, KernelValue?[] values)
    {
        var needed = new SortedSet<int>();
        var open = new Stack<int>([root]);
        while (open.TryPop(out var i))
        {
            if (i < 0 || values[i] is not null || !needed.Add(i) || _graph.Nodes[i].IsLeaf)
            {
                continue;
            }

            open.Push(_graph.Nodes[i].A);
            open.Push(_graph.Nodes[i].B);
            open.Push(_graph.Nodes[i].C);
        }

        return needed;
    }

    private KernelValue WriteNode(
        int i, KernelValue?[] values, Func<int, KernelValue>? load, Func<int, KernelValue>? index)
    {
        var node = _graph.Nodes[i];
        KernelValue Of(int operand) => values[operand]!.Value;
        return node.Operator switch
        {
            Primitive.Input => load!(node.A),
            Primitive.Index => index!(node.A),
            Primitive.Constant => _writer.Constant(node.Type, node.Bits),
            Primitive.Cast => _writer.Cast(Of(node.A), node.Type),
            Primitive.BitCast => _writer.BitCast(Of(node.A), node.Type),
            Primitive.Select => _writer.Select(Of(node.A), Of(node.B), Of(node.C)),
            Primitive.FusedMultiplyAdd => _writer.FusedMultiplyAdd(Of(node.A), Of(node.B), Of(node.C)),
            _ when node.B < 0 => _writer.Unary(node.Operator, Of(node.A)),
            _ => _writer.Binary(node.Operator, Of(node.A), Of(node.B)),
        };
    }
}
