using Spectre.Console;

namespace Samples.Libraries;

/// <summary>Runs the programs of samples/dropin in both libraries and prints results and times side by side.</summary>
internal sealed class DropInCommand(IAnsiConsole console)
{
    /// <summary>Runs the named programs, or all; false where results differ.</summary>
    public bool Run(IReadOnlyList<string> programs, bool quick, int repeat)
    {
        var theirs = new LibraryProcess("NumSharp").Run(programs, quick, repeat);
        var ours = new LibraryProcess("Cohort").Run(programs, quick, repeat);
        var rows = theirs.Zip(ours).Select(pair => new DropInRow(pair.First, pair.Second)).ToList();
        console.Write(ToTable(rows));
        foreach (var row in rows.Where(row => !row.Agrees))
        {
            console.WriteLine($"{row.Name}: {row.Verdict}");
        }

        return rows.Count > 0 && rows.All(row => row.Agrees);
    }

    private static Table ToTable(List<DropInRow> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("program");
        foreach (var heading in new[] { "NumSharp", "Cohort", "ratio", "CPU", "CPU", "ratio", "first", "first" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        table.AddColumn("results");
        table.Caption = new TableTitle(
            "milliseconds, NumSharp's before Cohort's: best run, processor time of the best run over all threads, "
            + "first run; ratio: NumSharp / Cohort, more than 1 where Cohort is faster");
        foreach (var row in rows)
        {
            table.AddRow(
                row.Name, row.Show(run => run.Best).Theirs, row.Show(run => run.Best).Ours, row.Ratio(run => run.Best),
                row.Show(run => run.BestCpu).Theirs, row.Show(run => run.BestCpu).Ours, row.Ratio(run => run.BestCpu),
                row.Show(run => run.First).Theirs, row.Show(run => run.First).Ours,
                row.Agrees ? Markup.Escape(row.Verdict) : "[red]differ[/]");
        }

        return table;
    }
}
