namespace Cohort;

/// <summary>NumPy's TypeError: an operation does not support its operands' types.</summary>
public class TypeError : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public TypeError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public TypeError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public TypeError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
