namespace Cohort.Tests.Model.Programs;

/// <summary>How large random programs are.</summary>
/// <param name="MaxStatements">The most statements of a program.</param>
/// <param name="MaxElements">The most elements of an array that a program creates.</param>
/// <param name="MaxResult">The most elements of any intermediate result.</param>
/// <param name="ComparesZeros">
/// Whether minimum and maximum may see zeros of different sign: our contract says which wins, NumPy's vector code not.
/// </param>
public sealed record ProgramProfile(int MaxStatements, int MaxElements, int MaxResult, bool ComparesZeros = true)
{
    /// <summary>Many small arrays: what the ordinary test run uses.</summary>
    public static readonly ProgramProfile Small = new(40, 40, 200);

    /// <summary>
    /// Arrays longer than a reduction's leaf, so that cuts and trees matter without lowered thresholds.
    /// </summary>
    public static readonly ProgramProfile Large = new(15, 9000, 12000);

    /// <summary>Short bodies that are run again and again, with other scalars now and then.</summary>
    public static readonly ProgramProfile Loops = new(14, 40, 200) { Turns = 6 };

    /// <summary>How often the statements are run, but for the first ones.</summary>
    public int Turns { get; init; } = 1;
}
