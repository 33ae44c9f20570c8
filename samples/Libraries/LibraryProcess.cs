using System.Diagnostics;
using System.Globalization;

namespace Samples.Libraries;

/// <summary>The programs of samples/dropin, built for one library, in a process of their own.</summary>
/// <param name="library">NumSharp or Cohort.</param>
internal sealed class LibraryProcess(string library)
{
    private const string Mark = "== ";

    /// <summary>Where the build puts the program: beside the folder of this one.</summary>
    public string Executable { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", $"DropIn.{library}",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        OperatingSystem.IsWindows() ? "DropIn.exe" : "DropIn"));

    /// <summary>Runs the named programs, or all of them, one after the other.</summary>
    /// <exception cref="IOException">The program has not been built, or ended otherwise than it should.</exception>
    public IReadOnlyList<ProgramRun> Run(IEnumerable<string> programs, bool quick, int repeat)
    {
        if (!File.Exists(Executable))
        {
            throw new IOException($"{Executable} is not there; `dotnet build` of the solution makes it.");
        }

        var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true };
        string[] options = quick ? ["--quick"] : [];
        string[] arguments =
            [Path.Combine(AppContext.BaseDirectory, "data"), "--repeat", $"{repeat}", .. options, .. programs];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. Parse(printed)]
            : throw new IOException($"The programs with {library} ended with exit code {process.ExitCode}.");
    }

    /// <summary>Reads what samples/dropin/Program.cs prints around the programs' own lines.</summary>
    internal static IEnumerable<ProgramRun> Parse(string printed)
    {
        var lines = new List<string>();
        foreach (var line in printed.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            switch (line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..].Split(' ') : [])
            {
                case [_]:
                    lines.Clear();
                    break;
                case [var name, "took", .. var figures]:
                    var seconds = figures.Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
                    yield return new ProgramRun(
                        name, [.. lines], [.. seconds.Where((_, i) => i % 2 == 0)],
                        [.. seconds.Where((_, i) => i % 2 == 1)], Failure: null);
                    break;
                case [var name, "failed", var exception]:
                    yield return new ProgramRun(name, [.. lines], [], [], exception);
                    break;
                default:
                    lines.Add(line);
                    break;
            }
        }
    }
}
