namespace Cohort;

/// <summary>The base of the errors of array programs.</summary>
public class NumSharpException : Exception, INumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public NumSharpException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public NumSharpException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public NumSharpException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Throws NumPy's error for a write to a read-only array.</summary>
    /// <param name="name">What was about to be written.</param>
    public static void ThrowReadOnly(string name = "assignment destination") =>
        throw new NumSharpException($"{name} is read-only");

    /// <summary>Throws NumPy's error when an array of this shape must not be written.</summary>
    /// <param name="shape">The shape of the array that is about to be written.</param>
    /// <param name="name">What is about to be written.</param>
    public static void ThrowIfNotWriteable(Shape shape, string name = "assignment destination")
    {
        if (!shape.IsWriteable)
        {
            ThrowReadOnly(name);
        }
    }
}
