namespace Cohort;

/// <summary>Python's BufferError: memory cannot be handed from one library to another as it is.</summary>
public class BufferError : InvalidOperationException, INumSharpException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public BufferError()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public BufferError(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public BufferError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
