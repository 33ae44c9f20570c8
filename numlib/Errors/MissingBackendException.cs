namespace Cohort;

/// <summary>A native library that the call needs is not there.</summary>
public class MissingBackendException : NotSupportedException, INumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public MissingBackendException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public MissingBackendException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public MissingBackendException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
