using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.IO.Text;

/// <summary>Reads a table of numbers: NumPy's loadtxt.</summary>
internal sealed class TableReader
{
    private readonly TableOptions _options;
    private readonly ElementType _type;
    private readonly ElementColumn _elements;
    private readonly FieldConverters _converters;
    private Func<string, object>?[]? _functions;
    private int[]? _columns;
    private long _rows;

    private TableReader(TableOptions options)
    {
        _options = options;
        _type = options.Type.ToElementType();
        _elements = ElementColumn.Of(_type);
        _converters = new FieldConverters(options.Converters);
        _columns = options.Columns;
    }

    /// <summary>Reads lines.</summary>
    /// <exception cref="ValueError">A field is no number, or rows differ in length; the message says where.</exception>
    public static NDArray Read(IEnumerable<string> lines, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(lines);
        options.Check();
        return new TableReader(options).Read(lines);
    }

    /// <summary>An array without its axes of one element, down to a rank; and with new ones, up to it.</summary>
    public static NDArray WithRank(NDArray array, int rank)
    {
        var table = array.ndim > rank ? np.squeeze(array) : array;
        return table.ndim >= rank ? table : rank == 1 ? np.atleast_1d(table) : np.atleast_2d(table).T;
    }

    private NDArray Read(IEnumerable<string> lines)
    {
        using var source = new LineSource(lines.GetEnumerator(), _options.CommentText);
        var reader = new RowReader(
            source, _options.DelimiterCharacter, _options.CommentCharacter, _options.QuoteCharacter);
        for (var row = 0; row < _options.SkippedRows; row++)
        {
            reader.Skip();
        }

        while (!(_rows >= _options.MaximumRows) && reader.Next() is { } fields)
        {
            Add(fields);
            _rows++;
        }

        var table = WithRank(_elements.ToArray(_rows, _columns?.Length ?? 1), _options.MinimumRank);
        return _options.Unpack ? table.T : table;
    }

    private void Add(IReadOnlyList<string> fields)
    {
        _columns ??= [.. Enumerable.Range(0, fields.Count)];
        _functions ??= _converters.Of(fields.Count);
        if (_options.Columns is null && fields.Count != _columns.Length)
        {
            throw new ValueError($"the number of columns changed from {_columns.Length} to {fields.Count} at row "
                + $"{_rows + 1}; use `usecols` to select a subset and avoid this error");
        }

        foreach (var wanted in _columns)
        {
            var column = wanted < 0 ? wanted + fields.Count : wanted;
            if (column < 0 || column >= fields.Count)
            {
                throw new ValueError(
                    $"invalid column index {wanted} at row {_rows + 1} with {fields.Count} columns");
            }

            Add(fields[column], column);
        }
    }

    private void Add(string field, int column)
    {
        var function = column < _functions!.Length ? _functions[column] : null;
        if (!(function is null ? _elements.TryAdd(field) : _elements.TryAdd(function(field))))
        {
            throw new ValueError(
                $"could not convert string '{field}' to {_type.Name()} at row {_rows}, column {column + 1}.");
        }
    }
}
