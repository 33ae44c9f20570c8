using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmarks.Comparison;
using Spectre.Console;

namespace Benchmarks.Scale;

/// <summary>Everything that one run of the command <c>scale</c> found.</summary>
internal sealed record ScaleReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>How it was started.</summary>
    public required string Command { get; init; }

    /// <summary>The machine that was simulated; null when none was.</summary>
    public string? SimulatedMachine { get; init; }

    /// <summary>Where its figures come from.</summary>
    public string? SimulatedMachineOrigin { get; init; }

    /// <summary>The devices that were measured; null when none were.</summary>
    public string? MeasuredDevices { get; init; }

    /// <summary>What simulated and measured, by application.</summary>
    public required IReadOnlyList<ScaleSeries> Series { get; init; }

    /// <summary>What was compared on logical devices.</summary>
    public required IReadOnlyList<LogicalSeries> Logical { get; init; }

    /// <summary>What could not be run, and why.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>When.</summary>
    public string Date { get; } = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>On what.</summary>
    public string Host { get; } = ThisMachine.Description;

    /// <summary>The tables, one for each mode and growth.</summary>
    public IEnumerable<ReportTable> Tables()
    {
        foreach (var group in Series.Where(one => one.Points.Count > 0).GroupBy(one => (one.Mode, one.Growth)))
        {
            var series = group.ToList();
            yield return TimeTable(group.Key.Mode, group.Key.Growth, series);
            if (group.Key.Mode == ScaleMode.Simulated)
            {
                yield return DetailTable(group.Key.Growth, series);
            }
        }

        if (Logical.Count > 0)
        {
            yield return LogicalTable();
        }
    }

    /// <summary>Prints the tables.</summary>
    public void Print(IAnsiConsole console)
    {
        foreach (var one in Tables())
        {
            var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(one.Title.EscapeMarkup()) };
            foreach (var heading in one.Headings)
            {
                table.AddColumn(heading.EscapeMarkup());
            }

            foreach (var row in one.Rows)
            {
                table.AddRow([.. row.Select(cell => cell.EscapeMarkup())]);
            }

            console.Write(table);
            if (one.Note.Length > 0)
            {
                console.WriteLine(one.Note);
            }
        }

        foreach (var remark in Remarks)
        {
            console.WriteLine(remark);
        }
    }

    /// <summary>Writes everything as JSON.</summary>
    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, ToJson() + Environment.NewLine);
    }

    /// <summary>Everything as JSON; each series says whether its times are simulated or measured.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private ReportTable TimeTable(ScaleMode mode, Growth growth, List<ScaleSeries> series)
    {
        var counts = series.SelectMany(one => one.Points).Select(point => point.Devices).Distinct().Order().ToList();
        var (words, where) = mode == ScaleMode.Simulated
            ? ("simulated", SimulatedMachine) : ("measured", MeasuredDevices);
        var size = growth == Growth.Strong ? "size" : "size on the fewest devices";
        return new ReportTable(
            $"{growth} scaling, {words}: {where}",
            ["application", size, .. counts.Select(count => count == 1 ? "1 device" : $"{count} devices")],
            [
                .. series.Select(one => (IReadOnlyList<string>)
                [
                    one.Application, $"{Quantities.Count(one.Points[0].Units)} {one.Unit}",
                    .. counts.Select(count => Cell(one, count)),
                ]),
            ],
            $"Time of a step ({words}), and the efficiency: work a second of a device, as a share of that on the "
            + "fewest devices. "
            + (growth == Growth.Strong ? "The work is the same for all." : "The work grows with the devices."));
    }

    private static string Cell(ScaleSeries series, int devices) =>
        series.Points.FirstOrDefault(point => point.Devices == devices) is not { } point ? "-"
        : point == series.Points[0] ? Quantities.Time(point.Seconds)
        : $"{Quantities.Time(point.Seconds)}, {Quantities.Percent(point.Efficiency)}";

    private static ReportTable DetailTable(Growth growth, List<ScaleSeries> series)
    {
        var rows = series.Select(one => (IReadOnlyList<string>)Details(one)).ToList();
        return new ReportTable(
            $"What limits {growth.ToString().ToLowerInvariant()} scaling, simulated",
            ["application", "devices", "copied in a step", "copies", "devices compute", "planning", "limited by"], rows,
            "On the most devices. Devices compute: the mean share of the time, and that of the busiest. Planning: the "
            + "share of the time in which the program's thread plans. Limited by: what the end waited for, step by "
            + "step, where it is 5 % or more (simulated).");
    }

    private static string[] Details(ScaleSeries series)
    {
        var last = series.Points[^1];
        var figures = last.Simulated!;
        return
        [
            series.Application, $"{last.Devices}", Quantities.Bytes(figures.BytesCopied),
            figures.Copies.ToString("0", CultureInfo.InvariantCulture),
            $"{Quantities.Percent(figures.MeanBusy)}, {Quantities.Percent(figures.MostBusy)}",
            Quantities.Percent(figures.Planning), series.LimitedBy!,
        ];
    }

    private ReportTable LogicalTable()
    {
        var counts = Logical.SelectMany(one => one.Results).Select(one => one.Devices).Distinct().Order();
        return new ReportTable(
            "Results on logical devices",
            ["application", "size", "devices", "same bits", "pieces of a kernel", "copied between devices"],
            [
                .. Logical.Select(one => (IReadOnlyList<string>)
                [
                    one.Application, $"{Quantities.Count(one.Units)} {one.Unit}",
                    string.Join(", ", one.Results.Select(result => result.Devices)), one.AreEqual ? "yes" : "NO",
                    string.Join(", ", one.Results.Select(
                        result => result.PiecesOfKernel.ToString("0.0", CultureInfo.InvariantCulture))),
                    string.Join(", ", one.Results.Select(result => Quantities.Bytes(result.BytesCopied))),
                ]),
            ],
            $"Shares of this machine's processor ({string.Join(", ", counts)} of them), as one device each: whether "
            + "what comes out is the same to the bit. They share its cores: times would say nothing of scaling.");
    }
}
