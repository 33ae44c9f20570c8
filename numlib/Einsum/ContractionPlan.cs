namespace Cohort.Einsum;

/// <summary>Labels, sizes and costs of an Einstein sum, for those who choose the order of its steps.</summary>
internal sealed class ContractionPlan
{
    private readonly Dictionary<char, long> _extents = [];

    public ContractionPlan(Subscripts subscripts)
    {
        Inputs = [.. subscripts.Inputs.Select(labels => labels.ToHashSet())];
        Output = subscripts.Output.ToHashSet();
        for (var i = 0; i < subscripts.Inputs.Length; i++)
        {
            for (var axis = 0; axis < subscripts.Inputs[i].Length; axis++)
            {
                Note(subscripts, i, axis);
            }
        }
    }

    /// <summary>The labels of each operand.</summary>
    public List<HashSet<char>> Inputs { get; }

    /// <summary>The labels of the result.</summary>
    public HashSet<char> Output { get; }

    /// <summary>All labels.</summary>
    public IEnumerable<char> Labels => _extents.Keys;

    /// <summary>The extent of a label.</summary>
    public long Extent(char label) => _extents[label];

    /// <summary>How many elements an array with labels has.</summary>
    public double Size(IEnumerable<char> labels) =>
        labels.Aggregate(1.0, (product, label) => product * _extents[label]);

    /// <summary>The work of a product of terms, summed or not.</summary>
    public double Cost(IEnumerable<char> labels, bool isSummed, int terms) =>
        Size(labels) * (Math.Max(1, terms - 1) + (isSummed ? 1 : 0));

    /// <summary>
    /// What the contraction of terms leaves: its labels, those that it has to walk through, and the terms afterwards,
    /// the result last.
    /// </summary>
    public (HashSet<char> Result, HashSet<char> Walked, List<HashSet<char>> Terms) Contract(
        int[] positions, List<HashSet<char>> terms)
    {
        var (walked, needed, remaining) = (new HashSet<char>(), Output.ToHashSet(), new List<HashSet<char>>());
        for (var i = 0; i < terms.Count; i++)
        {
            if (positions.Contains(i))
            {
                walked.UnionWith(terms[i]);
                continue;
            }

            remaining.Add(terms[i]);
            needed.UnionWith(terms[i]);
        }

        var result = walked.Intersect(needed).ToHashSet();
        remaining.Add(result);
        return (result, walked, remaining);
    }

    private void Note(Subscripts subscripts, int operand, int axis)
    {
        var label = subscripts.Inputs[operand][axis];
        var extent = subscripts.Operands[operand].Layout.Extents[axis];
        if (!_extents.TryGetValue(label, out var known) || known == 1)
        {
            _extents[label] = extent;
        }
        else if (extent != 1 && extent != known)
        {
            throw Mismatch(subscripts, operand, label, known, extent);
        }
    }

    private static ValueError Mismatch(Subscripts subscripts, int operand, char label, long known, long extent)
    {
        if (subscripts.Inputs[operand].Count(other => other == label) > 1)
        {
            return new ValueError($"dimensions in operand {operand} for collapsing index '{label}' don't match "
                + $"({known} != {extent})");
        }

        var labels = new string([.. string.Concat(subscripts.Inputs).Distinct().OrderBy(other =>
        {
            var at = subscripts.Output.IndexOf(other, StringComparison.Ordinal);
            return at < 0 ? int.MaxValue : at;
        })]);
        var remapped = subscripts.Inputs.Zip(subscripts.Operands)
            .Select(pair => Remapped(pair.First, pair.Second, labels));
        return new ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: "
            + string.Concat(remapped));
    }

    private static string Remapped(string own, NDArray operand, string labels)
    {
        var words = labels.Select(label => own.IndexOf(label, StringComparison.Ordinal) is var axis and >= 0
            ? operand.Layout.Extents[axis].ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "newaxis");
        return $"{Typing.ShapeText.Of(operand.Layout.Extents)}->({string.Join(',', words)}) ";
    }
}
