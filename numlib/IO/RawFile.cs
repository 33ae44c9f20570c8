using System.Text;
using Cohort.Creation;
using Cohort.IO.Text;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.IO;

/// <summary>Elements without a header, as bytes or as text: NumPy's fromfile and tofile.</summary>
internal static class RawFile
{
    private const int PieceInBytes = 1 << 26;

    /// <summary>Reads elements.</summary>
    /// <exception cref="TypeError">An offset is given for text.</exception>
    /// <exception cref="ValueError">The text is no list of numbers.</exception>
    public static NDArray Read(Stream stream, ElementType type, int count, string separator, long offset)
    {
        if (separator.Length > 0)
        {
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            return offset == 0 ? SeparatedNumbers.Read(reader.ReadToEnd(), type, count, separator)
                : throw new TypeError("'offset' argument only permitted for binary files");
        }

        Skip(stream, offset);
        return Read(stream, type, count < 0 ? long.MaxValue / type.SizeInBytes() : count);
    }

    /// <summary>Writes elements in row-major order.</summary>
    public static void Write(Stream stream, NDArray array, string separator, string format)
    {
        if (separator.Length > 0)
        {
            WriteText(stream, array, separator, format);
            return;
        }

        var flat = array.Layout.IsContiguous ? array : ArrayFactory.Copy(array);
        var piece = PieceInBytes / array.itemsize;
        var buffer = new byte[Math.Min(flat.nbytes, (long)piece * array.itemsize)];
        for (var at = 0L; at < flat.size; at += piece)
        {
            var length = Math.Min(piece, flat.size - at);
            var view = new RegionView(flat.Region, Layout.Contiguous([length], flat.Layout.Offset + at), flat.Type);
            var bytes = buffer.AsSpan(0, (int)length * array.itemsize);
            flat.Engine.Read(view, bytes);
            stream.Write(bytes);
        }
    }

    // Memory is taken for what arrives, not for the count that was asked for.
    private static NDArray Read(Stream stream, ElementType type, long count)
    {
        var size = type.SizeInBytes();
        var pieces = new List<Region>();
        var buffer = new byte[PieceInBytes / 64];
        var total = 0L;
        while (total < count || pieces.Count == 0)
        {
            var wanted = (int)Math.Min(buffer.Length / size, count - total) * size;
            var read = stream.ReadAtLeast(buffer.AsSpan(0, wanted), wanted, throwOnEndOfStream: false) / size;
            pieces.Add(Session.Current.Engine.Import(type, [read], buffer.AsSpan(0, read * size)));
            total += read;
            if (read * size < wanted)
            {
                break;
            }

            Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, PieceInBytes));
        }

        return HostContent.Joined(Session.Current, type, [total], pieces);
    }

    private static void Skip(Stream stream, long offset)
    {
        if (stream.CanSeek)
        {
            stream.Seek(offset, SeekOrigin.Current);
            return;
        }

        var buffer = new byte[Math.Clamp(offset, 0, 1 << 16)];
        for (var left = offset; left > 0;)
        {
            var read = stream.Read(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
            left = read > 0 ? left - read : 0;
        }
    }

    private static void WriteText(Stream stream, NDArray array, string separator, string format)
    {
        using var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true);
        var percent = format is "" or "%s" ? null : new PercentFormat(format);
        var isComplex = array.Type == ElementType.Complex;
        var cells = TextCell.Of(array);
        var step = isComplex ? 2 : 1;
        for (var at = 0; at < cells.Length; at += step)
        {
            writer.Write(at == 0 ? string.Empty : separator);
            writer.Write(percent is null ? PythonText(cells.AsSpan(at, step))
                : isComplex ? throw new TypeError("must be real number, not complex")
                : percent.Format(cells.AsSpan(at, 1)));
        }
    }

    // Elements become Python's own numbers first: a float32 is written with the digits of a double.
    private static string PythonText(ReadOnlySpan<TextCell> cells)
    {
        if (cells.Length == 1)
        {
            var cell = cells[0];
            return (cell.Type.IsFloat() ? cell with { Type = ElementType.Double } : cell).ToString();
        }

        var real = cells[0].Number;
        var second = Short(cells[1]);
        return real == 0 && !double.IsNegative(real) ? $"{second}j"
            : $"({Short(cells[0])}{(second[0] == '-' ? string.Empty : "+")}{second}j)";

        static string Short(TextCell cell) =>
            cell.ToString() is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }
}
