namespace Cohort.Einsum;

/// <summary>An operand of an Einstein sum: an array and a letter for each of its axes.</summary>
internal readonly record struct Term(NDArray Array, string Labels)
{
    /// <summary>The axis of a label.</summary>
    public int Axis(char label) => Labels.IndexOf(label, StringComparison.Ordinal);

    /// <summary>The extent of the axis of a label.</summary>
    public long Extent(char label) => Array.Layout.Extents[Axis(label)];
}
