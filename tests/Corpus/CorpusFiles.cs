using System.IO.Compression;
using System.Text.Json;

namespace Cohort.Tests.Corpus;

/// <summary>The recorded cases beside the test binary.</summary>
public static class CorpusFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "numpy-corpus");

    /// <summary>The names of the files, without their ending.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.jsonl.gz")
        .Select(path => Path.GetFileName(path).Replace(".jsonl.gz", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The lines of a file.</summary>
    public static IEnumerable<JsonElement> Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name + ".jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    /// <summary>The accepted exceptions of a file: case id to reason.</summary>
    public static Dictionary<string, string> Exceptions(string name) =>
        File.ReadLines(Path.Combine(Folder, "exceptions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Where(fields => fields[0] == name)
            .ToDictionary(fields => fields[1], fields => fields[2]);
}
