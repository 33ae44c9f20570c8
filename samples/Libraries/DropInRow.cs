namespace Samples.Libraries;

/// <summary>One program in both libraries.</summary>
/// <param name="Theirs">What it did with NumSharp.</param>
/// <param name="Ours">What it did with Cohort.</param>
internal sealed record DropInRow(ProgramRun Theirs, ProgramRun Ours)
{
    /// <summary>What NumSharp throws for functions that need a package of its own which is not published.</summary>
    public const string NoBackend = "OpenBlasMissingBackendException";

    private readonly string? _difference = PrintedResults.Difference(Theirs.Lines, Ours.Lines);

    /// <summary>The program.</summary>
    public string Name => Theirs.Name;

    /// <summary>Whether both did the same, or Cohort did what NumSharp has no backend for.</summary>
    public bool Agrees => Ours.Failure is null && (Theirs.Failure == NoBackend || (Theirs.Failure is null && Same));

    /// <summary>What can be said of the results.</summary>
    public string Verdict => (Theirs.Failure, Ours.Failure, _difference) switch
    {
        (NoBackend, null, _) => "NumSharp has no backend",
        (null, null, null) => $"{PrintedResults.CountNumbers(Ours.Lines)} numbers agree",
        (null, null, { } difference) => difference,
        _ => $"NumSharp: {Theirs.Failure ?? "ran"}, Cohort: {Ours.Failure ?? "ran"}",
    };

    private bool Same => _difference is null;

    /// <summary>A time of both in milliseconds.</summary>
    public (string Theirs, string Ours) Show(Func<ProgramRun, double> seconds) =>
        (Show(Theirs, seconds), Show(Ours, seconds));

    /// <summary>How many times as long NumSharp takes.</summary>
    public string Ratio(Func<ProgramRun, double> seconds) =>
        Theirs.Failure is null && Ours.Failure is null ? $"{seconds(Theirs) / seconds(Ours):0.00}" : "";

    private static string Show(ProgramRun run, Func<ProgramRun, double> seconds) =>
        run.Failure is null ? $"{seconds(run) * 1000:#,0}" : "-";
}
