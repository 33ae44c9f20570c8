using System.Text;

namespace Cohort.Kernels.Cuda;

/// <summary>A call of the CUDA driver has failed: names the call and the error as the driver does.</summary>
public sealed class CudaException : Exception
{
    /// <summary>Creates the exception.</summary>
    public CudaException()
        : this("A call of the CUDA driver has failed.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public CudaException(string message)
        : base(message) => (Call, Error) = ("", CudaError.Unknown);

    /// <summary>Creates the exception with a message and its cause.</summary>
    public CudaException(string message, Exception innerException)
        : base(message, innerException) => (Call, Error) = ("", CudaError.Unknown);

    /// <summary>Creates the exception of a call.</summary>
    /// <param name="call">The driver's entry point.</param>
    /// <param name="error">What it returned.</param>
    /// <param name="details">The driver's own words, or the log of its compiler; may be empty.</param>
    public CudaException(string call, CudaError error, string details = "")
        : base(details.Length == 0 ? $"{call}: {NameOf(error)}" : $"{call}: {NameOf(error)}: {details}") =>
        (Call, Error) = (call, error);

    /// <summary>The driver's entry point that has failed.</summary>
    public string Call { get; }

    /// <summary>What it returned.</summary>
    public CudaError Error { get; }

    /// <summary>
    /// Whether the device can be used no more by this process: its context is lost, and every later call fails too.
    /// </summary>
    public bool IsDeviceLost => Error is CudaError.IllegalAddress or CudaError.LaunchTimeout or CudaError.LaunchFailed
        or CudaError.Assert or CudaError.HardwareStackError or CudaError.IllegalInstruction
        or CudaError.MisalignedAddress or CudaError.EccUncorrectable or CudaError.NvlinkUncorrectable
        or CudaError.ContextIsDestroyed or CudaError.DeviceUnavailable or CudaError.Unknown;

    /// <summary>The error's name as in the driver's header, with its number.</summary>
    public static string NameOf(CudaError error)
    {
        if (!Enum.IsDefined(error))
        {
            return $"CUDA error {(int)error}";
        }

        var name = new StringBuilder(error == CudaError.Success ? "CUDA" : "CUDA_ERROR");
        foreach (var letter in error.ToString())
        {
            name.Append(char.IsUpper(letter) ? "_" : "").Append(char.ToUpperInvariant(letter));
        }

        return $"{name} ({(int)error})";
    }
}
