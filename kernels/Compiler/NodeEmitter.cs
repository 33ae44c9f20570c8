using System.Reflection.Emit;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Writes the code of a legal graph's nodes in the order in which they are needed. A value used once stays on the
/// evaluation stack, one used again gets a local until its last use.
/// </summary>
internal sealed class NodeEmitter
{
    /// <summary>Expressions nested deeper than this go through a local: the JIT recurses over them.</summary>
    private const int DeepestExpression = 12;

    private readonly KernelGraph _graph;
    private readonly GraphUses _uses;
    private readonly CodeWriter _code;
    private readonly VectorWriter _vector;
    private readonly OperatorEmitter _operators;
    private readonly ILeafSource _leaves;
    private readonly LocalBuilder?[] _locals;
    private readonly bool[] _isHoisted;
    private readonly int[] _remaining;
    private readonly RareSelects _rare;
    private int _depth;

    public NodeEmitter(
        KernelGraph graph, GraphUses uses, CodeWriter code, VectorWriter vector, OperatorEmitter operators,
        ILeafSource leaves)
    {
        _graph = graph;
        _uses = uses;
        _code = code;
        _vector = vector;
        _operators = operators;
        _leaves = leaves;
        _locals = new LocalBuilder?[graph.Nodes.Length];
        _isHoisted = new bool[graph.Nodes.Length];
        _remaining = new int[graph.Nodes.Length];
        _rare = new RareSelects(graph, uses);
        BeginBody();
    }

    /// <summary>The lane type of a node's vector: for Boolean the mask's.</summary>
    public Type Lane(int node)
    {
        var type = _graph.Nodes[node].Type;
        return type == ElementType.Boolean
            ? VectorTypes.SignedInteger(_uses.MaskSize[node])
            : VectorTypes.Lane(type);
    }

    /// <summary>Forgets the values of the last copy of the loop body; hoisted ones stay.</summary>
    public void BeginBody()
    {
        _uses.Count.CopyTo(_remaining, 0);
        for (var i = 0; i < _locals.Length; i++)
        {
            if (!_isHoisted[i] && _locals[i] is { } local)
            {
                _code.Return(local);
                _locals[i] = null;
            }
        }
    }

    /// <summary>
    /// Computes the rare selects of the body first, each group behind a branch that skips what only their rare sides
    /// need. The evaluation stack is empty.
    /// </summary>
    public void EmitRareSelects()
    {
        foreach (var group in _rare.Groups)
        {
            EmitRareSelects(group);
        }
    }

    /// <summary>
    /// Computes, outside of the loops, the nodes that change at the given rate and that later code needs.
    /// </summary>
    public void Hoist(Variance variance)
    {
        var isNeeded = new bool[_locals.Length];
        MarkNeeded(variance, isNeeded);
        for (var i = 0; i < isNeeded.Length; i++)
        {
            if (isNeeded[i])
            {
                // Its own operands may be used again by other hoisted nodes, so nothing is given back here.
                Array.Fill(_remaining, int.MaxValue);
                Push(i);
                var local = _locals[i] ?? _code.IL.DeclareLocal(_vector.Vector(Lane(i)));
                _code.Set(local);
                (_locals[i], _isHoisted[i]) = (local, true);
            }
        }

        BeginBody();
    }

    /// <summary>Pushes the value of a node as a vector of its own lane type.</summary>
    public void Push(int node)
    {
        if (_locals[node] is { } held)
        {
            _code.Get(held);
            Release(node, held);
            return;
        }

        Compute(node);
        var isShared = _remaining[node] > 1 && _uses.Variance[node] != Variance.Constant;
        if (isShared || _depth > DeepestExpression)
        {
            var local = _code.Rent(_vector.Vector(Lane(node)));
            _code.Set(local);
            _code.Get(local);
            if (isShared)
            {
                _locals[node] = local;
            }
            else
            {
                _code.Return(local);
            }
        }

        _remaining[node]--;
    }

    /// <summary>Pushes a Boolean node as a mask with lanes of the given size.</summary>
    public void PushMask(int node, int size)
    {
        Push(node);
        _vector.ConvertInteger(Lane(node), VectorTypes.SignedInteger(size));
    }

