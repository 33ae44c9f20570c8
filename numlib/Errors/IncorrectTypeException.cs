namespace Cohort;

/// <summary>The element type does not fit the operation.</summary>
public class IncorrectTypeException : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public IncorrectTypeException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public IncorrectTypeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public IncorrectTypeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
