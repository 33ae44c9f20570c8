namespace Cohort;

/// <summary>An array has no such attribute, or it cannot be set.</summary>
public class AttributeError : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public AttributeError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public AttributeError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public AttributeError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
