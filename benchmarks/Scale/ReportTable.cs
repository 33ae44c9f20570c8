namespace Benchmarks.Scale;

/// <summary>A table of a report.</summary>
/// <param name="Title">What it shows; says "simulated" where that is so.</param>
/// <param name="Headings">The columns; the first one holds names, the others figures.</param>
/// <param name="Rows">As many cells each.</param>
/// <param name="Note">What has to be said about it, or nothing.</param>
internal sealed record ReportTable(
    string Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, string Note = "")
{
    /// <summary>The table in Markdown, its title as a heading.</summary>
    public string ToMarkdown()
    {
        string[] lines =
        [
            $"## {Title}", "", .. Note.Length > 0 ? [Note, ""] : Array.Empty<string>(),
            $"| {string.Join(" | ", Headings)} |",
            $"| --- |{string.Concat(Headings.Skip(1).Select(_ => " --- |"))}",
            .. Rows.Select(row => $"| {string.Join(" | ", row)} |"), "",
        ];
        return string.Join('\n', lines);
    }
}
