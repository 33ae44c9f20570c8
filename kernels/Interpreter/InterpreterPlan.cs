using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The steps that compute a graph block by block, and where each node's block lies in scratch memory. Nodes that depend
/// on constants and scalar arguments alone are uniform: they are computed once per run into one vector.
/// </summary>
internal sealed class InterpreterPlan
{
    /// <summary>Elements per block: the live blocks of a typical expression stay in the L1 cache.</summary>
    public const int BlockLength = 512;

    /// <summary>Bytes of a uniform node's repeated value: the longest vector.</summary>
    public const int UniformSize = 64;

    private readonly KernelGraph _graph;
    private readonly int[] _root;
    private readonly bool[] _isUniform;
    private readonly int[] _lastUse;
    private readonly Stack<int> _free = [];
    private readonly int _slotSize;

    public InterpreterPlan(KernelGraph graph)
    {
        _graph = graph;
        var count = graph.Nodes.Length;
        _root = new int[count];
        _isUniform = new bool[count];
        _lastUse = new int[count];
        Offsets = new int[count];
        _slotSize = BlockLength * LargestElement(graph);
        Analyse();
        PlaceNodes();
        var guards = RareNodes.Guards(graph, _root);
        UniformSteps = [.. StepsWhere(isUniform: true, guards)];
        Steps = [.. StepsWhere(isUniform: false, guards)];
    }

    /// <summary>The steps that run once.</summary>
    public PlanStep[] UniformSteps { get; }

    /// <summary>The steps that run for each block.</summary>
    public PlanStep[] Steps { get; }

    /// <summary>Where each node's block or vector begins in scratch memory.</summary>
    public int[] Offsets { get; }

    /// <summary>The size of the scratch memory.</summary>
    public int ScratchSize { get; private set; }

    /// <summary>The node that holds a node's value: itself, or the origin of a chain of bit casts.</summary>
    public int Root(int node) => _root[node];

    /// <summary>Whether a node has one value for all indices of a run.</summary>
    public bool IsUniform(int node) => _isUniform[node];

    private static int LargestElement(KernelGraph graph)
    {
        var size = 1;
        foreach (var node in graph.Nodes)
        {
            size = Math.Max(size, node.Type.SizeInBytes());
        }

        return size;
    }

    private void Analyse()
    {
        var nodes = _graph.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            _root[i] = node.Operator == Primitive.BitCast ? _root[node.A] : i;
            _isUniform[i] = node.IsLeaf
                ? node.Operator is Primitive.Constant or Primitive.Scalar
                : IsUniformOrNone(node.A) && IsUniformOrNone(node.B) && IsUniformOrNone(node.C);
            foreach (var operand in Operands(node))
            {
                _lastUse[_root[operand]] = i;
            }
        }

        foreach (var output in _graph.Outputs)
        {
            _lastUse[_root[output.Node]] = int.MaxValue;
            if (output.Mask >= 0)
            {
                _lastUse[_root[output.Mask]] = int.MaxValue;
            }
        }
    }

    private bool IsUniformOrNone(int node) => node < 0 || _isUniform[node];

    private static int[] Operands(Node node) => node.Arity switch
    {
        0 => [],
        1 => [node.A],
        2 => [node.A, node.B],
        _ => [node.A, node.B, node.C],
    };

    private void PlaceNodes()
    {
        var nodes = _graph.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (_root[i] != i)
            {
                continue;
            }

            // Leaves are gathered before the first step, so they never share a slot.
            Offsets[i] = _isUniform[i] ? Extend(UniformSize) : !nodes[i].IsLeaf && _free.Count > 0
                ? _free.Pop()
                : Extend(_slotSize);
            Release(nodes[i], i);
        }
    }

    private void Release(Node node, int user)
    {
        foreach (var operand in Operands(node).Select(Root).Distinct())
        {
            if (_lastUse[operand] == user && !_isUniform[operand])
            {
                _free.Push(Offsets[operand]);
            }
        }
    }

    private int Extend(int size)
    {
        var offset = ScratchSize;
        ScratchSize += Math.Max(size, UniformSize);
        return offset;
    }

    private List<PlanStep> StepsWhere(bool isUniform, int[] guards)
    {
        var steps = new List<PlanStep>();
        for (var i = 0; i < _isUniform.Length; i++)
        {
            var node = _graph.Nodes[i];
            if (!node.IsLeaf && _root[i] == i && _isUniform[i] == isUniform)
            {
                steps.Add(new PlanStep(
                    LoopOf(node), i, RootOrNone(node.A), RootOrNone(node.B), RootOrNone(node.C), guards[i]));
            }
        }

        return steps;
    }

    private int RootOrNone(int node) => node < 0 ? node : _root[node];

    private BlockLoop LoopOf(Node node)
    {
        var operators = ElementOperators.Of(_graph.Nodes[node.A].Type);
        return node.Operator switch
        {
            Primitive.Select => ElementMover.Of(node.Type.SizeInBytes()).Select,
            Primitive.Cast => operators.CastTo(ElementOperators.Of(node.Type)),
            _ => operators.Loop(node.Operator),
        };
    }
}
