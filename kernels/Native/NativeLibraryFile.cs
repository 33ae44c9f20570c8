using System.Runtime.InteropServices;

namespace Cohort.Kernels.Native;

/// <summary>A shared library: finds entry points, and notes those that are not there. It stays loaded.</summary>
internal sealed class NativeLibraryFile
{
    private readonly Func<string, nint> _find;
    private readonly List<string> _missing = [];

    /// <summary>Creates a library.</summary>
    /// <param name="name">Its file, or how it was asked for.</param>
    /// <param name="find">Gives an entry point's address, or zero.</param>
    public NativeLibraryFile(string name, Func<string, nint> find) => (Name, _find) = (name, find);

    /// <summary>Its file, or how it was asked for.</summary>
    public string Name { get; }

    /// <summary>The entry points that were asked for and are not there.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Loads the first of some files; null when none is there.</summary>
    public static NativeLibraryFile? TryLoad(ReadOnlySpan<string> files)
    {
        foreach (var file in files)
        {
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return new NativeLibraryFile(
                    file, entry => NativeLibrary.TryGetExport(handle, entry, out var address) ? address : 0);
            }
        }

        return null;
    }

    /// <summary>The address of an entry point; zero when there is none.</summary>
    public nint Look(string name) => _find(name);

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
