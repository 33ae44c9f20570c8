namespace Cohort;

/// <summary>A matrix does not fit a linear algebra routine: singular, not square, not positive definite.</summary>
public class LinAlgError : ValueError
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public LinAlgError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public LinAlgError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public LinAlgError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
