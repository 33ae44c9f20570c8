using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Rewriting;

/// <summary>
/// Builds a graph again, node by node, with other operators of the same meaning: the same operands and scalars in the
/// same order. Reductions become stores of what they reduce, since whoever emits code folds by itself. A derived class
/// says what becomes of an operator.
/// </summary>
internal abstract class GraphRewriter
{
    private readonly KernelGraph _source;
    private readonly int[] _place;

    protected GraphRewriter(KernelGraph source)
    {
        _source = source;
        _place = new int[source.Nodes.Length];
        Casts = new CastExpansion(Target);
    }

    /// <summary>The graph that is built.</summary>
    protected GraphBuilder Target { get; } = new();

    /// <summary>Casts in terms of those that instructions give.</summary>
    protected CastExpansion Casts { get; }

    /// <summary>The rewritten graph.</summary>
    protected KernelGraph Run()
    {
        var inputs = Array.ConvertAll(_source.Inputs.ToArray(), Target.AddInput);
        var scalars = Array.ConvertAll(_source.Scalars.ToArray(), Target.AddScalar);
        for (var i = 0; i < _place.Length; i++)
        {
            var node = _source.Nodes[i];
            _place[i] = node.Operator switch
            {
                Primitive.Input => inputs[node.A],
                Primitive.Scalar => scalars[node.A],
                Primitive.Constant => Target.ConstantBits(node.Type, node.Bits),
                Primitive.Index => Target.Index(node.A),
                _ => Operator(node),
            };
        }

        foreach (var output in _source.Outputs)
        {
            Target.Add(new GraphOutput(
                _place[output.Node], null, PlaceOf(output.Mask), PlaceOf(output.Imaginary)));
        }

        return Target.ToGraph();
    }

    /// <summary>A cast to the type of a node.</summary>
    protected virtual int Cast(int a, ElementType to) => Casts.Cast(a, to);

    /// <summary>A choice between two values.</summary>
    protected virtual int Select(Node node, int a, int b, int c) =>
        node.IsRare ? Target.SelectRare(a, b, c) : Target.Select(a, b, c);

    /// <summary>An operator on one value.</summary>
    protected virtual int Unary(Node node, int a) => Target.Unary(node.Operator, a);

    /// <summary>An operator on two values of one type.</summary>
    protected abstract int Binary(Node node, int a, int b);

    /// <summary>Operators on Boolean in terms of logic.</summary>
    protected int Logic(Primitive op, int a, int b) => op switch
    {
        Primitive.Minimum => Target.Binary(Primitive.And, a, b),
        Primitive.Maximum => Target.Binary(Primitive.Or, a, b),
        Primitive.NotEqual => Target.Binary(Primitive.Xor, a, b),
        Primitive.Equal => Not(Target.Binary(Primitive.Xor, a, b)),
        Primitive.Less => Target.Binary(Primitive.And, Not(a), b),
        Primitive.LessOrEqual => Target.Binary(Primitive.Or, Not(a), b),
        _ => Target.Binary(op, a, b),
    };

    /// <summary>The complement.</summary>
    protected int Not(int a) => Target.Unary(Primitive.Not, a);

    private int PlaceOf(int node) => node < 0 ? -1 : _place[node];

    private int Operator(Node node)
    {
        int a = _place[node.A], b = node.B < 0 ? -1 : _place[node.B], c = node.C < 0 ? -1 : _place[node.C];
        return node.Operator switch
        {
            Primitive.Cast => Cast(a, node.Type),
            Primitive.BitCast => Casts.BitCast(a, node.Type),
            Primitive.Select => Select(node, a, b, c),
            Primitive.FusedMultiplyAdd => Target.FusedMultiplyAdd(a, b, c),
            _ => b < 0 ? Unary(node, a) : Binary(node, a, b),
        };
    }
}
