using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model;

/// <summary>
/// An elementwise function: which type it computes in, which it returns, and what it does to elements.
/// </summary>
/// <param name="Name">NumPy's name.</param>
/// <param name="Arity">The number of operands.</param>
/// <param name="ComputeType">The type operands are cast to, from their common type; throws where NumPy refuses.</param>
/// <param name="IsPredicate">Whether the result is Boolean.</param>
/// <param name="Evaluate">The function itself, on elements of the compute type.</param>
public sealed record ModelFunction(
    string Name, int Arity, Func<ElementType, ElementType> ComputeType, bool IsPredicate,
    Func<ElementType, ModelValue, ModelValue, ModelValue> Evaluate)
{
    /// <summary>
    /// Whether operands of a comparison of integers are compared exactly instead of in their common type.
    /// </summary>
    public bool ComparesExactly { get; init; }

    /// <summary>Applies the function to broadcast operands, giving a new array.</summary>
    public ModelArray Apply(params ModelArray[] operands)
    {
        var shape = ModelBroadcast.Shape(operands);
        var compute = ComputeType(ModelTypes.Promote(operands));
        var exact = ComparesExactly && operands.All(o => !o.Type.IsFloat());
        var elements = operands
            .Select(o => (exact ? o : o.Cast(compute)).BroadcastTo(shape).Values()).ToArray();
        var type = IsPredicate ? ElementType.Boolean : compute;
        var typeOfElements = exact && compute.IsFloat() ? ElementType.Int64 : compute;
        var results = Enumerable.Range(0, elements[0].Length).Select(i =>
            ModelTypes.Fit(type, Evaluate(typeOfElements, elements[0][i], Arity == 2 ? elements[1][i] : default)));
        return ModelArray.Of(type, shape, results);
    }
}
