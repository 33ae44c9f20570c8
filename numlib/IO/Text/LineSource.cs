namespace Cohort.IO.Text;

/// <summary>Lines of a file or of a program, without what ends them.</summary>
/// <param name="lines">The lines; those of a program may end in a line break.</param>
/// <param name="comment">A text of several characters from which on a line is not read, or null.</param>
internal sealed class LineSource(IEnumerator<string> lines, string? comment) : IDisposable
{
    /// <summary>Lines that a reader gives.</summary>
    public static IEnumerable<string> Of(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line + "\n";
        }
    }

    /// <summary>The next line, or null; with it what ends it.</summary>
    public string? Next(out string ending)
    {
        ending = string.Empty;
        if (!lines.MoveNext())
        {
            return null;
        }

        var line = lines.Current;
        var cut = comment is null ? -1 : line.IndexOf(comment, StringComparison.Ordinal);
        if (cut >= 0)
        {
            return line[..cut];
        }

        var bare = line.EndsWith("\r\n", StringComparison.Ordinal) ? line[..^2]
            : line.Length > 0 && line[^1] is '\n' or '\r' ? line[..^1] : line;
        ending = line[bare.Length..];
        return bare;
    }

    /// <inheritdoc/>
    public void Dispose() => lines.Dispose();
}
