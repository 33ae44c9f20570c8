using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Model.Programs;

/// <content>Expressions: grown from variables, tried on the model.</content>
public sealed partial class ProgramBuilder
{
    private static readonly string[] UnaryFunctions =
        [.. ModelFunctions.All.Values.Where(f => f.Arity == 1).Select(f => f.Name)];

    private static readonly string[] BinaryFunctions =
    [
        .. ModelFunctions.All.Values.Where(f => f.Arity == 2).Select(f => f.Name),
        "add", "add", "add", "subtract", "subtract", "multiply", "multiply", "divide",
    ];

    private static readonly ReductionOperator[] Reductions = [.. Enum.GetValues<ReductionOperator>()];

    /// <summary>An expression of some depth over the variables; simpler where a step is not possible.</summary>
    private Expression Grow(int depth)
    {
        var source = AnyVariable();
        if (Chance(35))
        {
            source = ViewOf(source);
        }

        for (; depth > 0; depth--)
        {
            source = Try(source, Weighted<Expression?>(ExpressionKinds(source)));
        }

        return source;
    }

    /// <summary>An expression that broadcasts to the shape of another.</summary>
    private Expression GrowLike(Expression target, int depth)
    {
        var source = Partner(Value(target));
        for (; depth > 0 && source is not Expression.Literal; depth--)
        {
            source = Try(source, () => Chance(60) ? Binary(source) : Unary(source));
        }

        return Fits(source, target) || Chance(6) ? source : Scalar();
    }

    private bool Fits(Expression source, Expression target)
    {
        try
        {
            _ = Value(source).BroadcastTo(Value(target).Shape);
            return true;
        }
        catch (RefusalException)
        {
            return false;
        }
    }

    private Expression Try(Expression source, Func<Expression?> next)
    {
        try
        {
            var candidate = next();
            var isGood = candidate is not null && IsFixed(candidate) is { } value && value.Count <= _profile.MaxResult;
            return isGood ? candidate! : source;
        }
        catch (RefusalException)
        {
            return source;
        }
        catch (NotSupportedException)
        {
            return source;
        }
    }

    private (int Weight, Func<Expression?> Make)[] ExpressionKinds(Expression source) =>
    [
        (40, () => Binary(source)), (14, () => Unary(source)), (5, () => Where(source)), (4, () => Clip(source)),
        (8, () => new Expression.Cast(source, Pick(ModelTypes.All))), (2, () => new Expression.Copy(source)),
        (14, () => Reduce(source)), (4, () => Scan(source)), (4, () => Sort(source)), (5, () => Select(source)),
        (4, () => Multiply(source)), (4, () => Join(source)), (5, () => ViewOf(source)),
    ];

    private Expression Unary(Expression source)
    {
        var function = Pick(UnaryFunctions);
        return new Expression.Elementwise(function, [source], PythonText.HasOperator(function) && Chance(50));
    }

    private Expression Binary(Expression source)
    {
        var function = Pick(BinaryFunctions);
        var type = Value(source).Type;
        var other = function is "left_shift" or "right_shift" or "power"
            ? new Expression.Literal(Next(4), true)
            : Chance(30) ? RandomLiteral(type) : Partner(Value(source));
        var asOperator = PythonText.HasOperator(function) && (Chance(60) || other is Expression.Literal);
        Expression[] operands = Chance(25) && other is not Expression.Literal ? [other, source] : [source, other];
        return new Expression.Elementwise(function, operands, asOperator);
    }

