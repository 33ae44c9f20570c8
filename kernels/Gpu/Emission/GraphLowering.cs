using Cohort.Kernels.Compiler;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Rewrites a graph so that only operators remain that a <see cref="KernelWriter"/> has: casts become chains of those
/// that instructions give, Char becomes its code unit, operators on Boolean become logic. Reductions become stores of
/// what they reduce, in the same order.
/// </summary>
internal sealed class GraphLowering
{
    private readonly KernelGraph _source;
    private readonly GraphBuilder _target = new();
    private readonly CastExpansion _casts;
    private readonly bool _hasHalfConversions;
    private readonly int[] _place;

    private GraphLowering(KernelGraph source, bool hasHalfConversions)
    {
        _source = source;
        _hasHalfConversions = hasHalfConversions;
        _place = new int[source.Nodes.Length];
        _casts = new CastExpansion(_target);
    }

    /// <summary>The rewritten graph: the same operands and scalars in the same order.</summary>
    public static KernelGraph Rewrite(KernelGraph source, bool hasHalfConversions) =>
        new GraphLowering(source, hasHalfConversions).Rewrite();

    private KernelGraph Rewrite()
    {
        var inputs = Array.ConvertAll(_source.Inputs.ToArray(), _target.AddInput);
        var scalars = Array.ConvertAll(_source.Scalars.ToArray(), _target.AddScalar);
        for (var i = 0; i < _place.Length; i++)
        {
            var node = _source.Nodes[i];
            _place[i] = node.Operator switch
            {
                Primitive.Input => inputs[node.A],
                Primitive.Scalar => scalars[node.A],
                Primitive.Constant => _target.ConstantBits(node.Type, node.Bits),
                Primitive.Index => _target.Index(node.A),
                _ => Operator(node),
            };
        }

        foreach (var output in _source.Outputs)
        {
            _target.Store(_place[output.Node], output.Mask < 0 ? -1 : _place[output.Mask]);
        }

        return _target.ToGraph();
    }

    private int Operator(Node node)
    {
        int a = _place[node.A], b = node.B < 0 ? -1 : _place[node.B], c = node.C < 0 ? -1 : _place[node.C];
        var type = _target[a].Type;
        switch (node.Operator)
        {
            case Primitive.Cast:
                return Cast(a, node.Type);
            case Primitive.BitCast:
                return _casts.BitCast(a, node.Type);
            case Primitive.Select:
                return Select(node, a, b, c);
            case Primitive.FusedMultiplyAdd:
                return _target.FusedMultiplyAdd(a, b, c);
        }

        if (b < 0)
        {
            return type == ElementType.Char
                ? OfUnits(u => _target.Unary(node.Operator, u), a)
                : _target.Unary(node.Operator, a);
        }

        return type == ElementType.Boolean ? Logic(node.Operator, a, b)
            : type == ElementType.Char ? OfChars(node, a, b)
            : _target.Binary(node.Operator, a, b);
    }

    private int Select(Node node, int a, int b, int c)
    {
        if (_target[b].Type != ElementType.Boolean)
        {
            return node.IsRare ? _target.SelectRare(a, b, c) : _target.Select(a, b, c);
        }

        var whenTrue = _target.Binary(Primitive.And, a, b);
        var whenFalse = _target.Binary(Primitive.And, _target.Unary(Primitive.Not, a), c);
        return _target.Binary(Primitive.Or, whenTrue, whenFalse);
    }

    private int Cast(int a, ElementType to)
    {
        var from = _target[a].Type;
        if (!_hasHalfConversions || from == to || from == ElementType.Boolean || to == ElementType.Boolean)
        {
            return _casts.Cast(a, to);
        }

        if (from == ElementType.Half)
        {
            return _casts.Cast(_target.Cast(a, ElementType.Single), to);
        }

        return to != ElementType.Half ? _casts.Cast(a, to)
            : _target.Cast(from == ElementType.Double ? a : _casts.Cast(a, ElementType.Single), to);
    }

    private int Logic(Primitive op, int a, int b) => op switch
    {
        Primitive.Minimum => _target.Binary(Primitive.And, a, b),
        Primitive.Maximum => _target.Binary(Primitive.Or, a, b),
        Primitive.NotEqual => _target.Binary(Primitive.Xor, a, b),
        Primitive.Equal => Not(_target.Binary(Primitive.Xor, a, b)),
        Primitive.Less => _target.Binary(Primitive.And, Not(a), b),
        Primitive.LessOrEqual => _target.Binary(Primitive.Or, Not(a), b),
        _ => _target.Binary(op, a, b),
    };

    private int OfChars(Node node, int a, int b)
    {
        int x = _target.BitCast(a, ElementType.UInt16), y = _target.BitCast(b, ElementType.UInt16);
        var result = _target.Binary(node.Operator, x, y);
        return node.Type == ElementType.Char ? _target.BitCast(result, node.Type) : result;
    }

    private int OfUnits(Func<int, int> apply, int a) =>
        _target.BitCast(apply(_target.BitCast(a, ElementType.UInt16)), ElementType.Char);

    private int Not(int a) => _target.Unary(Primitive.Not, a);
}
