using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.IO.Text;

/// <summary>Writes a table of numbers: NumPy's savetxt.</summary>
internal sealed class TableWriter
{
    private const long CellsAtATime = 1 << 16;

    private readonly NDArray _table;
    private readonly bool _isComplex;
    private readonly string _text;
    private readonly PercentFormat _format;
    private readonly TextLayout _layout;

    private TableWriter(NDArray table, string format, TextLayout layout)
    {
        (_table, _text, _layout) = (table, format, layout);
        _isComplex = table.Type == ElementType.Complex;
        _format = Guarded(() => new PercentFormat(format));
    }

    private long Columns => _table.Layout.Extents[1];

    /// <summary>A writer with one format for each column, for all, or for a whole row.</summary>
    /// <exception cref="ValueError">The array has other than one or two axes, or the format does not fit.</exception>
    /// <exception cref="TypeError">The format does not fit the elements.</exception>
    public static TableWriter Of(NDArray array, string format, TextLayout layout)
    {
        ArgumentNullException.ThrowIfNull(format);
        var table = Table(array);
        var count = format.Count(character => character == '%');
        var cells = table.Layout.Extents[1] * (table.Type == ElementType.Complex ? 2 : 1);
        if (count != 1)
        {
            return count == cells ? new TableWriter(table, format, layout)
                : throw new ValueError($"fmt has wrong number of % formats:  {format}");
        }

        var column = table.Type == ElementType.Complex ? $" ({format}+{format}j)" : format;
        return new TableWriter(
            table, string.Join(layout.Delimiter, Enumerable.Repeat(column, (int)table.Layout.Extents[1])), layout);
    }

    /// <inheritdoc cref="Of(NDArray, string, TextLayout)"/>
    /// <exception cref="AttributeError">There are more or fewer formats than columns.</exception>
    public static TableWriter Of(NDArray array, string[] formats, TextLayout layout)
    {
        ArgumentNullException.ThrowIfNull(formats);
        var table = Table(array);
        return formats.Length == table.Layout.Extents[1]
            ? new TableWriter(table, string.Join(layout.Delimiter, formats), layout)
            : throw new AttributeError($"fmt has wrong shape.  ['{string.Join("', '", formats)}']");
    }

    /// <summary>Writes header, rows and footer.</summary>
    public void Write(TextWriter writer)
    {
        WriteRemark(writer, _layout.Header);
        var rows = _table.Layout.Extents[0];
        var atATime = Math.Max(1, CellsAtATime / Math.Max(1, Columns));
        for (var row = 0L; row < rows; row += atATime)
        {
            WriteRows(writer, _table[new Slice(row, Math.Min(rows, row + atATime))]);
        }

        WriteRemark(writer, _layout.Footer);
    }

    private static NDArray Table(NDArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.ndim switch
        {
            1 => array.reshape(array.size, 1),
            2 => array,
            var rank => throw new ValueError($"Expected 1D or 2D array, got {rank}D array instead"),
        };
    }

    private void WriteRows(TextWriter writer, NDArray rows)
    {
        var cells = TextCell.Of(rows);
        var width = (int)Columns * (_isComplex ? 2 : 1);
        for (var row = 0L; row < rows.Layout.Extents[0]; row++)
        {
            var values = cells.AsMemory((int)row * width, width);
            var line = Guarded(() => _format.Format(values.Span));
            writer.Write(_isComplex ? line.Replace("+-", "-", StringComparison.Ordinal) : line);
            writer.Write(_layout.NewLine);
        }
    }

    private void WriteRemark(TextWriter writer, string remark)
    {
        if (remark.Length > 0)
        {
            writer.Write(_layout.Comments);
            writer.Write(remark.Replace("\n", "\n" + _layout.Comments, StringComparison.Ordinal));
            writer.Write(_layout.NewLine);
        }
    }

    private T Guarded<T>(Func<T> format)
    {
        try
        {
            return format();
        }
        catch (TypeError error) when (!_isComplex)
        {
            throw new TypeError($"Mismatch between array dtype ('{_table.Type.Name()}') and format specifier "
                + $"('{_text}')", error);
        }
    }
}
