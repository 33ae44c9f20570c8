using System.Text.Json;
using Benchmarks.Comparison;
using Spectre.Console;

namespace Benchmarks.Gpu;

/// <summary>All results of one run of the GPU benchmark, as a table and as JSON.</summary>
/// <param name="Device">The device, or why there is none.</param>
/// <param name="Driver">Its driver.</param>
/// <param name="Size">The name of the sizes.</param>
/// <param name="Versions">The peers, and what they compute with.</param>
/// <param name="Results">What was measured.</param>
/// <param name="Remarks">Who took no part, and what failed.</param>
internal sealed record GpuReport(
    string Device, string Driver, string Size, IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<WorkloadResult> Results, IReadOnlyList<string> Remarks)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>When it ended.</summary>
    public string Date { get; } = DateTimeOffset.UtcNow.ToString("u");

    /// <summary>How it was started.</summary>
    public string Command { get; } =
        $"Cohort.Benchmarks {string.Join(' ', Environment.GetCommandLineArgs().Skip(1))}";

    /// <summary>What the host is.</summary>
    public string Machine { get; } = ThisMachine.Description;

    /// <summary>
    /// The bytes a second of the device's own copies, or of the best peer's where it has none; else 0.
    /// </summary>
    public double CopyBandwidth => Results.FirstOrDefault(result => result.Workload.Name == GpuWorkloads.Copy)
        is { Peers.Count: > 0 } copy ? copy.Workload.BytesMoved / copy.Peers.Min(peer => peer.Seconds.Median) : 0;

    /// <summary>Writes everything that was measured.</summary>
    public void Save(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(path, JsonSerializer.Serialize(this, Indented) + Environment.NewLine);
    }

    /// <summary>
    /// Prints medians, rates, shares of the bandwidth of copying, and how many times Cohort's time it is.
    /// </summary>
    public void Print(IAnsiConsole console)
    {
        console.WriteLine($"{Date}, size {Size}");
        console.WriteLine($"{Device}; driver {Driver}");
        console.WriteLine(Machine);
        console.WriteLine(string.Join("; ", Versions.Select(peer => $"{peer.Key} {peer.Value}")));
        foreach (var remark in Remarks)
        {
            console.WriteLine(remark);
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("median of a computation");
        foreach (var peer in Versions.Keys)
        {
            table.AddColumn(new TableColumn(peer.EscapeMarkup()).RightAligned());
        }

        foreach (var result in Results)
        {
            string[] cells = [.. Versions.Keys.Select(peer => Cell(result, peer))];
            table.AddRow([result.Workload.Text.EscapeMarkup(), .. cells]);
        }

        table.Caption = new TableTitle(
            "GB/s and its share of the fastest copy; TFLOP/s; x: times the first Cohort column; on: where it ran, if "
            + "not where it was asked for");
        console.Write(table);
    }

    private string Cell(WorkloadResult result, string peer)
    {
        if (result.Peers.FirstOrDefault(one => one.Peer == peer) is not { } measured)
        {
            return "";
        }

        var workload = result.Workload;
        var seconds = measured.Seconds.Median;
        var text = Spread.Words(seconds);
        if (workload.BytesMoved > 0)
        {
            var rate = workload.BytesMoved / seconds;
            text += $"\n{rate / 1e9:#,0.0} GB/s {rate / CopyBandwidth:0%}";
        }
        else if (workload.Flops > 0)
        {
            text += $"\n{workload.Flops / seconds / 1e12:#,0.00} TFLOP/s";
        }

        var first = Versions.Keys.FirstOrDefault(name => name.StartsWith("Cohort", StringComparison.Ordinal));
        if (first is not null && peer != first && result[first] is { } ours)
        {
            text += $"\n{seconds / ours.Median:0.00}x";
        }

        return (text + Elsewhere(peer, measured.RanOn)).EscapeMarkup();
    }

    // A library operation that the GPU does not have yet runs on the CPU, and is no figure of the GPU.
    private static string Elsewhere(string peer, string? ranOn) =>
        ranOn is { Length: > 0 } && ranOn.Split(',').Any(
            device => !peer.Contains(device.Split(':', '/')[0], StringComparison.Ordinal)) ? $"\non {ranOn}" : "";
}
