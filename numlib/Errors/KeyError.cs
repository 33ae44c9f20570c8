namespace Cohort;

/// <summary>A container has no entry of this name.</summary>
public class KeyError : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public KeyError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public KeyError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public KeyError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
