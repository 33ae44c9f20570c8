using System.Runtime.CompilerServices;
using Xunit;

namespace Cohort.Tests.House;

/// <summary>The project's own files, as these tests read them.</summary>
internal static class Repository
{
    /// <summary>The projects in the order in which they may know each other.</summary>
    public static readonly string[] Projects =
        ["runtime", "mapper", "kernels", "numlib", "interop", "samples", "benchmarks", "tests"];

    /// <summary>
    /// The folder of Cohort.slnx: beside this source file, or above the test binary when a build maps source paths.
    /// Skips the test where the binary was carried to a machine without the sources.
    /// </summary>
    public static string Root()
    {
        var root = Above(Path.GetDirectoryName(SourceFile())) ?? Above(AppContext.BaseDirectory);
        if (root is null)
        {
            Assert.Skip("The sources are not on this machine.");
        }

        return root;
    }

    /// <summary>Every C# file of a project, as a path relative to the root with forward slashes.</summary>
    public static IEnumerable<string> SourceFiles(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root(), project), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root(), path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>Every C# file of all projects.</summary>
    public static IEnumerable<string> AllSourceFiles() => Projects.SelectMany(SourceFiles);

    /// <summary>The lines of a file given relative to the root.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root(), path));

    /// <summary>The text of a file given relative to the root.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root(), path));

    /// <summary>Where a file given relative to the root is.</summary>
    public static string PathOf(string path) => Path.Combine(Root(), path);

    /// <summary>The one project file of a project.</summary>
    public static string ProjectFile(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root(), project), "*.csproj").Single();

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Cohort.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
