namespace Benchmarks.Scale;

/// <summary>A report as a page.</summary>
internal static class ScaleMarkdown
{
    private const int Width = 120;

    /// <summary>Writes the page, with its pictures in a folder beside it.</summary>
    public static void Save(ScaleReport report, IEnumerable<string> pictures, string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        Directory.CreateDirectory(folder);
        var links = new List<string>();
        foreach (var picture in pictures)
        {
            var file = Path.GetFileName(picture);
            File.Copy(picture, Path.Combine(folder, file), overwrite: true);
            links.Add($"![{Path.GetFileNameWithoutExtension(file).Replace('-', ' ')}]({name}/{file})");
        }

        File.WriteAllText(path, Text(report, links));
    }

    /// <summary>The page.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="pictures">Its pictures in Markdown.</param>
    public static string Text(ScaleReport report, IReadOnlyList<string> pictures)
    {
        var lines = new List<string> { "# Scaling", "" };
        lines.AddRange(Wrapped($"Made by `{report.Command}` on {report.Date}, on {report.Host}."));
        lines.Add("");
        lines.AddRange(Introduction(report));
        lines.AddRange(pictures.SelectMany(picture => new[] { picture, "" }));
        lines.AddRange(report.Tables().SelectMany(table =>
            (table with { Note = string.Join('\n', Wrapped(table.Note)) }).ToMarkdown().Split('\n')));
        if (report.Remarks.Count > 0)
        {
            lines.AddRange(["## Not run", ""]);
            lines.AddRange(report.Remarks.SelectMany(remark => Wrapped($"- {remark}", "  ")));
        }

        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> Introduction(ScaleReport report)
    {
        string[] paragraphs =
        [
            "The applications are ordinary array code (benchmarks/Scale/Applications) with the algorithms by which the "
            + "scaling of array libraries is usually shown. Each does a fixed number of steps; what a step takes is "
            + "reported. Every step is demanded, and nothing depends on values that the program reads.",
            report.SimulatedMachine is { } machine
                ? $"**Simulated times were not measured on any such machine.** Each program was recorded, fused, cut "
                + $"and placed as on {machine}; each planned command became a step in virtual time, with the durations "
                + "of the cost model and the bandwidths of the links, copies sharing links fairly "
                + "([machines.md](machines.md)). After three steps (plans kept, data in place) five were counted. n "
                + "devices are n GPUs beside the host's processor, which is device 0. The model: "
                + report.SimulatedMachineOrigin
                : "",
            report.MeasuredDevices is { } devices
                ? $"Measured times are medians on what this machine has: {devices}."
                : "",
        ];
        return paragraphs.Where(text => text.Length > 0).SelectMany(text => Wrapped(text).Append(""));
    }

    private static IEnumerable<string> Wrapped(string text, string indent = "")
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = indent + word;
            }
            else
            {
                line += line.Length == 0 ? word : $" {word}";
            }
        }

        yield return line;
    }
}
