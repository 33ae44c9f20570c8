using Cohort.Creation;

namespace Cohort.Einsum;

/// <summary>
/// What an Einstein sum computes: operands with letters for their axes, and the letters of the result.
/// </summary>
/// <remarks>The axes that an ellipsis stands for get letters that the subscripts do not use.</remarks>
internal sealed class Subscripts
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Ellipsis = "...";
    private const string Complaint = "einstein sum subscripts string ";

    private Subscripts(string[] inputs, string output, NDArray[] operands)
    {
        (Inputs, Output, Operands) = (inputs, output, operands);
    }

    /// <summary>The letters of each operand; a letter may be there twice.</summary>
    public string[] Inputs { get; }

    /// <summary>The letters of the result.</summary>
    public string Output { get; }

    /// <summary>The operands.</summary>
    public NDArray[] Operands { get; }

    /// <summary>Reads subscripts as text.</summary>
    /// <exception cref="ValueError">The text is none, or does not fit the operands.</exception>
    public static Subscripts Parse(string text, NDArray[] operands)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(operands);
        if (operands.Length == 0)
        {
            throw new ValueError("must specify the einstein sum subscripts string and at least one operand");
        }

        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        var arrow = compact.IndexOf("->", StringComparison.Ordinal);
        var inputs = (arrow < 0 ? compact : compact[..arrow]).Split(',');
        if (inputs.Length != operands.Length)
        {
            var which = inputs.Length < operands.Length ? "more" : "fewer";
            throw new ValueError(
                $"{which} operands provided to einstein sum function than specified in the subscripts string");
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            Check(inputs[i], $"operand {i}");
        }

        var unused = new string([.. Letters.Where(letter => !compact.Contains(letter, StringComparison.Ordinal))]);
        var hidden = inputs.Select((labels, i) => Hidden(labels, np.Given(operands[i]).ndim, i)).ToArray();
        var longest = hidden.Max();
        var expanded = inputs.Select((labels, i) => Expanded(labels, unused, hidden[i], longest)).ToArray();
        var output = arrow < 0
            ? unused[..longest] + Implicit(string.Concat(inputs))
            : Explicit(compact[(arrow + 2)..], unused, longest, string.Concat(expanded));
        return new Subscripts(expanded, output, operands);
    }

    /// <summary>Reads operands with lists of numbers or ellipses beside them, and such a list for the result.</summary>
    /// <exception cref="ValueError">The lists do not fit the operands.</exception>
    /// <exception cref="TypeError">A list holds something else.</exception>
    public static Subscripts Parse(object[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items is [string text, ..])
        {
            return Parse(text, Array.ConvertAll(items[1..], ArrayFactory.FromObject));
        }

        var operands = new List<NDArray>();
        var lists = new List<string>();
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            operands.Add(ArrayFactory.FromObject(items[i]));
            lists.Add(Lettered(items[i + 1]));
        }

        var inputs = string.Join(',', lists);
        return Parse(items.Length % 2 == 0 ? inputs : $"{inputs}->{Lettered(items[^1])}", [.. operands]);
    }

    private static string Lettered(object list)
    {
        if (list is not System.Collections.IEnumerable numbers)
        {
            throw new TypeError("subscripts for each operand must be a list of integers or ellipses");
        }

        return string.Concat(numbers.Cast<object>().Select(item => item switch
        {
            Slice { IsEllipsis: true } or Ellipsis => Ellipsis,
            int number when number >= 0 && number < Letters.Length => Letters[number].ToString(),
            int => throw new ValueError("subscript is not within the valid range [0, 52)"),
            _ => throw new TypeError("For this input type lists must contain either int or Ellipsis"),
        }));
    }

    private static void Check(string labels, string whose)
    {
        var rest = labels;
        if (labels.IndexOf(Ellipsis, StringComparison.Ordinal) is var at and >= 0)
        {
            rest = labels.Remove(at, Ellipsis.Length);
        }

        foreach (var label in rest)
        {
            if (label == '.')
            {
                throw new ValueError(Complaint + "contains a '.' that is not part of an ellipsis ('...') in " + whose);
            }

            if (!char.IsAsciiLetter(label))
            {
                throw new ValueError(
                    $"invalid subscript '{label}' in {Complaint.TrimEnd()}, subscripts must be letters");
            }
        }
    }

    // How many axes an ellipsis stands for.
    private static int Hidden(string labels, int rank, int operand)
    {
        var hasEllipsis = labels.Contains('.', StringComparison.Ordinal);
        var hidden = rank - labels.Length + (hasEllipsis ? Ellipsis.Length : 0);
        if (hidden < 0)
        {
            throw new ValueError($"{Complaint}contains too many subscripts for operand {operand}");
        }

        return hasEllipsis || hidden == 0 ? hidden
            : throw new ValueError("operand has more dimensions than subscripts given in einstein sum, but no '...' "
                + "ellipsis provided to broadcast the extra dimensions.");
    }

    private static string Expanded(string labels, string unused, int hidden, int longest) =>
        labels.Replace(Ellipsis, unused[(longest - hidden)..longest], StringComparison.Ordinal);

    // Letters that are there once, in alphabetical order.
    private static string Implicit(string labels) => new([.. labels.Where(char.IsAsciiLetter)
        .GroupBy(label => label).Where(group => group.Count() == 1).Select(group => group.Key).Order()]);

    private static string Explicit(string output, string unused, int longest, string inputs)
    {
        Check(output, "output");
        if (longest > 0 && !output.Contains('.', StringComparison.Ordinal))
        {
            throw new ValueError("output has more dimensions than subscripts given in einstein sum, but no '...' "
                + "ellipsis provided to broadcast the extra dimensions.");
        }

        var expanded = Expanded(output, unused, longest, longest);
        for (var i = 0; i < expanded.Length; i++)
        {
            if (!inputs.Contains(expanded[i], StringComparison.Ordinal))
            {
                throw new ValueError(
                    $"{Complaint}included output subscript '{expanded[i]}' which never appeared in an input");
            }

            if (expanded.IndexOf(expanded[i], StringComparison.Ordinal) != i)
            {
                throw new ValueError($"{Complaint}includes output subscript '{expanded[i]}' multiple times");
            }
        }

        return expanded;
    }
}
