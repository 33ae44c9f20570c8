using System.Collections;

namespace Cohort.IO.Text;

/// <summary>A value for each column of a table: given once for all, one after the other, or by column.</summary>
internal static class ColumnValues
{
    /// <summary>The value of each column, or null.</summary>
    /// <param name="given">A value, a list of them, or a dictionary by column; columns may count from the end.</param>
    /// <param name="columns">The columns that are read.</param>
    public static object?[] Of(object? given, int[] columns)
    {
        var values = new object?[columns.Length];
        switch (given)
        {
            case IDictionary byColumn:
                foreach (DictionaryEntry entry in byColumn)
                {
                    values[Place(Convert.ToInt32(entry.Key), columns)] = entry.Value;
                }

                break;
            case IList list:
                for (var i = 0; i < Math.Min(list.Count, values.Length); i++)
                {
                    values[i] = list[i];
                }

                break;
            default:
                Array.Fill(values, given);
                break;
        }

        return values;
    }

    private static int Place(int column, int[] columns)
    {
        var place = Array.IndexOf(columns, column);
        place = place >= 0 ? place : column < 0 ? column + columns.Length : column;
        return place >= 0 && place < columns.Length ? place
            : throw new IndexError($"column {column} is not one of the {columns.Length} that are read");
    }
}
