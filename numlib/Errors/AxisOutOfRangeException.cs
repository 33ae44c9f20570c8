namespace Cohort;

/// <summary>An axis does not exist; the older sibling of <see cref="AxisError"/>.</summary>
public class AxisOutOfRangeException : ArgumentOutOfRangeException, INumSharpException
{
    private readonly string _text;

    /// <summary>Creates an exception for an axis of an array.</summary>
    public AxisOutOfRangeException(int ndim, int axis)
        : this(ndim, (long)axis)
    {
    }

    /// <summary>Creates an exception for an axis of an array.</summary>
    public AxisOutOfRangeException(int ndim, long axis)
        : this($"axis {axis} is out of bounds for array of dimension {ndim}")
    {
    }

    /// <summary>Creates an exception without details.</summary>
    public AxisOutOfRangeException()
        : this("axis is out of bounds")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public AxisOutOfRangeException(string message)
        : base("axis", message) => _text = message;

    /// <inheritdoc/>
    public override string Message => _text;
}
