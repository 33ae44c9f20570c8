using System.Text;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;

namespace Cohort.Kernels.Cuda;

/// <summary>A call of the CUDA driver has failed: names the call and the error as the driver does.</summary>
public sealed class CudaException : DeviceException
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

    private CudaException(string call, CudaError error, string message)
        : base(message) => (Call, Error) = (call, error);

    /// <summary>The driver's entry point that has failed.</summary>
    public string Call { get; }

    /// <summary>What it returned.</summary>
    public CudaError Error { get; }

    /// <summary>The exception of a call.</summary>
    /// <param name="call">The driver's entry point.</param>
    /// <param name="error">What it returned.</param>
    /// <param name="details">The driver's own words, or the log of its compiler; may be empty.</param>
    /// <returns>
    /// A <see cref="CudaException"/>; when the error says that the device can be used no more by this process, a
    /// <see cref="DeviceLostException"/> around it.
    /// </returns>
    public static DeviceException Of(string call, CudaError error, string details = "")
    {
        var words = details.Length == 0 ? "" : $": {details}";
        var exception = new CudaException(call, error, $"{call}: {NameOf(error)}{words}");
        return IsLoss(error)
            ? new DeviceLostException($"A CUDA device is lost: {exception.Message}", exception)
            : exception;
    }

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

    // These stay: every later call in the context gives them again.
    private static bool IsLoss(CudaError error) => error is CudaError.IllegalAddress or CudaError.LaunchTimeout
        or CudaError.LaunchFailed or CudaError.Assert or CudaError.HardwareStackError or CudaError.IllegalInstruction
        or CudaError.MisalignedAddress or CudaError.EccUncorrectable or CudaError.NvlinkUncorrectable
        or CudaError.ContextIsDestroyed or CudaError.Unknown;
}
