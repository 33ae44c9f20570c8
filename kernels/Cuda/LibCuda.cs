using System.Runtime.InteropServices;

namespace Cohort.Kernels.Cuda;

/// <summary>
/// The CUDA driver of this machine, through its C entry points. Names that end in _v2 are the present forms of calls
/// that once had others; the old names still exist in the library and take other arguments.
/// </summary>
public sealed unsafe partial class LibCuda : ICudaDriver
{
    /// <summary>The oldest driver that has every entry point and reads the PTX that is written here: 11.4.</summary>
    public const int OldestVersion = 11040;

    private readonly CudaLibrary _library;
    private readonly delegate* unmanaged<uint, int> _init;
    private readonly delegate* unmanaged<int*, int> _driverGetVersion;
    private readonly delegate* unmanaged<int, byte**, int> _getErrorString;

    /// <summary>Finds all entry points. <see cref="CudaLibrary.Missing"/> tells whether that went well.</summary>
    internal LibCuda(CudaLibrary library)
    {
        _library = library;
        _init = (delegate* unmanaged<uint, int>)library.Find("cuInit");
        _driverGetVersion = (delegate* unmanaged<int*, int>)library.Find("cuDriverGetVersion");
        _getErrorString = (delegate* unmanaged<int, byte**, int>)library.Find("cuGetErrorString");
        _devices = new DeviceCalls(library);
        _contexts = new ContextCalls(library);
        _streams = new StreamCalls(library);
        _memory = new MemoryCalls(library);
        _modules = new ModuleCalls(library);
    }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Loads and initialises the driver of this machine.</summary>
    /// <param name="reason">Why there is none: in words for the user.</param>
    /// <returns>The driver, or null.</returns>
    public static LibCuda? TryLoad(out string reason)
    {
        var library = CudaLibrary.TryLoad();
        if (library is null)
        {
            reason = $"no NVIDIA driver: the library {CudaLibrary.FileName} is not installed";
            return null;
        }

        return TryStart(library, out reason);
    }

    /// <summary>Initialises the driver behind a library.</summary>
    internal static LibCuda? TryStart(CudaLibrary library, out string reason)
    {
        var driver = new LibCuda(library);
        reason = driver.ReasonNotToUse();
        return reason.Length == 0 ? driver : null;
    }

    // The version is asked before anything is initialised: an old driver is told by its version, not by what it lacks.
    private string ReasonNotToUse()
    {
        if (_driverGetVersion == null || _init == null || _getErrorString == null)
        {
            return $"{CudaLibrary.FileName} is not a CUDA driver: it has no {string.Join(", ", _library.Missing)}";
        }

        var version = 0;
        if (_driverGetVersion(&version) == 0 && version < OldestVersion)
        {
            return $"the NVIDIA driver is too old: it serves CUDA {Words(version)}, and {Words(OldestVersion)} is "
                + "needed";
        }

        if (_library.Missing.Count > 0)
        {
            return $"the NVIDIA driver (CUDA {Words(version)}) has no {string.Join(", ", _library.Missing)}";
        }

        var result = _init(0);
        Version = version;
        return (CudaError)result switch
        {
            CudaError.Success => "",
            CudaError.NoDevice => "the NVIDIA driver sees no device",
            var error => $"the NVIDIA driver does not start: {CudaException.Of("cuInit", error, Text(result)).Message}",
        };
    }

    private static string Words(int version) => $"{version / 1000}.{version % 1000 / 10}";

    private string Text(int result)
    {
        byte* text = null;
        return _getErrorString(result, &text) == 0 && text != null ? Marshal.PtrToStringUTF8((nint)text)! : "";
    }

    private void ThrowIfFailed(int result, string call)
    {
        if (result != 0)
        {
            throw CudaException.Of(call, (CudaError)result, Text(result));
        }
    }
}
