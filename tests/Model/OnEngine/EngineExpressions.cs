using System.Reflection;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model.OnEngine;

/// <summary>
/// Evaluates the expressions of programs by recording on an engine. The model beside it decides shapes and types, as
/// the array library does above the engine. What needs a library operation is read, computed by the model and imported.
/// </summary>
public sealed class EngineExpressions(
    Runtime.Engine engine, ModelInterpreter model, IReadOnlyDictionary<string, EngineArray> arrays)
{
    private static readonly Dictionary<string, ElementwiseFunction> Functions = typeof(Function)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Select(p => p.GetValue(null)).OfType<ElementwiseFunction>().DistinctBy(f => f.Name)
        .ToDictionary(f => f.Name == "remainder" ? "mod" : f.Name);

    private static readonly HashSet<string> WholeOnIntegers = ["floor", "ceil", "trunc"];

    /// <summary>The value of an expression, recorded.</summary>
    public EngineArray Evaluate(Expression expression) => expression switch
    {
        Expression.Variable e => arrays[e.Name],
        Expression.Literal e => Literal(e),
        Expression.View e => View(e),
        Expression.Elementwise e when FunctionOf(e) is { } f => Fresh(e, f.Function, f.Compute, [.. e.Operands]),
        Expression.Where e => Fresh(e, Function.Select, model.Evaluate(e).Type, [AsMask(e.Condition), e.X, e.Y]),
        Expression.Clip e => Fresh(e, Function.Clip, model.Evaluate(e).Type, [e.Source, e.Low, e.High]),
        Expression.Cast e => Fresh(e, Function.Copy, e.Type, [e.Source]),
        Expression.Copy e => Fresh(e, Function.Copy, model.Evaluate(e).Type, [e.Source]),
        Expression.Reduce e => Reduce(e),
        Expression.Mean e when e.Source is not Expression.Literal => Mean(e),
        Expression.Join { IsStack: false } e => Concatenate(e),
        _ => ByModel(expression),
    };

    /// <summary>np.function(operands, out: target, where: mask).</summary>
    public void Apply(string name, IReadOnlyList<Expression> operands, Expression target, Expression? mask)
    {
        var call = new Expression.Elementwise(name, operands, false);
        if (FunctionOf(call) is { } f)
        {
            Store(f.Function, f.Compute, [.. operands.Select(Evaluate)], Evaluate(target), mask);
        }
        else
        {
            Store(Evaluate(target), ByModel(call), mask);
        }
    }

    /// <summary>Writes values, converted and broadcast, where the mask is true.</summary>
    public void Store(EngineArray target, EngineArray value, Expression? mask) =>
        Store(Function.Copy, value.Type, [value], target, mask);

    /// <summary>What the host sees of an array.</summary>
    public Observation Observe(EngineArray array)
    {
        var content = new byte[array.Layout.Count * array.Type.SizeInBytes()];
        engine.Read(array.View, content);
        return new Observation(array.Type, array.Layout.Extents.ToArray(), content).WithOneNaN();
    }

    /// <summary>Reads all parts, lets the model compute, imports the result.</summary>
    public EngineArray ByModel(Expression expression)
    {
        foreach (var part in expression.Parts.Where(part => part is not Expression.Literal))
        {
            var (seen, wanted) = (Observe(Evaluate(part)), Observation.Of(model.Evaluate(part)));
            if (!seen.Equals(wanted))
            {
                throw new InvalidDataException($"{PythonText.Of(part)} is\n{seen}, not\n{wanted}");
            }
        }

        var result = Observation.Of(model.Evaluate(expression));
        return EngineArray.Of(engine.Import(result.Type, result.Shape, result.Content));
    }

    private static EngineArray Literal(Expression.Literal literal)
    {
        var type = literal.IsInteger ? ElementType.Int64 : ElementType.Double;
        var bytes = Observation.Encode(type, ModelInterpreter.Convert(type, literal.Value));
        return new EngineArray(null, Layout.Scalar, type, BitConverter.ToUInt64(bytes));
    }

    private (ElementwiseFunction Function, ElementType Compute)? FunctionOf(Expression.Elementwise expression)
    {
        ModelArray[] operands = [.. expression.Operands.Select(model.Evaluate)];
        var definition = ModelFunctions.All[expression.Function];
        var compute = definition.ComputeType(ModelTypes.Promote(operands));
        var mixesSigns = definition.ComparesExactly && compute.IsFloat() && operands.All(o => !o.Type.IsFloat());
        if (mixesSigns || !Functions.TryGetValue(expression.Function, out var function) || operands.All(o => o.IsWeak))
        {
            return null;
        }

        var isCopy = (WholeOnIntegers.Contains(expression.Function) && !compute.IsFloat())
            || (expression.Function == "absolute" && compute == ElementType.Boolean);
        return (isCopy ? Function.Copy : function, compute);
    }

    private Expression AsMask(Expression condition) => model.Evaluate(condition).Type == ElementType.Boolean
        ? condition
        : new Expression.Cast(condition, ElementType.Boolean);

    private EngineArray View(Expression.View expression)
    {
        var source = Evaluate(expression.Source);
        var shape = model.Evaluate(expression).Shape;
        if (EngineViews.Apply(source.Layout, expression.Step, shape) is { } layout)
        {
            return source.Through(layout);
        }

        var copy = Fresh(Function.Copy, source.Type, source.Type, [source], source.Layout.Extents.ToArray());
        return copy.Through(copy.Layout.Reshape(shape)!);
    }

    private EngineArray Fresh(
        Expression expression, ElementwiseFunction function, ElementType compute, Expression[] operands)
    {
        var result = model.Evaluate(expression);
        return Fresh(function, compute, result.Type, [.. operands.Select(Evaluate)], result.Shape);
    }

    private EngineArray Fresh(
        ElementwiseFunction function, ElementType compute, ElementType type, EngineArray[] operands, long[] shape)
    {
        Operand[] read = [.. operands.Select(o => o.Operand(shape))];
        return EngineArray.Of(engine.Elementwise(function, compute, type, read, Layout.Contiguous(shape)));
    }

    private void Store(
        ElementwiseFunction function, ElementType compute, EngineArray[] operands, EngineArray target, Expression? mask)
    {
        var extents = target.Layout.Extents.ToArray();
        Operand[] read = [.. operands.Select(o => DropLeadingOnes(o, extents.Length).Operand(extents))];
        Operand? condition = mask is null ? null : Evaluate(mask).Operand(extents);
        engine.ElementwiseInto(target.View, function, compute, read, condition);
    }

    private static EngineArray DropLeadingOnes(EngineArray array, int rank)
    {
        var layout = array.Layout;
        while (layout.Rank > rank && layout.Extents[0] == 1)
        {
            layout = layout.RemoveAxis(0);
        }

        return array.Through(layout);
    }

    private EngineArray Reduce(Expression.Reduce expression)
    {
        var result = model.Evaluate(expression);
        var isPosition = expression.Operator is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        var accumulator = isPosition ? model.Evaluate(expression.Source).Type : result.Type;
        return Reduce(expression.Operator, accumulator, Evaluate(expression.Source), expression.Axis, result.Shape);
    }

    private EngineArray Reduce(
        ReductionOperator reduction, ElementType accumulator, EngineArray source, int? axis, long[] shape)
    {
        var rank = source.Layout.Rank;
        int[] axes = axis is { } a ? [a < 0 ? a + rank : a] : [.. Enumerable.Range(0, rank)];
        var operand = Operand.Of(source.Region!, source.Layout, source.Type);
        var reduced = EngineArray.Of(engine.Reduce(reduction, accumulator, operand, axes));
        return reduced.Through(reduced.Layout.Reshape(shape)!);
    }

    private EngineArray Mean(Expression.Mean expression)
    {
        var (source, result) = (model.Evaluate(expression.Source), model.Evaluate(expression));
        var count = expression.Axis is { } axis ? source.Shape[source.Axis(axis)] : source.Count;
        var (type, shape) = (result.Type, result.Shape);
        var sum = Reduce(ReductionOperator.Sum, type, Evaluate(expression.Source), expression.Axis, shape);
        return Fresh(Function.Divide, type, type, [sum, Literal(new Expression.Literal(count, false))], shape);
    }

    private EngineArray Concatenate(Expression.Join expression)
    {
        var result = model.Evaluate(expression);
        var joined = EngineArray.Of(engine.Allocate(result.Type, result.Shape));
        var axis = result.Axis(expression.Axis);
        var start = 0L;
        foreach (var part in expression.Sources.Select(Evaluate))
        {
            var count = part.Layout.Extents[axis];
            Store(joined.Through(joined.Layout.Slice(axis, start, count)), part, null);
            start += count;
        }

        return joined;
    }
}
