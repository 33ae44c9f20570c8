using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Compiler;

/// <summary>Draws kernel graphs over all types and operators.</summary>
internal sealed class RandomGraph
{
    private static readonly ElementType[] Types =
        [.. ElementTypes.All.Where(t => t is not (ElementType.Complex or ElementType.Decimal))];

    private static readonly Primitive[] Anything = [Primitive.Cast, Primitive.Select, Primitive.BitCast];

    private static readonly Primitive[] Compared =
        [Primitive.Equal, Primitive.NotEqual, Primitive.Less, Primitive.LessOrEqual];

    private static readonly Primitive[] Arithmetic =
    [
        Primitive.Add, Primitive.Subtract, Primitive.Multiply, Primitive.Divide, Primitive.Remainder, Primitive.Negate,
        Primitive.Absolute, Primitive.Minimum, Primitive.Maximum,
    ];

    private static readonly Primitive[] OfFloats =
    [
        Primitive.FusedMultiplyAdd, Primitive.SquareRoot, Primitive.Floor, Primitive.Ceiling, Primitive.Truncate,
        Primitive.RoundEven,
    ];

    private static readonly Primitive[] OfBits = [Primitive.And, Primitive.Or, Primitive.Xor, Primitive.Not];
    private static readonly Primitive[] Shifts = [Primitive.ShiftLeft, Primitive.ShiftRight];

    private readonly Random _random;
    private readonly int _rank;
    private readonly GraphBuilder _graph = new();
    private readonly List<int> _nodes = [];
    private readonly ElementType[] _types;

    public RandomGraph(Random random, int rank)
    {
        _random = random;
        _rank = rank;
        _types = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Pick(Types))];
    }

    /// <summary>A graph of plain stores, some of them masked.</summary>
    public KernelGraph Stores()
    {
        Grow();
        var outputs = 1 + _random.Next(3);
        for (var i = 0; i < outputs; i++)
        {
            var node = i == 0 ? _nodes[^1] : Pick(_nodes.ToArray());
            _graph.Store(node, _random.Next(4) == 0 ? Of(ElementType.Boolean) : -1);
        }

        return _graph.ToGraph();
    }

    /// <summary>A graph of reductions.</summary>
    public KernelGraph Reductions()
    {
        Grow();
        var outputs = 1 + _random.Next(2);
        for (var i = 0; i < outputs; i++)
        {
            var node = i == 0 ? _nodes[^1] : Pick(_nodes.ToArray());
            if (_graph[node].Type == ElementType.Half)
            {
                node = _graph.Cast(node, ElementType.Single);
            }

            _graph.Reduce(node, Pick(OperatorsOf(_graph[node].Type)));
        }

        return _graph.ToGraph();
    }

    private static ReductionOperator[] OperatorsOf(ElementType type) => type == ElementType.Boolean
        ? [ReductionOperator.Any, ReductionOperator.All, ReductionOperator.ArgMaximum, ReductionOperator.Maximum]
        :
        [
            ReductionOperator.Sum, ReductionOperator.Product, ReductionOperator.Minimum, ReductionOperator.Maximum,
            ReductionOperator.ArgMinimum, ReductionOperator.ArgMaximum,
        ];

    private void Grow()
    {
        var inputs = 1 + _random.Next(4);
        for (var i = 0; i < inputs; i++)
        {
            _nodes.Add(_graph.AddInput(Pick(_types)));
        }

        if (_random.Next(2) == 0)
        {
            _nodes.Add(_graph.AddScalar(Pick(_types)));
        }

        if (_random.Next(8) == 0)
        {
            _nodes.Add(_graph.Index(_random.Next(_rank)));
        }

        var operators = _random.Next(_random.Next(5) == 0 ? 40 : 8);
        for (var i = 0; i < operators; i++)
        {
            _nodes.Add(Operator());
        }
    }

    private int Operator()
    {
        var a = Pick(_nodes.ToArray());
        var type = _graph[a].Type;
        Primitive[] choice =
        [
            .. Anything, .. type == ElementType.Half ? [] : Compared,
            .. type is ElementType.Half or ElementType.Boolean ? [] : Arithmetic,
            .. type is ElementType.Single or ElementType.Double ? OfFloats : [],
            .. type.IsInteger() || type == ElementType.Boolean ? OfBits : [], .. type.IsInteger() ? Shifts : [],
        ];
        var op = Pick(choice);
        switch (op)
        {
            case Primitive.Cast:
                return _graph.Cast(a, Pick(_random.Next(3) == 0 ? Types : _types));
            case Primitive.BitCast:
                return Bits(a);
            case Primitive.Select:
                var condition = Of(ElementType.Boolean);
                return _random.Next(3) == 0
                    ? _graph.SelectRare(condition, a, Of(type))
                    : _graph.Select(condition, a, Of(type));
            case Primitive.FusedMultiplyAdd:
                return _graph.FusedMultiplyAdd(a, Of(type), Of(type));
            case Primitive.ShiftLeft or Primitive.ShiftRight when _random.Next(2) == 0:
                return _graph.Binary(op, a, _graph.ConstantBits(type, (ulong)_random.Next(70)));
            case Primitive.Negate or Primitive.Absolute or Primitive.SquareRoot or Primitive.Floor or Primitive.Ceiling
                or Primitive.Truncate or Primitive.RoundEven or Primitive.Not:
                return _graph.Unary(op, a);
            default:
                return _graph.Binary(op, a, Of(type));
        }
    }

    /// <summary>
    /// Bits of another type; of computed floats they are left alone, since NaN payloads are not promised.
    /// </summary>
    private int Bits(int a)
    {
        var type = _graph[a].Type;
        var isComputed = type.IsFloat() && _graph[a].Operator != Primitive.Input;
        var same = Types.Where(t => t.SizeInBytes() == type.SizeInBytes() && t != ElementType.Boolean).ToArray();
        return isComputed || type == ElementType.Boolean ? a : _graph.BitCast(a, Pick(same));
    }

    /// <summary>A node of a type: an existing one, a constant, or a cast.</summary>
    private int Of(ElementType type)
    {
        var existing = _nodes.Where(n => _graph[n].Type == type).ToArray();
        return existing.Length > 0 && _random.Next(4) != 0 ? Pick(existing)
            : _random.Next(4) == 0 ? _graph.ConstantBits(type, RandomBits.Element(_random, type))
            : _graph.Cast(Pick(_nodes.ToArray()), type);
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
