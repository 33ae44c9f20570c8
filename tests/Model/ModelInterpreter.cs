using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Runs a program statement by statement on arrays of the model: the definition of what is right.</summary>
public sealed class ModelInterpreter : IProgramInterpreter
{
    private readonly Dictionary<string, ModelArray> _arrays = [];
    private readonly Dictionary<string, ModelArray> _buffers = [];
    private readonly Action<Expression, ModelArray[], ModelArray>? _evaluated;

    /// <summary>Creates an interpreter without arrays.</summary>
    /// <param name="evaluated">Told of each expression that is computed, its parts' values and its value.</param>
    public ModelInterpreter(Action<Expression, ModelArray[], ModelArray>? evaluated = null) => _evaluated = evaluated;

    /// <summary>The live arrays by name.</summary>
    public IReadOnlyDictionary<string, ModelArray> Arrays => _arrays;

    /// <summary>The shared buffers by the name of the array first made over them.</summary>
    public IReadOnlyDictionary<string, ModelArray> Buffers => _buffers;

    /// <inheritdoc/>
    public IEnumerable<string> Live => _arrays.Keys;

    /// <inheritdoc/>
    public Observation Observe(string name) => Observation.Of(_arrays[name]);

    /// <inheritdoc/>
    public Observation? Execute(Statement statement)
    {
        switch (statement)
        {
            case Statement.Create s:
                _arrays[s.Name] = Of(s.Type, s.Shape, s.Values);
                return null;
            case Statement.Share s:
                _arrays[s.Name] = _buffers[s.Name] = Of(s.Type, [s.Values.Length], s.Values);
                return null;
            case Statement.Assign s:
                _arrays[s.Name] = Evaluate(s.Value);
                return null;
            case Statement.Dispose s:
                _arrays.Remove(s.Name);
                return null;
            case Statement.ReadElement s:
                return Observation.Of(ModelArray.Of(_arrays[s.Name].Type, [], [_arrays[s.Name][s.Index]]));
            case Statement.Read s:
                return Observe(s.Name);
            case Statement.ReadShared s:
                return Observation.Of(_buffers[s.Name]);
            default:
                Write(statement);
                return null;
        }
    }

    /// <summary>The value of an expression; a view of a variable shares the variable's elements.</summary>
    public ModelArray Evaluate(Expression expression)
    {
        ModelArray[] parts = [.. expression.Parts.Select(Evaluate)];
        var result = Compute(expression, parts);
        if (expression is not (Expression.Variable or Expression.View or Expression.Literal or Expression.Copy)
            && parts.Any(part => part.HasOpenLayout || !part.IsContiguous))
        {
            result = ModelArray.Of(result.Type, result.Shape, result.Values(), hasOpenLayout: true);
        }

        _evaluated?.Invoke(expression, parts, result);
        return result;
    }

    private static ModelArray Of(ElementType type, long[] shape, double[] values) =>
        ModelArray.Of(type, shape, values.Select(value => Convert(type, value)));

    /// <summary>A number of a program as an element.</summary>
    public static ModelValue Convert(ElementType type, double value) =>
        type.IsFloat() ? ModelTypes.Fit(type, ModelValue.Of(value)) : ModelValue.Of((Int128)value);

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Statement.Store s:
                Evaluate(s.Target).Store(Evaluate(s.Value));
                break;
            case Statement.StoreMasked s:
                ModelIndexing.StoreMasked(Evaluate(s.Target), Evaluate(s.Mask), Evaluate(s.Value));
                break;
            case Statement.Scatter s:
                ModelIndexing.Scatter(Evaluate(s.Target), [.. s.Positions.Select(Evaluate)], Evaluate(s.Value));
                break;
            case Statement.Apply s:
                var result = ModelFunctions.All[s.Function].Apply([.. s.Operands.Select(Evaluate)]);
                if (result.Rank > Evaluate(s.Target).Rank)
                {
                    throw new RefusalException("non-broadcastable output operand");
                }

