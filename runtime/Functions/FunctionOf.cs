using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <summary>
/// A function given by how it lowers. Half is computed in Single and rounded back, unless the lowering takes Half
/// itself.
/// </summary>
internal sealed class FunctionOf : ElementwiseFunction
{
    private readonly Lowering _lowering;
    private readonly bool _takesHalf;
    private readonly bool _hasCondition;

    public FunctionOf(
        string name, int arity, double cost, Lowering lowering, bool takesHalf = false, bool hasCondition = false)
        : base(name, arity, cost)
    {
        _lowering = lowering;
        _takesHalf = takesHalf;
        _hasCondition = hasCondition;
    }

    /// <summary>The lowering that takes its place for Complex.</summary>
    public Lowering? OnComplex { get; init; }

    /// <summary>Builds the result from the arguments in a compute type.</summary>
    public delegate GraphValue Lowering(GraphBuilder graph, GraphValue[] arguments, ElementType type);

    /// <inheritdoc/>
    public override int Build(GraphBuilder graph, ReadOnlySpan<int> arguments, ElementType type)
    {
        if (arguments.Length != Arity)
        {
            throw new InvariantException($"{Name} takes {Arity} operands, not {arguments.Length}");
        }

        var values = new GraphValue[arguments.Length];
        var isWidened = type == ElementType.Half && !_takesHalf;
        for (var i = 0; i < values.Length; i++)
        {
            var value = new GraphValue(graph, arguments[i]);
            values[i] = isWidened && !IsCondition(i) ? value.Cast(ElementType.Single) : value;
        }

        var lowering = type == ElementType.Complex && OnComplex is not null ? OnComplex : _lowering;
        var result = lowering(graph, values, isWidened ? ElementType.Single : type);
        return isWidened && result.Type == ElementType.Single ? result.Cast(ElementType.Half).Node : result.Node;
    }

    /// <inheritdoc/>
    public override bool IsCondition(int operand) => _hasCondition && operand == 0;
}
