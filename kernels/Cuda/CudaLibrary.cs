using System.Runtime.InteropServices;

namespace Cohort.Kernels.Cuda;

/// <summary>
/// The driver's shared library: finds entry points, and notes those that are not there. It stays loaded, since the
/// driver has threads of its own.
/// </summary>
internal sealed class CudaLibrary
{
    private readonly Func<string, nint> _find;
    private readonly List<string> _missing = [];

    /// <summary>Creates a library.</summary>
    /// <param name="find">Gives an entry point's address, or zero.</param>
    public CudaLibrary(Func<string, nint> find) => _find = find;

    /// <summary>The entry points that were asked for and are not there.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>The library's file on this system.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>Loads the library; null when the system has none.</summary>
    public static CudaLibrary? TryLoad() =>
        NativeLibrary.TryLoad(FileName, out var handle)
            ? new CudaLibrary(name => NativeLibrary.TryGetExport(handle, name, out var address) ? address : 0)
            : null;

    /// <summary>The address of an entry point; zero, and noted as missing, when there is none.</summary>
    public nint Find(string name)
    {
        var address = _find(name);
        if (address == 0)
        {
            _missing.Add(name);
        }

        return address;
    }
}
