using System.Text.Json;
using Spectre.Console;

namespace Benchmarks.Comparison;

/// <summary>All results of one run, as a table and as JSON.</summary>
internal sealed record Report(
    IReadOnlyDictionary<string, string> Versions, IReadOnlyList<WorkloadResult> Results, Spread FirstKernel,
    Spread LaterKernels)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What was computed on.</summary>
    public string Machine { get; } = ThisMachine.Description;

    /// <summary>Writes everything that was measured.</summary>
    public void Save(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(path, JsonSerializer.Serialize(this, Indented) + Environment.NewLine);
    }

    /// <summary>Prints medians with quartiles, ratios, and what was aimed at.</summary>
    public void Print(IAnsiConsole console)
    {
        console.WriteLine(Machine);
        console.WriteLine(string.Join("; ", Versions.Select(peer => $"{peer.Key} {peer.Value}")));
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("median [[quartiles]]");
        var peers = Versions.Keys.Where(peer => peer != "copy").ToList();
        foreach (var peer in peers)
        {
            table.AddColumn(new TableColumn(peer).RightAligned());
        }

        table.AddColumn("aim");
        foreach (var result in Results)
        {
            var text = result.Workload.Text.EscapeMarkup();
            table.AddRow([text, .. peers.Select(peer => Cell(result, peer)), Aims(result)]);
        }

        AddKernelRow(table, "first kernel of a process", FirstKernel, 0.150, peers);
        AddKernelRow(table, "later kernels, compiling", LaterKernels, 0.003, peers);
        console.Write(table);
    }

    private static void AddKernelRow(Table table, string text, Spread cost, double aim, List<string> peers) =>
        table.AddRow(
            [
                text, .. peers.Select(peer => peer == "Cohort" ? Text(cost) : ""),
                Met(Spread.Words(aim), cost.Median <= aim),
            ]);

    private static string Cell(WorkloadResult result, string peer)
    {
        if (result[peer] is not { } seconds)
        {
            return "";
        }

        var ratio = peer == "Cohort" ? "" : $" {result.Ratio(peer):0.00}x";
        return Text(seconds) + ratio;
    }

    private static string Aims(WorkloadResult result)
    {
        var workload = result.Workload;
        var aims = new List<string>();
        if (workload.TimesNumPy > 0 && result.Ratio("NumPy") is { } ratio)
        {
            aims.Add(Met($"{workload.TimesNumPy:0.0#}x NumPy", ratio >= workload.TimesNumPy));
        }

        if (workload.Seconds > 0 && result["Cohort"] is { } ours)
        {
            aims.Add(Met(Spread.Words(workload.Seconds), ours.Median <= workload.Seconds));
        }

        if (result.ShareOfCopy is { } share)
        {
            aims.Add(Met($"85 % of copying: {100 * share:0} %", share >= 0.85));
        }

        return string.Join(", ", aims);
    }

    private static string Met(string aim, bool isMet) => $"{(isMet ? "[green]met[/]" : "[red]missed[/]")} {aim}";

    private static string Text(Spread spread) =>
        $"{Spread.Words(spread.Median)} [[{Spread.Words(spread.LowerQuartile)} .. "
        + $"{Spread.Words(spread.UpperQuartile)}]]";
}
