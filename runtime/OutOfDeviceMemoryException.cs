namespace Cohort.Runtime;

/// <summary>
/// An array does not fit into a device's memory, with what was wanted and what there is. The session goes on.
/// </summary>
public sealed class OutOfDeviceMemoryException : OutOfMemoryException
{
    /// <summary>Creates the exception.</summary>
    public OutOfDeviceMemoryException()
    {
    }

    /// <summary>Creates the exception with who wanted how much where.</summary>
    public OutOfDeviceMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public OutOfDeviceMemoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
