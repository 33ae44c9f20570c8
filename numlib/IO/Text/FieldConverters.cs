using System.Collections;

namespace Cohort.IO.Text;

/// <summary>
/// Functions of the program that turn fields into elements: one for all columns, or some columns' own.
/// </summary>
internal sealed class FieldConverters
{
    private readonly Func<string, object>? _all;
    private readonly Dictionary<int, Func<string, object>> _columns = [];

    /// <exception cref="TypeError">The object is neither a function nor a dictionary of functions.</exception>
    public FieldConverters(object? given)
    {
        if (given is IDictionary columns)
        {
            foreach (DictionaryEntry entry in columns)
            {
                _columns[entry.Key is int column ? column : throw Refused()] = Function(entry.Value) ?? throw Refused();
            }
        }
        else if (given is not null)
        {
            _all = Function(given) ?? throw Refused();
        }
    }

    /// <summary>The function of each of several columns, or null; columns may be counted from the end.</summary>
    /// <exception cref="ValueError">There is no such column.</exception>
    public Func<string, object>?[] Of(int columns)
    {
        var functions = new Func<string, object>?[columns];
        Array.Fill(functions, _all);
        foreach (var (column, function) in _columns)
        {
            if (column < -columns || column >= columns)
            {
                throw new ValueError($"converter specified for column {column}, which is invalid for the number of "
                    + $"fields {columns}.");
            }

            functions[column < 0 ? column + columns : column] = function;
        }

        return functions;
    }

    private static Func<string, object>? Function(object? given) => given switch
    {
        Func<string, object> function => function,
        Func<string, double> function => text => function(text),
        _ => null,
    };

    private static TypeError Refused() => new(
        "converters must be a Func<string, object> or a dictionary of them by column; functions that give a double "
            + "serve, too.");
}
