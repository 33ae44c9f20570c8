namespace Cohort.Backends.Iteration;

/// <summary>
/// An expression over arrays for <see cref="np.evaluate(NDExpr, NDArray)"/>. Its nodes are recorded like calls of the
/// functions that they name, with the same types and values, and fuse as those do: ordinary calls need no expression.
/// </summary>
public sealed partial class NDExpr
{
    private readonly Func<NDArray[], NDArray> _value;

    private NDExpr(Func<NDArray[], NDArray> value) => _value = value;

    /// <summary>Whether a leaf is an array itself.</summary>
    internal bool HoldsArrays { get; private init; }

    /// <summary>Whether a leaf is a place in a list of arrays.</summary>
    internal bool HasInputs { get; private init; }

    /// <summary>The array at a place in the list that the expression is evaluated with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative.</exception>
    public static NDExpr Input(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new NDExpr(inputs => index < inputs.Length
            ? np.Given(inputs[index])
            : throw new InvalidOperationException($"Input({index}) out of range; there are {inputs.Length} inputs."))
        {
            HasInputs = true,
        };
    }

    /// <summary>An array.</summary>
    public static NDExpr Arr(NDArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return new NDExpr(_ => array) { HoldsArrays = true };
    }

    /// <summary>A number, which adapts to the type of what it meets.</summary>
    public static NDExpr Const(double value) => new(_ => value);

    /// <inheritdoc cref="Const(double)"/>
    public static NDExpr Const(float value) => new(_ => value);

    /// <inheritdoc cref="Const(double)"/>
    public static NDExpr Const(long value) => new(_ => value);

    /// <inheritdoc cref="Const(double)"/>
    public static NDExpr Const(int value) => new(_ => value);

    /// <summary>Records what the expression says.</summary>
    internal NDArray Evaluate(NDArray[] inputs) => _value(inputs);

    private static NDExpr Unary(Func<NDArray, NDArray> function, NDExpr x) => Joined(parts => function(parts[0]), x);

    private static NDExpr Binary(Func<NDArray, NDArray, NDArray> function, NDExpr a, NDExpr b) =>
        Joined(parts => function(parts[0], parts[1]), a, b);

    private static NDExpr Joined(Func<NDArray[], NDArray> function, params NDExpr[] parts)
    {
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part);
        }

        return new NDExpr(inputs => function(Array.ConvertAll(parts, part => part._value(inputs))))
        {
            HoldsArrays = Array.Exists(parts, part => part.HoldsArrays),
            HasInputs = Array.Exists(parts, part => part.HasInputs),
        };
    }
}
