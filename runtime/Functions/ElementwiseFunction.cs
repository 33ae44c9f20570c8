using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Functions;

/// <summary>
/// A function of elements, defined once as a graph of primitives for every device. Instances are singletons: they
/// are compared by reference.
/// </summary>
public abstract class ElementwiseFunction
{
    /// <summary>Creates a function.</summary>
    /// <param name="name">NumPy's name of it, for messages and plans.</param>
    /// <param name="arity">How many operands it takes.</param>
    /// <param name="cost">Its arithmetic per element, in multiples of an addition.</param>
    protected ElementwiseFunction(string name, int arity, double cost)
    {
        Name = name;
        Arity = arity;
        Cost = cost;
    }

    /// <summary>NumPy's name of the function.</summary>
    public string Name { get; }

    /// <summary>How many operands it takes.</summary>
    public int Arity { get; }

    /// <summary>Its arithmetic per element, in multiples of an addition.</summary>
    public double Cost { get; }

    /// <summary>
    /// Adds the function's nodes to a graph. The arguments have been cast to <paramref name="type"/> (except the
    /// Boolean condition of a select); the result may have another type, Boolean for a comparison.
    /// </summary>
    /// <returns>The node of the result.</returns>
    public abstract int Build(GraphBuilder graph, ReadOnlySpan<int> arguments, ElementType type);

    /// <summary>Whether an operand is a Boolean condition that is not cast to the compute type.</summary>
    public virtual bool IsCondition(int operand) => false;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
