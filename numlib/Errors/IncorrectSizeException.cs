namespace Cohort;

/// <summary>The number of elements does not fit the operation.</summary>
public class IncorrectSizeException : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public IncorrectSizeException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public IncorrectSizeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public IncorrectSizeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
