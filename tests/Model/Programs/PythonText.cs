using System.Globalization;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Model.Programs;

/// <summary>
/// Programs as Python: what a failing test prints, and what NumPy can be asked to run to check the model itself.
/// </summary>
public static class PythonText
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["add"] = "+",
        ["subtract"] = "-",
        ["multiply"] = "*",
        ["divide"] = "/",
        ["mod"] = "%",
        ["equal"] = "==",
        ["not_equal"] = "!=",
        ["less"] = "<",
        ["less_equal"] = "<=",
        ["greater"] = ">",
        ["greater_equal"] = ">=",
        ["bitwise_and"] = "&",
        ["bitwise_or"] = "|",
        ["bitwise_xor"] = "^",
        ["left_shift"] = "<<",
        ["right_shift"] = ">>",
        ["negative"] = "-",
        ["invert"] = "~",
    };

    public static string Of(ArrayProgram program) =>
        string.Join("\n", program.Statements.Select(Of));

    public static string Of(Statement statement) => statement switch
    {
        Statement.Create s => $"{s.Name} = {Array(s.Type, s.Values)}.reshape({Tuple(s.Shape)})",
        Statement.Share s => $"{s.Name} = {Array(s.Type, s.Values)}; buffer_{s.Name} = {s.Name}",
        Statement.Assign s => $"{s.Name} = np.asarray({Of(s.Value)})",
        Statement.Store { Target: Expression.View { Step: ViewStep.Index index } view } s =>
            $"{Of(view.Source)}[{Items(index)}] = {Of(s.Value)}",
        Statement.Store s => $"{Of(s.Target)}[...] = {Of(s.Value)}",
        Statement.StoreMasked s => $"{Of(s.Target)}[{Of(s.Mask)}] = {Of(s.Value)}",
        Statement.Scatter s => $"{Of(s.Target)}[{List(s.Positions)}] = {Of(s.Value)}",
        Statement.Apply s => $"np.{s.Function}({List(s.Operands)}, out={Of(s.Target)}{WhereArgument(s.Mask)})",
        Statement.CopyTo s => $"np.copyto({Of(s.Target)}, {Of(s.Value)}{WhereArgument(s.Mask)})",
        Statement.WriteElement s => $"{s.Name}[{Tuple(s.Index)}] = {Number(s.Value)}",
        Statement.ReadElement s => $"read({s.Name}[{Tuple(s.Index)}])",
        Statement.Read s => $"read({s.Name})",
        Statement.WriteShared s => $"buffer_{s.Name}[{s.Index}] = {Number(s.Value)}",
        Statement.ReadShared s => $"read(buffer_{s.Name})",
        Statement.Flush => "pass  # Flush",
        Statement.Wait => "pass  # Wait",
        Statement.Dispose s => $"del {s.Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    public static string Of(Expression expression) => expression switch
    {
        Expression.Variable e => e.Name,
        Expression.Literal e => e.Value.ToString(e.IsInteger ? "0" : "0.0###", CultureInfo.InvariantCulture),
        Expression.View e => Of(Of(e.Source), e.Step),
        Expression.Elementwise { AsOperator: true } e => Operators.TryGetValue(e.Function, out var op)
            ? e.Operands.Count == 1 ? $"({op}{Of(e.Operands[0])})" : $"({Of(e.Operands[0])} {op} {Of(e.Operands[1])})"
            : throw new ArgumentException($"{e.Function} has no operator"),
        Expression.Elementwise e => $"np.{e.Function}({List(e.Operands)})",
        Expression.Where e => $"np.where({Of(e.Condition)}, {Of(e.X)}, {Of(e.Y)})",
        Expression.Clip e => $"np.clip({Of(e.Source)}, {Of(e.Low)}, {Of(e.High)})",
        Expression.Cast e => $"np.asarray({Of(e.Source)}).astype(np.{NumPyName(e.Type)})",
        Expression.Copy e => $"np.asarray({Of(e.Source)}).copy()",
        Expression.Reduce e => $"np.{NameOf(e.Operator)}({Of(e.Source)}{Along(e.Axis, e.KeepsAxes)})",
        Expression.Mean e => $"np.mean({Of(e.Source)}{Along(e.Axis, e.KeepsAxes)})",
        Expression.CountNonZero e => $"np.count_nonzero({Of(e.Source)}{Along(e.Axis, e.KeepsAxes)})",
        Expression.Scan e => $"np.{(e.IsProduct ? "cumprod" : "cumsum")}({Of(e.Source)}{Along(e.Axis, false)})",
        Expression.Sort e => $"np.{(e.AsPositions ? "argsort" : "sort")}({Of(e.Source)}{Along(e.Axis, false)})",
        Expression.Take e => $"np.take({Of(e.Source)}, {Of(e.Positions)}{Along(e.Axis, false)})",
        Expression.Gather e => $"{Of(e.Source)}[{List(e.Positions)}]",
        Expression.Compress e => $"{Of(e.Source)}[{Of(e.Mask)}]",
        Expression.Product e => $"np.{e.Function}({Of(e.Left)}, {Of(e.Right)})",
        Expression.Join e =>
            $"np.{(e.IsStack ? "stack" : "concatenate")}([{List(e.Sources)}]{Along(e.Axis, false)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    /// <summary>NumPy's name of a reduction.</summary>
    public static string NameOf(ReductionOperator reduction) => reduction switch
    {
        ReductionOperator.Sum => "sum",
        ReductionOperator.Product => "prod",
        ReductionOperator.Minimum => "min",
        ReductionOperator.Maximum => "max",
        ReductionOperator.Any => "any",
        ReductionOperator.All => "all",
        ReductionOperator.ArgMinimum => "argmin",
        _ => "argmax",
    };

    /// <summary>Whether C# and Python have an operator for an elementwise function.</summary>
    public static bool HasOperator(string function) => Operators.ContainsKey(function);

    private static string Of(string source, ViewStep step) => step switch
    {
        ViewStep.Index s => $"{source}[{Items(s)}]",
        ViewStep.Transpose s => $"{source}.transpose({Tuple(s.Order)})",
        ViewStep.SwapAxes s => $"{source}.swapaxes({s.A}, {s.B})",
        ViewStep.Reshape s => $"{source}.reshape({Tuple(s.Shape)})",
        ViewStep.Ravel => $"{source}.ravel()",
        ViewStep.BroadcastTo s => $"np.broadcast_to({source}, {Tuple(s.Shape)})",
        ViewStep.Diagonal s => $"{source}.diagonal({s.Offset})",
        ViewStep.Squeeze s => $"{source}.squeeze({s.Axis})",
        ViewStep.ExpandDims s => $"np.expand_dims({source}, {s.Axis})",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>A basic index as Python writes it between the brackets.</summary>
    public static string Items(ViewStep.Index index) => index.Items.Count == 0 ? "()" : string.Join(", ", index.Items);

    private static string NumPyName(Runtime.Elements.ElementType type) =>
        type == Runtime.Elements.ElementType.Boolean ? "bool_" : ModelTypes.NameOf(type);

    private static string Along(int? axis, bool keepsAxes) =>
        $", axis={axis?.ToString(CultureInfo.InvariantCulture) ?? "None"}{(keepsAxes ? ", keepdims=True" : "")}";

    private static string WhereArgument(Expression? mask) => mask is null ? "" : $", where={Of(mask)}";

    private static string Array(Runtime.Elements.ElementType type, double[] values) =>
        $"np.array([{string.Join(", ", values.Select(Number))}], np.{NumPyName(type)})";

    private static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));

    private static string Tuple<T>(T[] values) => $"({string.Concat(values.Select(v => $"{v},"))})";

    private static string Number(double value) => value switch
    {
        double.NaN => "np.nan",
        double.PositiveInfinity => "np.inf",
        double.NegativeInfinity => "-np.inf",
        0 when double.IsNegative(value) => "-0.0",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
