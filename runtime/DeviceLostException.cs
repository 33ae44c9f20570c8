namespace Cohort.Runtime;

/// <summary>A device that cannot be used any more: it has failed as a whole, or hangs.</summary>
public sealed class DeviceLostException : DeviceException
{
    /// <summary>Creates the exception.</summary>
    public DeviceLostException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public DeviceLostException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public DeviceLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
