namespace Cohort;

/// <summary>Shapes do not fit each other, or do not fit the operation.</summary>
public class IncorrectShapeException : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public IncorrectShapeException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public IncorrectShapeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public IncorrectShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
