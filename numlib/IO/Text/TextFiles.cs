using System.IO.Compression;
using System.Text;

namespace Cohort.IO.Text;

/// <summary>Opens files of text; those whose names end in .gz are compressed.</summary>
internal static class TextFiles
{
    /// <summary>A reader on a file.</summary>
    /// <exception cref="NotSupportedException">The name is that of a format that .NET cannot read.</exception>
    public static StreamReader Open(string name, string? encoding)
    {
        ArgumentNullException.ThrowIfNull(name);
        Refuse(name);
        var file = File.OpenRead(name);
        return new StreamReader(
            IsCompressed(name) ? new GZipStream(file, CompressionMode.Decompress) : file, Of(encoding, Encoding.UTF8));
    }

    /// <summary>A reader on a stream that stays open.</summary>
    public static StreamReader Open(Stream stream, string? encoding) =>
        new(stream, Of(encoding, Encoding.UTF8), leaveOpen: true);

    /// <summary>Writes a file, which appears when it is complete.</summary>
    /// <exception cref="NotSupportedException">The name is that of a format that .NET cannot write.</exception>
    public static void Write(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(name);
        Refuse(name);
        WholeFile.Write(name, file =>
        {
            if (IsCompressed(name))
            {
                using var zip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
                write(zip);
            }
            else
            {
                write(file);
            }
        });
    }

    /// <summary>A writer on a stream that stays open; Latin-1 by default, and what it cannot hold is refused.</summary>
    public static StreamWriter Writer(Stream stream, string? encoding) =>
        new(stream, Of(encoding, Encoding.Latin1), leaveOpen: true);

    private static Encoding Of(string? name, Encoding usual) => name switch
    {
        null or "bytes" => usual is UTF8Encoding ? new UTF8Encoding(false) : Strict(usual.WebName),
        "latin1" or "latin-1" => Strict(Encoding.Latin1.WebName),
        "utf8" or "utf-8" => new UTF8Encoding(false),
        _ => Strict(name),
    };

    private static Encoding Strict(string name) =>
        Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static bool IsCompressed(string name) => name.EndsWith(".gz", StringComparison.Ordinal);

    private static void Refuse(string name)
    {
        if (name.EndsWith(".bz2", StringComparison.Ordinal) || name.EndsWith(".xz", StringComparison.Ordinal)
            || name.EndsWith(".lzma", StringComparison.Ordinal))
        {
            throw new NotSupportedException(
                $"Files such as {Path.GetFileName(name)} are not supported: compress with gzip, as .gz.");
        }
    }
}
