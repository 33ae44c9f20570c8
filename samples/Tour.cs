using System.Diagnostics;
using Cohort;
using Samples.Applications;
using Spectre.Console;

namespace Samples;

/// <summary>Runs applications one after the other, draws their pictures and prints one table.</summary>
internal sealed class Tour(IAnsiConsole console, string outputFolder)
{
    private static readonly string DataFolder = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Runs the given applications, each with its own size and steps where none are given.</summary>
    public void Run(IEnumerable<IApplication> applications, int? size, int? steps)
    {
        Directory.CreateDirectory(outputFolder);
        PrintDevices();
        var rows = new List<Row>();
        var pictures = new List<string>();
        foreach (var application in applications)
        {
            var usual = application.Usual;
            var row = RunOne(application, new Workload(size ?? usual.Size, steps ?? usual.Steps));
            rows.Add(row);
            console.WriteLine($"{application.Name,-13}{row.Time.TotalSeconds,6:0.00} s  {row.Outcome.Result}");
            pictures.AddRange(row.Outcome.Pictures.Select(picture => picture.Save(outputFolder)));
        }

        console.WriteLine();
        console.Write(ToTable(rows));
        console.WriteLine($"{pictures.Count} pictures are in {Path.GetFullPath(outputFolder)}:");
        console.WriteLine(string.Join(", ", pictures.Select(Path.GetFileName)));
    }

    /// <summary>Prints what there is to run on, what is not there and why, and what a session would use.</summary>
    public void PrintSurvey()
    {
        var survey = Session.SurveyDevices();
        PrintList("Found", survey.Devices.Select(d => $"{d.Name}: {d.Description}, {Bytes(d.MemoryBudget)}"));
        PrintList("Between them", survey.Links);
        PrintList("Not found", survey.Notes);
        PrintDevices();
        PrintList("Matrices on the CPU", Session.Current.LinearAlgebraNotes);
    }

    private void PrintDevices() => PrintList("Devices", Session.Current.Devices.Select(d => d.ToString()));

    private void PrintList(string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        console.WriteLine($"{heading}:");
        all.ForEach(line => console.WriteLine($"  {line}"));
        console.WriteLine();
    }

    private static Row RunOne(IApplication application, Workload work)
    {
        var before = Measurement.Take();
        var clock = Stopwatch.StartNew();
        var outcome = application.Run(DataFolder, work);
        var after = Measurement.Take();
        return new Row(application, outcome, clock.Elapsed, after.Since(before));
    }

    private static Table ToTable(List<Row> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("application", "input");
        foreach (var heading in new[] { "time", "recorded", "at once", "kernels", "pieces", "devices", "copied" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        table.AddColumn("result");
        table.Caption = new TableTitle(
            "recorded: array operations that waited until a value was wanted; at once: those on small arrays; "
            + "kernels: after fusion; copied: between devices");
        foreach (var (application, outcome, time, work) in rows)
        {
            table.AddRow(
                application.Name, outcome.Input, $"{time.TotalSeconds:0.00} s", $"{work.Recorded:#,0}",
                $"{work.AtOnce:#,0}", $"{work.Kernels:#,0}", $"{work.Pieces:#,0}", $"{work.Devices}",
                Bytes(work.BytesCopied), outcome.Result);
        }

        return table;
    }

    private static string Bytes(long count) => count switch
    {
        < 1_000 => $"{count} B",
        < 1_000_000 => $"{count / 1e3:0.0} kB",
        < 1_000_000_000 => $"{count / 1e6:0.0} MB",
        _ => $"{count / 1e9:0.0} GB",
    };
}