    private void EmitRareSelects(RareGroup group)
    {
        var selects = group.Selects;
        var results = new LocalBuilder[selects.Length];
        foreach (var node in group.Before)
        {
            Keep(node);
        }

        for (var i = 0; i < selects.Length; i++)
        {
            var lane = Lane(selects[i]);
            PushAs(_graph.Nodes[selects[i]].C, lane);
            results[i] = _code.Rent(_vector.Vector(lane));
            _code.Set(results[i]);
        }

        var skip = _code.IL.DefineLabel();
        var maskLane = Lane(group.Condition);
        _code.Get(_locals[group.Condition]!);
        _vector.Constant(maskLane, 0);
        _code.Call(_vector.Methods.Portable(
            _vector.Bytes(maskLane), "EqualsAll", maskLane, _vector.Vector(maskLane), _vector.Vector(maskLane)));
        _code.IL.Emit(OpCodes.Brtrue, skip);
        for (var i = 0; i < selects.Length; i++)
        {
            var node = _graph.Nodes[selects[i]];
            var lane = Lane(selects[i]);
            PushCondition(node.A, lane);
            PushAs(node.B, lane);
            _code.Get(results[i]);
            _vector.Apply("ConditionalSelect", lane, 3);
            _code.Set(results[i]);
        }

        _code.IL.MarkLabel(skip);
        for (var i = 0; i < selects.Length; i++)
        {
            _locals[selects[i]] = results[i];
        }
    }

    /// <summary>Makes a node's value available in a local without counting a use.</summary>
    private void Keep(int node)
    {
        if (_locals[node] is not null)
        {
            return;
        }

        _remaining[node]++;
        Push(node);
        if (_locals[node] is null)
        {
            _locals[node] = _code.Rent(_vector.Vector(Lane(node)));
            _code.Set(_locals[node]!);
        }
        else
        {
            _code.Emit(OpCodes.Pop);
        }
    }

    private void Release(int node, LocalBuilder local)
    {
        if (--_remaining[node] == 0 && !_isHoisted[node])
        {
            _code.Return(local);
            _locals[node] = null;
        }
    }

    private void Compute(int index)
    {
        var node = _graph.Nodes[index];
        if (node.Operator == Primitive.Constant)
        {
            var isTrue = node.Type == ElementType.Boolean && (node.Bits & 1) != 0;
            _vector.Constant(Lane(index), isTrue ? ulong.MaxValue : node.Bits);
            return;
        }

        if (node.IsLeaf)
        {
            _leaves.EmitLeaf(node);
            return;
        }

        _depth++;
        if (node.Operator == Primitive.Select)
        {
            Select(index, node);
        }
        else if (node.Type == ElementType.Boolean && node.Operator is >= Primitive.And and <= Primitive.Not)
        {
            Logical(index, node);
        }
        else
        {
            Operator(node);
        }

        _depth--;
    }

    private void Select(int index, Node node)
    {
        var lane = Lane(index);
        PushCondition(node.A, lane);
        PushAs(node.B, lane);
        PushAs(node.C, lane);
        _vector.Apply("ConditionalSelect", lane, 3);
    }

    private void PushCondition(int node, Type lane)
    {
        var size = VectorTypes.Size(lane);
        PushMask(node, size);
        _vector.Reinterpret(VectorTypes.SignedInteger(size), lane);
    }

    private void Logical(int index, Node node)
    {
        var lane = Lane(index);
        PushAs(node.A, lane);
        if (node.B >= 0)
        {
            PushAs(node.B, lane);
        }

        _operators.Bitwise(node.Operator, lane);
    }

    private void Operator(Node node)
    {
        var lane = Lane(node.A);
        var count = node.B >= 0 ? _graph.Nodes[node.B] : default;
        if (node.Operator is Primitive.ShiftLeft or Primitive.ShiftRight && count.Operator == Primitive.Constant)
        {
            Push(node.A);
            _operators.ShiftByConstant(node.Operator, lane, count.Bits);
            return;
        }

        Push(node.A);
        if (node.B >= 0)
        {
            Push(node.B);
        }

        if (node.C >= 0)
        {
            Push(node.C);
        }

        _operators.Emit(node, lane);
    }

    private void PushAs(int node, Type lane)
    {
        if (_graph.Nodes[node].Type == ElementType.Boolean)
        {
            PushMask(node, VectorTypes.Size(lane));
        }
        else
        {
            Push(node);
        }
    }

    private void MarkNeeded(Variance variance, bool[] isNeeded)
    {
        var nodes = _graph.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (_uses.Variance[i] > variance && !nodes[i].IsLeaf)
            {
                Mark(nodes[i].A, variance, isNeeded);
                Mark(nodes[i].B, variance, isNeeded);
                Mark(nodes[i].C, variance, isNeeded);
            }
        }

        foreach (var output in _graph.Outputs)
        {
            Mark(output.Node, variance, isNeeded);
            Mark(output.Mask, variance, isNeeded);
        }
    }

    private void Mark(int node, Variance variance, bool[] isNeeded)
    {
        if (node >= 0 && _uses.Variance[node] == variance)
        {
            isNeeded[node] = true;
        }
    }
}
