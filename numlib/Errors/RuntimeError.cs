namespace Cohort;

/// <summary>An operation is not possible in the present state.</summary>
public class RuntimeError : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public RuntimeError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public RuntimeError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public RuntimeError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
