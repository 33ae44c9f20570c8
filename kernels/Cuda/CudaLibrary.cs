using System.Runtime.InteropServices;

namespace Cohort.Kernels.Cuda;

/// <summary>The driver's shared library: finds entry points, and notes those that are not there.</summary>
internal sealed class CudaLibrary : IDisposable
{
    private readonly Func<string, nint> _find;
    private readonly List<string> _missing = [];
    private nint _handle;

    /// <summary>Creates a library whose entry points come from elsewhere.</summary>
    /// <param name="find">Gives an entry point's address, or zero.</param>
    public CudaLibrary(Func<string, nint> find) => _find = find;

    private CudaLibrary(nint handle)
    {
        _handle = handle;
        _find = name => NativeLibrary.TryGetExport(_handle, name, out var address) ? address : 0;
    }

    /// <summary>The entry points that were asked for and are not there.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>The library's file on this system.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>Loads the library; null when the system has none.</summary>
    public static CudaLibrary? TryLoad() =>
        NativeLibrary.TryLoad(FileName, out var handle) ? new CudaLibrary(handle) : null;

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

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle != 0)
        {
            NativeLibrary.Free(_handle);
            _handle = 0;
        }
    }
}
