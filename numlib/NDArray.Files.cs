using Cohort.IO;

namespace Cohort;

/// <content>Files without a header.</content>
public partial class NDArray
{
    /// <summary>Writes the elements in row-major order, as bytes or as text.</summary>
    /// <param name="fid">The file's name. It appears when it is complete.</param>
    /// <param name="sep">What stands between numbers in text; empty for bytes in the machine's order.</param>
    /// <param name="format">A format as of Python's % for text.</param>
    /// <remarks>Evaluated on the host: a file is written.</remarks>
    public void tofile(string fid, string sep = "", string format = "%s") =>
        WholeFile.Write(fid, stream => tofile(stream, sep, format));

    /// <inheritdoc cref="tofile(string, string, string)"/>
    public void tofile(Stream stream, string sep = "", string format = "%s")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ThrowIfDisposed();
        RawFile.Write(stream, this, sep ?? string.Empty, format ?? string.Empty);
    }
}
