using System.Runtime.InteropServices;

namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>A shared library of the CUDA toolkit. It stays loaded.</summary>
internal sealed class ToolkitLibrary
{
    private readonly Func<string, nint> _find;
    private readonly List<string> _missing = [];

    /// <summary>Creates a library.</summary>
    /// <param name="fileName">Its file.</param>
    /// <param name="find">Gives an entry point's address, or zero.</param>
    public ToolkitLibrary(string fileName, Func<string, nint> find)
    {
        FileName = fileName;
        _find = find;
    }

    /// <summary>Its file.</summary>
    public string FileName { get; }

    /// <summary>The entry points that were asked for and are not there.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Loads the newest of several versions; null when there is none.</summary>
    /// <param name="name">The library's name without prefix and version.</param>
    /// <param name="versions">The versions of its interface, the newest first.</param>
    public static ToolkitLibrary? TryLoad(string name, ReadOnlySpan<int> versions)
    {
        foreach (var version in versions)
        {
            var file = FileOf(name, version);
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return new ToolkitLibrary(
                    file, entry => NativeLibrary.TryGetExport(handle, entry, out var address) ? address : 0);
            }
        }

        return null;
    }

    /// <summary>The file of a version on this system.</summary>
    public static string FileOf(string name, int version) =>
        OperatingSystem.IsWindows() ? $"{name}64_{version}.dll" : $"lib{name}.so.{version}";

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
