namespace Cohort;

/// <summary>An index is out of bounds, or is not an index.</summary>
public class IndexError : NumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public IndexError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public IndexError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public IndexError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
