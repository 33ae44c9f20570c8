namespace Cohort;

/// <summary>A name is not known.</summary>
public class NameError : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public NameError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public NameError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public NameError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
