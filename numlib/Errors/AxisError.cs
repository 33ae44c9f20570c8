namespace Cohort;

/// <summary>An axis does not exist: NumPy's AxisError.</summary>
public class AxisError : ArgumentOutOfRangeException, INumSharpException
{
    private readonly string _text;

    /// <summary>Creates an exception for an axis of an array.</summary>
    /// <param name="axis">The axis as given.</param>
    /// <param name="ndim">The number of axes that the array has.</param>
    public AxisError(int axis, int ndim)
        : this($"axis {axis} is out of bounds for array of dimension {ndim}")
    {
        Axis = axis;
        NDim = ndim;
    }

    /// <summary>Creates an exception with a message.</summary>
    public AxisError(string message)
        : base("axis", message) => _text = message;

    /// <summary>Creates an exception without details.</summary>
    public AxisError()
        : this("axis is out of bounds")
    {
    }

    /// <summary>The axis as given.</summary>
    public int Axis { get; }

    /// <summary>The number of axes that the array has.</summary>
    public int NDim { get; }

    /// <inheritdoc/>
    public override string Message => _text;
}
