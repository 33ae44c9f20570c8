using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Tests.Corpus;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Evaluates the expressions of programs by np functions and operators.</summary>
public sealed class CohortExpressions(IReadOnlyDictionary<string, NDArray> arrays)
{
    private static readonly Dictionary<string, Func<NDArray, NDArray, NDArray>> Operators = new()
    {
        ["add"] = (x, y) => x + y,
        ["subtract"] = (x, y) => x - y,
        ["multiply"] = (x, y) => x * y,
        ["divide"] = (x, y) => x / y,
        ["mod"] = (x, y) => x % y,
        ["equal"] = (x, y) => x == y,
        ["not_equal"] = (x, y) => x != y,
        ["less"] = (x, y) => x < y,
        ["less_equal"] = (x, y) => x <= y,
        ["greater"] = (x, y) => x > y,
        ["greater_equal"] = (x, y) => x >= y,
        ["bitwise_and"] = (x, y) => x & y,
        ["bitwise_or"] = (x, y) => x | y,
        ["bitwise_xor"] = (x, y) => x ^ y,
        ["left_shift"] = (x, y) => x << y,
        ["right_shift"] = (x, y) => x >> y,
        ["negative"] = (x, _) => -x,
        ["invert"] = (x, _) => ~x,
    };

    /// <summary>The value of an expression, recorded; a view of a variable shares the variable's elements.</summary>
    public NDArray Evaluate(Expression expression) => expression switch
    {
        Expression.Variable e => arrays[e.Name],
        Expression.Literal e => e.IsInteger ? (NDArray)(long)e.Value : (NDArray)e.Value,
        Expression.View e => See(Evaluate(e.Source), e.Step),
        Expression.Elementwise { AsOperator: true } e => Operators[e.Function](Evaluate(e.Operands[0]), Last(e)),
        Expression.Elementwise e => Call(e.Function, e.Operands, null, null),
        Expression.Where e => np.where(Evaluate(e.Condition), Evaluate(e.X), Evaluate(e.Y)),
        Expression.Clip e => np.clip(Evaluate(e.Source), Evaluate(e.Low), Evaluate(e.High)),
        Expression.Cast e => Evaluate(e.Source).astype(e.Type.ClrType()),
        Expression.Copy e => Evaluate(e.Source).copy(),
        Expression.Reduce e => Reduce(e.Operator, Evaluate(e.Source), e.Axis, e.KeepsAxes),
        Expression.Mean { Axis: { } axis } e => np.mean(Evaluate(e.Source), axis, e.KeepsAxes),
        Expression.Mean e => np.mean(Evaluate(e.Source)),
        Expression.CountNonZero e => np.count_nonzero(Evaluate(e.Source), e.Axis, e.KeepsAxes),
        Expression.Scan { IsProduct: true } e => np.cumprod(Evaluate(e.Source), e.Axis),
        Expression.Scan e => np.cumsum(Evaluate(e.Source), e.Axis),
        Expression.Sort { AsPositions: true } e => np.argsort(Evaluate(e.Source), e.Axis),
        Expression.Sort e => np.sort(Evaluate(e.Source), e.Axis),
        Expression.Take e => np.take(Evaluate(e.Source), Evaluate(e.Positions), e.Axis),
        Expression.Gather e => Evaluate(e.Source)[[.. e.Positions.Select(object? (p) => Evaluate(p))]],
        Expression.Compress e => Evaluate(e.Source)[Evaluate(e.Mask)],
        Expression.Product { Function: "matmul" } e => np.matmul(Evaluate(e.Left), Evaluate(e.Right)),
        Expression.Product { Function: "dot" } e => np.dot(Evaluate(e.Left), Evaluate(e.Right)),
        Expression.Product e => np.outer(Evaluate(e.Left), Evaluate(e.Right)),
        Expression.Join { IsStack: true } e => np.stack([.. e.Sources.Select(Evaluate)], e.Axis),
        Expression.Join e => np.concatenate([.. e.Sources.Select(Evaluate)], e.Axis),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    /// <summary>np.function(operands, out: target, where: mask).</summary>
    public void Apply(Statement.Apply statement) => Call(
        statement.Function, statement.Operands, Evaluate(statement.Target),
        statement.Mask is null ? null : Evaluate(statement.Mask));

    /// <summary>array[index] = value, by slices or, without new axes, by their text.</summary>
    public void Assign(NDArray array, ViewStep.Index index, NDArray value)
    {
        if (IsText(index))
        {
            array[PythonText.Items(index)] = value;
        }
        else
        {
            array[Slices(index)] = value;
        }
    }

    private static bool IsText(ViewStep.Index index) =>
        index.Items.Count > 0 && !index.Items.Any(item => item is IndexItem.NewAxis);

    private static Slice[] Slices(ViewStep.Index index) => [.. index.Items.Select(item => item switch
    {
        IndexItem.Slice s => new Slice(s.Start, s.Stop, s.Step),
        IndexItem.At at => Slice.Index(at.Index),
        IndexItem.NewAxis => np.newaxis,
        _ => Slice.Ellipsis,
    })];

    private static NDArray See(NDArray source, ViewStep step) => step switch
    {
        ViewStep.Index s => IsText(s) ? source[PythonText.Items(s)] : source[Slices(s)],
        ViewStep.Transpose s => np.transpose(source, s.Order),
        ViewStep.SwapAxes s => np.swapaxes(source, s.A, s.B),
        ViewStep.Reshape s => source.reshape(s.Shape),
        ViewStep.Ravel => source.ravel(),
        ViewStep.BroadcastTo s => np.broadcast_to(source, new Shape(s.Shape)),
        ViewStep.Diagonal s => np.diagonal(source, s.Offset),
        ViewStep.Squeeze { Axis: { } axis } => np.squeeze(source, axis),
        ViewStep.Squeeze => np.squeeze(source),
        ViewStep.ExpandDims s => np.expand_dims(source, s.Axis),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static NDArray Reduce(ReductionOperator reduction, NDArray source, int? axis, bool keepsAxes) =>
        (reduction, axis) switch
        {
            (ReductionOperator.Sum, _) => np.sum(source, axis, keepsAxes),
            (ReductionOperator.Product, _) => np.prod(source, axis, null, keepsAxes),
            (ReductionOperator.Minimum, _) => np.min(source, axis, keepsAxes),
            (ReductionOperator.Maximum, _) => np.max(source, axis, keepsAxes),
            (ReductionOperator.Any, { } a) => np.any(source, a, keepsAxes),
            (ReductionOperator.All, { } a) => np.all(source, a, keepsAxes),
            (ReductionOperator.Any, null) => np.any(source, axis, @out: null),
            (ReductionOperator.All, null) => np.all(source, axis, @out: null),
            (ReductionOperator.ArgMinimum, { } a) => np.argmin(source, a, keepsAxes),
            (ReductionOperator.ArgMaximum, { } a) => np.argmax(source, a, keepsAxes),
            (ReductionOperator.ArgMinimum, null) => np.array(np.argmin(source)),
            _ => np.array(np.argmax(source)),
        };

    private NDArray Last(Expression.Elementwise expression) => Evaluate(expression.Operands[^1]);

    private NDArray Call(string function, IReadOnlyList<Expression> operands, NDArray? target, NDArray? mask) =>
        operands.Count == 1
            ? UfuncCalls.Unary[function](Evaluate(operands[0]), target, mask)
            : UfuncCalls.Binary[function](Evaluate(operands[0]), Evaluate(operands[1]), target, mask);
}
