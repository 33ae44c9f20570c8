using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>
/// Everything of an operation that fusion looks at: what it applies to which views, where each operand comes from, who
/// else wants its value. Not the arrays, not the values of scalars, not the parameters of library operations.
/// </summary>
internal sealed class OperationShape
{
    private readonly object? _definition;
    private readonly ReductionOperator? _reduction;
    private readonly ElementType _computeType;
    private readonly ElementType _targetType;
    private readonly OperationTraits _traits;
    private readonly int _unseenConsumers;
    private readonly Layout _space;
    private readonly Layout _target;
    private readonly int[] _reducedAxes;
    private readonly InputShape[] _inputs;
    private readonly ValueSource _base;
    private readonly ViewShape[] _outputs;

    public OperationShape(Operation operation, OperationTraits traits, ref SourceNumbers numbers)
    {
        _definition = DefinitionOf(operation);
        _reduction = (operation as ReduceOperation)?.Reduction;
        _computeType = ComputeTypeOf(operation);
        _targetType = operation.TargetType;
        _traits = traits;
        _unseenConsumers = operation.Consumers - operation.ConsumersSeen;
        _space = operation.Space;
        _target = operation.Target;
        _reducedAxes = operation is ReduceOperation reduce ? reduce.Axes : [];
        _inputs = new InputShape[operation.Inputs.Length];
        for (var i = 0; i < _inputs.Length; i++)
        {
            ref readonly var input = ref operation.Inputs[i];
            _inputs[i] = new InputShape(
                numbers.SourceOf(input.Version), input.Layout, input.Type, input.Version?.Whole,
                input.Version?.Type ?? default);
        }

        _base = numbers.SourceOf(operation.Base);
        _outputs = OutputsOf(operation);
    }

    /// <summary>Whether an operation is of this shape.</summary>
    public bool Matches(Operation operation, OperationTraits traits, ref SourceNumbers numbers) =>
        traits == _traits && operation.TargetType == _targetType && ComputeTypeOf(operation) == _computeType
        && operation.Consumers - operation.ConsumersSeen == _unseenConsumers
        && ReferenceEquals(DefinitionOf(operation), _definition)
        && (operation as ReduceOperation)?.Reduction == _reduction
        && AreEqual(operation.Space, _space) && AreEqual(operation.Target, _target)
        && (operation is not ReduceOperation reduce || reduce.Axes.AsSpan().SequenceEqual(_reducedAxes))
        && InputsMatch(operation, ref numbers) && numbers.SourceOf(operation.Base) == _base
        && OutputsMatch(operation);

    private static bool AreEqual(Layout a, Layout b) => ReferenceEquals(a, b) || a.Equals(b);

    // Functions and types are singletons.
    private static object? DefinitionOf(Operation operation) => operation switch
    {
        ElementwiseOperation elementwise => elementwise.Function,
        LibraryStep step => step.Definition.GetType(),
        _ => null,
    };

    private static ElementType ComputeTypeOf(Operation operation) => operation switch
    {
        ElementwiseOperation elementwise => elementwise.ComputeType,
        ReduceOperation reduce => reduce.Accumulator,
        _ => default,
    };

    private static ViewShape[] OutputsOf(Operation operation)
    {
        var outputs = new ViewShape[operation.Outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = OutputOf(operation, i);
        }

        return outputs;
    }

    private static ViewShape OutputOf(Operation operation, int output) => operation is LibraryStep step
        ? new ViewShape(
            operation.Outputs[output].Whole, operation.Outputs[output].Type, step.OutputLayouts[output],
            step.OutputTypes[output])
        : new ViewShape(
            operation.Outputs[output].Whole, operation.Outputs[output].Type, operation.Target, operation.TargetType);

    private bool InputsMatch(Operation operation, ref SourceNumbers numbers)
    {
        if (operation.Inputs.Length != _inputs.Length)
        {
            return false;
        }

        for (var i = 0; i < _inputs.Length; i++)
        {
            ref readonly var input = ref operation.Inputs[i];
            ref readonly var shape = ref _inputs[i];
            if (input.Type != shape.Type || !AreEqual(input.Layout, shape.Layout)
                || numbers.SourceOf(input.Version) != shape.Source || !IsSameRegion(input.Version, shape))
            {
                return false;
            }
        }

        return true;
    }

    // What a region in the walk looks like follows from the operation that computes it.
    private static bool IsSameRegion(Regions.Version? version, in InputShape shape) =>
        shape.Source.Kind != ValueSource.Origin.Outside
        || (version!.Type == shape.RegionType && AreEqual(version.Whole, shape.Whole!));

    private bool OutputsMatch(Operation operation)
    {
        if (operation.Outputs.Length != _outputs.Length)
        {
            return false;
        }

        for (var i = 0; i < _outputs.Length; i++)
        {
            var output = OutputOf(operation, i);
            ref readonly var shape = ref _outputs[i];
            if (output.Type != shape.Type || output.ViewType != shape.ViewType
                || !AreEqual(output.Whole, shape.Whole) || !AreEqual(output.View, shape.View))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct InputShape(
        ValueSource Source, Layout Layout, ElementType Type, Layout? Whole, ElementType RegionType);

    private readonly record struct ViewShape(Layout Whole, ElementType Type, Layout View, ElementType ViewType);
}
