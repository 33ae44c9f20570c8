namespace Samples.Libraries;

/// <summary>What one program printed in one library, and what it took.</summary>
/// <param name="Name">The program.</param>
/// <param name="Lines">What it printed in its first run.</param>
/// <param name="Seconds">Wall-clock seconds of each run; empty where it failed.</param>
/// <param name="CpuSeconds">Processor seconds of each run, all threads together.</param>
/// <param name="Failure">The exception that ended it, or null.</param>
internal sealed record ProgramRun(
    string Name, IReadOnlyList<string> Lines, IReadOnlyList<double> Seconds, IReadOnlyList<double> CpuSeconds,
    string? Failure)
{
    /// <summary>The first run, compilation of everything included.</summary>
    public double First => Seconds[0];

    /// <summary>The best of the later runs, or the only one.</summary>
    public double Best => Steady(Seconds);

    /// <summary>The least processor time of the later runs.</summary>
    public double BestCpu => Steady(CpuSeconds);

    private static double Steady(IReadOnlyList<double> seconds) =>
        seconds.Count > 1 ? seconds.Skip(1).Min() : seconds[0];
}
