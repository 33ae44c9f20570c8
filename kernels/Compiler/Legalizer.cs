using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Rewrites a graph so that only operators remain that vector instructions have, with the same bits: half precision
/// becomes integer arithmetic, narrow integer division becomes exact division in a float that holds both operands,
/// casts without an instruction become chains of casts that have one, minimum and maximum of floats become selects.
/// </summary>
internal sealed class Legalizer
{
    private readonly KernelGraph _source;
    private readonly GraphBuilder _target = new();
    private readonly CastExpansion _casts;
    private readonly int[] _place;

    private Legalizer(KernelGraph source)
    {
        _source = source;
        _place = new int[source.Nodes.Length];
        _casts = new CastExpansion(_target);
    }

    /// <summary>Whether every type of the graph has lanes of its own: Complex and Decimal have not.</summary>
    public static bool Accepts(KernelGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Type is ElementType.Complex or ElementType.Decimal)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rewritten graph: the same operands and scalars in the same order.</summary>
    public static KernelGraph Rewrite(KernelGraph source) => new Legalizer(source).Rewrite();

    private KernelGraph Rewrite()
    {
        var inputs = new int[_source.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = _target.AddInput(_source.Inputs[i]);
        }

        var scalars = new int[_source.Scalars.Length];
        for (var i = 0; i < scalars.Length; i++)
        {
            scalars[i] = _target.AddScalar(_source.Scalars[i]);
        }

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
                return _casts.Cast(a, node.Type);
            case Primitive.BitCast:
                return _casts.BitCast(a, node.Type);
            case Primitive.Select:
                return node.IsRare ? _target.SelectRare(a, b, c) : _target.Select(a, b, c);
            case Primitive.FusedMultiplyAdd:
                return _target.FusedMultiplyAdd(a, b, c);
        }

        if (b < 0)
        {
            return _target.Unary(node.Operator, a);
        }

        return type == ElementType.Boolean ? BooleanOperator(node.Operator, a, b)
            : type == ElementType.Char ? CharOperator(node, a, b)
            : type.IsFloat() ? FloatOperator(node.Operator, a, b)
            : IntegerOperator(node.Operator, type, a, b);
    }

    private int BooleanOperator(Primitive op, int a, int b) => op switch
    {
        Primitive.Minimum => _target.Binary(Primitive.And, a, b),
        Primitive.Maximum => _target.Binary(Primitive.Or, a, b),
        Primitive.NotEqual => _target.Binary(Primitive.Xor, a, b),
        Primitive.Equal => Not(_target.Binary(Primitive.Xor, a, b)),
        Primitive.Less => _target.Binary(Primitive.And, Not(a), b),
        Primitive.LessOrEqual => _target.Binary(Primitive.Or, Not(a), b),
        _ => _target.Binary(op, a, b),
    };

    private int CharOperator(Node node, int a, int b)
    {
        int x = _target.BitCast(a, ElementType.UInt16), y = _target.BitCast(b, ElementType.UInt16);
        return _target.BitCast(IntegerOperator(node.Operator, ElementType.UInt16, x, y), node.Type);
    }

    private int FloatOperator(Primitive op, int a, int b)
    {
        if (op is not (Primitive.Minimum or Primitive.Maximum))
        {
            return _target.Binary(op, a, b);
        }

        var first = op == Primitive.Minimum
            ? _target.Binary(Primitive.LessOrEqual, a, b)
            : _target.Binary(Primitive.LessOrEqual, b, a);
        var isNaN = _target.Binary(Primitive.NotEqual, a, a);
        return _target.Select(_target.Binary(Primitive.Or, first, isNaN), a, b);
    }

    private int IntegerOperator(Primitive op, ElementType type, int a, int b)
    {
        var size = type.SizeInBytes();
        switch (op)
        {
            case Primitive.Divide when size < sizeof(long):
                return Divide(type, a, b);
            case Primitive.Remainder when size < sizeof(long):
                var product = _target.Binary(Primitive.Multiply, Divide(type, a, b), b);
                var remainder = _target.Binary(Primitive.Subtract, a, product);
                return WhereNotZero(b, remainder, type);
            case Primitive.ShiftLeft or Primitive.ShiftRight
                when size == 1 && _target[b].Operator != Primitive.Constant:
                // There are no shifts of bytes by lane. In 16 bits the count keeps its meaning: 8 or more leaves the
                // fill bits, and a negative count is a large unsigned one.
                var wide = type.IsSignedInteger() ? ElementType.Int16 : ElementType.UInt16;
                var shifted = _target.Binary(op, _target.Cast(a, wide), _target.Cast(b, wide));
                return _target.Cast(shifted, type);
            default:
                return _target.Binary(op, a, b);
        }
    }

    /// <summary>
    /// The quotient by a correctly rounded float division: with operands of k bits the quotient lies at least 2^-2k
    /// relative below the next integer, more than half an ulp for 16 bits in Single and 32 bits in Double. The cast's
    /// out-of-range rule turns minimum / -1 into the minimum.
    /// </summary>
    private int Divide(ElementType type, int a, int b)
    {
        var wide = type.SizeInBytes() < sizeof(int) ? ElementType.Single : ElementType.Double;
        var quotient = _target.Binary(Primitive.Divide, _casts.Cast(a, wide), _casts.Cast(b, wide));
        return WhereNotZero(b, _casts.Cast(quotient, type), type);
    }

    private int WhereNotZero(int divisor, int value, ElementType type)
    {
        var zero = _target.ConstantBits(type, 0);
        return _target.Select(_target.Binary(Primitive.Equal, divisor, zero), zero, value);
    }

    private int Not(int a) => _target.Unary(Primitive.Not, a);
}