    // A variable, or a view of one, that broadcasts with the array; a literal where there is none.
    private Expression Partner(ModelArray array)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var candidate = AnyVariable();
            candidate = Chance(30) ? ViewOf(candidate) : candidate;
            try
            {
                if (ModelBroadcast.Shape([array, Value(candidate)]).SequenceEqual(array.Shape) || Chance(15))
                {
                    return candidate;
                }
            }
            catch (RefusalException) when (attempt < 6)
            {
            }
        }

        return RandomLiteral(array.Type);
    }

    private Expression.Literal RandomLiteral(ElementType type)
    {
        var isInteger = !type.IsFloat() && Chance(85);
        return new Expression.Literal(isInteger ? Next(6) : Next(9) / 2.0, isInteger);
    }

    // A 0-d value: mostly a future that comes out of a reduction.
    private Expression Scalar()
    {
        var source = AnyVariable();
        return Try(
            RandomLiteral(Value(source).Type),
            () => new Expression.Reduce(Pick(Reductions[..6]), source, null, false));
    }

    private Expression Where(Expression source)
    {
        var other = Partner(Value(source));
        return other is Expression.Literal ? Unary(source) : new Expression.Where(MaskFor(source), source, other);
    }

    private Expression? Clip(Expression source)
    {
        var type = Value(source).Type;
        return type == ElementType.Boolean
            ? null
            : new Expression.Clip(source, new Expression.Literal(1, true), new Expression.Literal(3, true));
    }

    private Expression MaskFor(Expression target)
    {
        string[] masks =
        [
            .. _model.Arrays.Where(a => a.Value.Type == ElementType.Boolean
                && a.Value.Shape.SequenceEqual(Value(target).Shape)).Select(a => a.Key),
        ];
        if (masks.Length > 0 && Chance(50))
        {
            return new Expression.Variable(Pick(masks));
        }

        var comparison = Pick<string>(["greater", "less", "equal", "not_equal", "less_equal", "greater_equal"]);
        return new Expression.Elementwise(comparison, [target, new Expression.Literal(Next(3), true)], true);
    }

    // The left neighbour, right neighbour or mirror image of what is written: overlapping reads.
    private Expression Neighbours(Expression target)
    {
        if (target is not Expression.View { Step: ViewStep.Index index } view)
        {
            return Update(target);
        }

        var items = index.Items.Select(item => item is IndexItem.Slice s && Chance(70) ? Shifted(s) : item);
        var neighbour = new Expression.View(view.Source, new ViewStep.Index([.. items]));
        var sum = Try(target, () => new Expression.Elementwise(
            Pick<string>(["add", "subtract", "maximum"]), [neighbour, Chance(50) ? target : neighbour], false));
        return Fits(sum, target) ? sum : Update(target);
    }

    private static IndexItem Shifted(IndexItem.Slice slice) => slice switch
    {
        { Start: 1, Stop: null, Step: 1 } => new IndexItem.Slice(null, -1, 1),
        { Start: null, Stop: -1, Step: 1 } => new IndexItem.Slice(1, null, 1),
        { Start: 1, Stop: -1, Step: 1 } => new IndexItem.Slice(2, null, 1),
        { Start: null, Stop: null, Step: 1 } => new IndexItem.Slice(null, null, -1),
        { Start: null, Stop: null, Step: -1 } => new IndexItem.Slice(null, null, 1),
        _ => slice,
    };

    private Expression Update(Expression source) =>
        Try(source, () => Binary(source)) is var updated && Fits(updated, source) ? updated : source;

    private Expression? Reduce(Expression source)
    {
        var array = Value(source);
        int? axis = array.Rank > 0 && Chance(60) ? Next(2 * array.Rank) - array.Rank : null;
        var keeps = axis is not null && Chance(30);
        return Next(12) switch
        {
            0 => new Expression.Mean(source, axis, keeps),
            1 => axis is { } a ? new Expression.CountNonZero(source, a, keeps) : null,
            _ => new Expression.Reduce(Pick(Reductions), source, axis, keeps),
        };
    }

    private Expression? Scan(Expression source)
    {
        var rank = Value(source).Rank;
        return rank == 0 ? null : new Expression.Scan(Chance(30), source, Chance(60) ? Next(rank) : null);
    }

    private Expression? Sort(Expression source)
    {
        var rank = Value(source).Rank;
        return rank == 0 ? null : new Expression.Sort(source, Chance(60) ? -1 : Next(rank), Chance(40));
    }

    private Expression? Select(Expression source)
    {
        var array = Value(source);
        if (array.Rank == 0)
        {
            return null;
        }

        int? axis = Chance(70) ? Next(array.Rank) : null;
        return Next(3) switch
        {
            0 => new Expression.Take(source, Positions(axis is { } a ? array.Shape[a] : array.Count), axis),
            1 => new Expression.Gather(source, PositionsFor(array, 1 + Next(array.Rank))),
            _ => new Expression.Compress(source, MaskFor(source)),
        };
    }

    private Expression[] PositionsFor(ModelArray array, int axes)
    {
        var first = Positions(array.Shape[0]);
        var count = Value(first).Count;
        return
        [
            first,
            .. Enumerable.Range(1, axes - 1).Select(a => Positions(array.Shape[a], (int)count)),
        ];
    }

    // An array of positions below an extent: created for the purpose.
    private Expression Positions(long extent, int? count = null)
    {
        var type = Pick<ElementType>([ElementType.Int64, ElementType.Int64, ElementType.Int32, ElementType.Byte]);
        var length = count ?? 1 + Next(6);
        var low = type == ElementType.Byte || Chance(50) ? 0 : (int)extent;
        var values = Enumerable.Range(0, length).Select(_ => (double)(Next((int)extent + low) - low)).ToArray();
        if (Chance(2))
        {
            values[0] = extent;
        }

        var create = new Statement.Create(FreshName("i"), type, [length], values);
        TryAdd(create);
        return new Expression.Variable(create.Name);
    }

    private Expression? Multiply(Expression source)
    {
        var other = AnyVariable();
        var function = Pick<string>(["matmul", "dot", "outer"]);
        var isSupported = Value(source).Rank is 1 or 2 && Value(other).Rank is 1 or 2;
        return isSupported ? new Expression.Product(function, source, other) : null;
    }

    private Expression? Join(Expression source)
    {
        var array = Value(source);
        if (array.Rank == 0)
        {
            return null;
        }

        var axis = Next(array.Rank);
        var isStack = Chance(30);
        Expression[] others =
        [
            .. _model.Arrays.Where(a => CanJoin(array, a.Value, isStack ? -1 : axis))
                .Select(a => new Expression.Variable(a.Key)),
        ];
        return others.Length == 0 ? null : new Expression.Join(isStack, [source, Pick(others)], axis);
    }

    private static bool CanJoin(ModelArray array, ModelArray other, int axis) => array.Rank == other.Rank
        && Enumerable.Range(0, array.Rank).All(a => a == axis || array.Shape[a] == other.Shape[a]);
}
