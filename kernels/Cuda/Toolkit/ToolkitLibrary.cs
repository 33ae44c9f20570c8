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

    /// <summary>Loads the newest version of a library that has every entry point.</summary>
    /// <param name="purpose">Which library, and what for.</param>
    /// <param name="bind">Finds the entry points.</param>
    /// <param name="note">What was found, or what is used instead, as a sentence.</param>
    /// <returns>The binding, or null.</returns>
    public static T? TryBind<T>(ToolkitPurpose purpose, Func<ToolkitLibrary, T> bind, out string note)
        where T : class
    {
        if (TryLoad(purpose) is not { } library)
        {
            var files = string.Join(", ", purpose.Versions.Select(version => FileOf(purpose.Name, version)));
            note = $"{purpose.Title} ({files}) is not installed: {purpose.Instead}.";
            return null;
        }

        var bound = bind(library);
        var isWhole = library.Missing.Count == 0;
        note = isWhole
            ? $"{library.FileName} {purpose.Does}."
            : $"{library.FileName} has no {string.Join(", ", library.Missing)}: {purpose.Instead}.";
        return isWhole ? bound : null;
    }

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

    private static string FileOf(string name, int version) =>
        OperatingSystem.IsWindows() ? $"{name}64_{version}.dll" : $"lib{name}.so.{version}";

    private static ToolkitLibrary? TryLoad(ToolkitPurpose purpose)
    {
        foreach (var version in purpose.Versions)
        {
            var file = FileOf(purpose.Name, version);
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return new ToolkitLibrary(
                    file, entry => NativeLibrary.TryGetExport(handle, entry, out var address) ? address : 0);
            }
        }

        return null;
    }
}