                StoreChecked(Evaluate(s.Target), result, s.Mask);
                break;
            case Statement.CopyTo s:
                StoreChecked(Evaluate(s.Target), Evaluate(s.Value), s.Mask);
                break;
            case Statement.WriteElement s:
                _arrays[s.Name][s.Index] = Convert(_arrays[s.Name].Type, s.Value);
                break;
            case Statement.WriteShared s:
                _buffers[s.Name][s.Index] = Convert(_buffers[s.Name].Type, s.Value);
                break;
        }
    }

    private void StoreChecked(ModelArray target, ModelArray value, Expression? mask)
    {
        if (!ModelTypes.CanStore(value.Type, target.Type))
        {
            throw new RefusalException($"cannot cast from {value.Type} to {target.Type} with casting rule 'same_kind'");
        }

        target.Store(value, mask is null ? null : Evaluate(mask));
    }

    private ModelArray Compute(Expression expression, ModelArray[] parts) => expression switch
    {
        Expression.Variable e => _arrays[e.Name],
        Expression.Literal e => ModelArray.Literal(e.Value, e.IsInteger),
        Expression.View e => See(parts[0], e.Step),
        Expression.Elementwise e => ModelFunctions.All[e.Function].Apply(parts),
        Expression.Where => ModelIndexing.Where(parts[0], parts[1], parts[2]),
        Expression.Clip => Clip(parts[0], parts[1], parts[2]),
        Expression.Cast e => parts[0].Cast(e.Type),
        Expression.Copy => parts[0].Copy(),
        Expression.Reduce e => ModelReductions.Reduce(e.Operator, parts[0], e.Axis, e.KeepsAxes),
        Expression.Mean e => ModelReductions.Mean(parts[0], e.Axis, e.KeepsAxes),
        Expression.CountNonZero e => ModelReductions.CountNonZero(parts[0], e.Axis, e.KeepsAxes),
        Expression.Scan e => ModelReductions.Scan(e.IsProduct, parts[0], e.Axis),
        Expression.Sort { AsPositions: true } e => ModelReductions.ArgSort(parts[0], e.Axis),
        Expression.Sort e => ModelReductions.Sort(parts[0], e.Axis),
        Expression.Take e => ModelIndexing.Take(parts[0], parts[1], e.Axis),
        Expression.Gather => ModelIndexing.Gather(parts[0], parts[1..]),
        Expression.Compress => ModelIndexing.Compress(parts[0], parts[1]),
        Expression.Product e => ModelProducts.Multiply(e.Function, parts[0], parts[1]),
        Expression.Join e => ModelIndexing.Join(e.IsStack, parts, e.Axis),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static ModelArray Clip(ModelArray source, ModelArray low, ModelArray high)
    {
        var type = ModelTypes.Promote([source, low, high]);
        var raised = ModelFunctions.All["maximum"].Apply(source.Cast(type), low.Cast(type));
        return ModelFunctions.All["minimum"].Apply(raised, high.Cast(type));
    }

    private static ModelArray See(ModelArray source, ViewStep step) => step switch
    {
        ViewStep.Index s => Index(source, s.Items),
        ViewStep.Transpose s => source.Transpose(s.Order),
        ViewStep.SwapAxes s => source.SwapAxes(s.A, s.B),
        ViewStep.Reshape s => source.Reshape(s.Shape),
        ViewStep.Ravel => source.Ravel(),
        ViewStep.BroadcastTo s => source.BroadcastTo(s.Shape),
        ViewStep.Diagonal s => source.Diagonal(s.Offset),
        ViewStep.Squeeze s => source.Squeeze(s.Axis),
        ViewStep.ExpandDims s => source.InsertAxis(s.Axis),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static ModelArray Index(ModelArray source, IReadOnlyList<IndexItem> items)
    {
        var consumed = items.Count(item => item is IndexItem.Slice or IndexItem.At);
        if (consumed > source.Rank)
        {
            throw new RefusalException("too many indices for array");
        }

        var (result, axis) = (source, 0);
        foreach (var item in items)
        {
            (result, axis) = item switch
            {
                IndexItem.Slice s => (result.Slice(axis, s.Start, s.Stop, s.Step), axis + 1),
                IndexItem.At at => (result.Pick(axis, at.Index), axis),
                IndexItem.NewAxis => (result.InsertAxis(axis), axis + 1),
                _ => (result, axis + source.Rank - consumed),
            };
        }

        return result;
    }
}
