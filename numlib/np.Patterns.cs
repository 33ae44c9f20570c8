using System.Text.RegularExpressions;
using Cohort.IO.Text;

namespace Cohort;

/// <content>Numbers in texts, found by patterns.</content>
public static partial class np
{
    /// <summary>The numbers that the groups of a pattern find in a file, one vector for each group.</summary>
    /// <param name="file">The file's name; one that ends in .gz is decompressed.</param>
    /// <param name="regexp">The pattern, in .NET's syntax; without groups, its matches are the numbers.</param>
    /// <param name="dtype">The element type of each group.</param>
    /// <param name="encoding">The file's encoding; UTF-8 by default.</param>
    /// <exception cref="ValueError">There are not as many types as groups, or a group is no number.</exception>
    /// <remarks>Evaluated on the host: text is searched. NumPy gives one array of records; arrays here hold numbers.
    /// </remarks>
    public static NDArray[] fromregex(string file, string regexp, Type[] dtype, string? encoding = null) =>
        fromregex(file, new Regex(regexp, RegexOptions.CultureInvariant), dtype, encoding);

    /// <inheritdoc cref="fromregex(string, string, Type[], string)"/>
    public static NDArray[] fromregex(string file, Regex regexp, Type[] dtype, string? encoding = null)
    {
        using var reader = TextFiles.Open(file, encoding);
        return fromregex(reader, regexp, dtype);
    }

    /// <summary>The numbers that the groups of a pattern find in a text, see the overload for files.</summary>
    /// <inheritdoc cref="fromregex(string, string, Type[], string)"/>
    public static NDArray[] fromregex(TextReader file, Regex regexp, Type[] dtype)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(regexp);
        ArgumentNullException.ThrowIfNull(dtype);
        var groups = regexp.GetGroupNumbers();
        int[] wanted = groups.Length == 1 ? groups : groups[1..];
        if (wanted.Length != dtype.Length)
        {
            throw new ValueError($"There are {wanted.Length} groups and {dtype.Length} types.");
        }

        var columns = Array.ConvertAll(dtype, type => ElementColumn.Of(DType.From(type).Element));
        foreach (Match match in regexp.Matches(file.ReadToEnd()))
        {
            for (var i = 0; i < columns.Length; i++)
            {
                Add(columns[i], match.Groups[wanted[i]].Value, dtype[i]);
            }
        }

        return Array.ConvertAll(columns, column => column.ToArray(column.Count));
    }

    private static void Add(ElementColumn column, string text, Type type)
    {
        if (!column.TryAdd(text))
        {
            throw new ValueError($"could not convert string '{text}' to {DType.From(type).name}");
        }
    }
}
