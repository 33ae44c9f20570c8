using System.Collections;
using System.Globalization;
using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.IO.Text;

/// <summary>Reads a table with gaps: NumPy's genfromtxt.</summary>
internal sealed class LooseTable
{
    private readonly LooseOptions _options;
    private readonly List<string[]> _rows = [];
    private readonly List<(int Line, int Fields)> _odd = [];
    private int[] _columns = [];

    private LooseTable(LooseOptions options) => _options = options;

    /// <summary>Reads lines.</summary>
    /// <exception cref="ValueError">Rows differ in length, or a field cannot be read and is no gap.</exception>
    public static NDArray Read(IEnumerable<string> lines, LooseOptions options)
    {
        ArgumentNullException.ThrowIfNull(lines);
        options.Check();
        var table = new LooseTable(options);
        table.Collect(lines);
        table.Judge();
        return table.Convert();
    }

    // All rows of the first one's length, or all that have the wanted columns.
    private void Collect(IEnumerable<string> lines)
    {
        var splitter = new LineSplitter(_options.Delimiter, _options.Comments, _options.Strips);
        var number = _options.SkippedHeader;
        var width = 0;
        foreach (var line in lines.Skip(_options.SkippedHeader))
        {
            var fields = splitter.Split(line);
            if (width == 0 && fields.Length == 0)
            {
                continue;
            }

            number++;
            if (width == 0)
            {
                width = fields.Length;
                _columns = _options.Columns is { } wanted
                    ? Array.ConvertAll(wanted, column => column < 0 ? column + width : column)
                    : [.. Enumerable.Range(0, width)];
            }

            Add(fields, number);
            if (_rows.Count == _options.MaximumRows)
            {
                break;
            }
        }
    }

    private void Add(string[] fields, int line)
    {
        if (fields.Length == 0)
        {
            return;
        }

        var fits = _options.Columns is null ? fields.Length == _columns.Length
            : Array.TrueForAll(_columns, column => column >= 0 && column < fields.Length);
        if (fits)
        {
            _rows.Add(Array.ConvertAll(_columns, column => fields[column]));
        }
        else
        {
            _odd.Add((line, fields.Length));
        }
    }

    // Rows of another length are an error, unless they belong to the footer or the caller allows them.
    private void Judge()
    {
        var last = _rows.Count + _odd.Count - _options.SkippedFooter + _options.SkippedHeader;
        var inFooter = _odd.Count(row => row.Line > last);
        var odd = _options.SkippedFooter > 0 ? _odd.SkipLast(inFooter).ToList() : _odd;
        if (odd.Count > 0 && _options.RefusesOddRows)
        {
            throw new ValueError("Some errors were detected !\n" + string.Join('\n', odd.Select(row =>
                $"    Line #{row.Line} (got {row.Fields} columns instead of {_columns.Length})")));
        }

        var footer = Math.Min(Math.Max(0, _options.SkippedFooter - inFooter), _rows.Count);
        _rows.RemoveRange(_rows.Count - footer, footer);
    }

    private NDArray Convert()
    {
        var type = _options.Type == NPTypeCode.Empty ? CommonType() : _options.Type.ToElementType();
        if (_columns.Length == 0)
        {
            return TableReader.WithRank(ElementColumn.Of(type).ToArray(0), _options.MinimumRank);
        }

        var elements = ElementColumn.Of(type);
        var functions = new FieldConverters(_options.Converters).Of(_columns.Length);
        var filling = ColumnValues.Of(_options.Filling, _columns);
        var missing = Missing();
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var added = functions[i] is { } function
                    ? elements.TryAdd(function(row[i])) : TryAdd(elements, row[i], type);
                if (!added)
                {
                    CheckGap(row[i], missing[i]);
                    elements.TryAdd(filling[i] ?? Default(type));
                }
            }
        }

        var table = elements.ToArray(_rows.Count, _columns.Length);
        table = TableReader.WithRank(table, _options.MinimumRank);
        return _options.Unpack ? table.T : table;
    }

    private object?[] Missing()
    {
        if (_options.Missing is not string words)
        {
            return ColumnValues.Of(_options.Missing, _columns);
        }

        var all = new object?[_columns.Length];
        Array.Fill(all, words.Split(','));
        return all;
    }

    // The type of columns that agree in the first of these that all their fields are.
    private ElementType CommonType()
    {
        ElementType[] candidates =
            [ElementType.Boolean, ElementType.Int64, ElementType.Double, ElementType.Complex];
        var types = Enumerable.Range(0, _columns.Length).Select(column => Array.FindIndex(
            candidates, type => _rows.TrueForAll(row => row[column].Trim().Length == 0
                || TryAdd(ElementColumn.Of(type), row[column], type)))).Distinct().ToList();
        return types is [var only] && only >= 0 ? candidates[only] : types.Count == 0 ? ElementType.Double
            : throw new NotSupportedException("Columns of several types, or of text, give records, which arrays do "
                + "not hold: name a dtype, or choose columns with usecols.");
    }

    // Truth values are the words; integers are nothing else, and those past the type's range wrap.
    private static bool TryAdd(ElementColumn column, string field, ElementType type)
    {
        var text = field.Trim();
        if (type == ElementType.Boolean)
        {
            return bool.TryParse(text, out var truth) && column.TryAdd((object)truth);
        }

        if (!type.IsInteger())
        {
            return column.TryAdd(text.AsSpan());
        }

        if (text.Length == 0 || NumberScanner.Integer(text) != text.Length)
        {
            return false;
        }

        var value = BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return column.TryAdd(value > long.MaxValue && type == ElementType.UInt64
            ? ulong.CreateSaturating(value) : (object)long.CreateSaturating(value));
    }

    private void CheckGap(string field, object? missing)
    {
        var text = field.Trim();
        var isGap = text.Length == 0 || missing switch
        {
            null => false,
            string word => word == text,
            IEnumerable words => words.Cast<object>().Any(word => word.ToString() == text),
            _ => missing.ToString() == text,
        };
        if (!_options.IsLoose && !isGap)
        {
            throw new ValueError($"Cannot convert string '{field}'");
        }
    }

    private static object Default(ElementType type) => type switch
    {
        ElementType.Boolean => false,
        ElementType.Complex => new Complex(double.NaN, 0),
        ElementType.Decimal => 0m,
        ElementType.Char => '?',
        _ when type.IsInteger() => -1L,
        _ => double.NaN,
    };
}
