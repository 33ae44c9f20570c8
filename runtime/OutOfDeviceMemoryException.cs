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

    internal OutOfDeviceMemoryException(string message, int device, long bytes)
        : base(message) => (Device, Bytes) = (device, bytes);

    /// <summary>The index of the device that is full, or -1 where no device is meant.</summary>
    internal int Device { get; } = -1;

    /// <summary>How many bytes were wanted.</summary>
    internal long Bytes { get; }
}
