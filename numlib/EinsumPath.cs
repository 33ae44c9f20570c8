using System.Collections;

namespace Cohort;

/// <summary>The order in which an Einstein sum contracts its operands.</summary>
/// <remarks>Each step names terms by their places; its result comes behind those that are left.</remarks>
public readonly struct EinsumPath : IEquatable<EinsumPath>, IReadOnlyList<int[]>
{
    /// <summary>What a path begins with where it is a list.</summary>
    public const string Marker = "einsum_path";

    private readonly int[][]? _steps;

    /// <summary>Creates a path of steps.</summary>
    public EinsumPath(int[][] steps) => _steps = steps;

    /// <summary>The number of steps.</summary>
    public int Count => Steps.Count;

    /// <summary>The steps.</summary>
    public IReadOnlyList<int[]> Steps => _steps ?? [];

    /// <summary>A step.</summary>
    public int[] this[int index] => Steps[index];

    /// <summary>Whether two paths have the same steps.</summary>
    public static bool operator ==(EinsumPath left, EinsumPath right) => left.Equals(right);

    /// <summary>Whether two paths have different steps.</summary>
    public static bool operator !=(EinsumPath left, EinsumPath right) => !left.Equals(right);

    /// <summary>The marker and the steps, as a list that einsum takes.</summary>
    public object[] ToList() => [Marker, .. Steps];

    /// <inheritdoc/>
    public IEnumerator<int[]> GetEnumerator() => Steps.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(EinsumPath other) =>
        Count == other.Count && Steps.Zip(other.Steps).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EinsumPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var place in Steps.SelectMany(step => step))
        {
            hash.Add(place);
        }

        return hash.ToHashCode();
    }

    /// <summary>The path as NumPy prints it: ['einsum_path', (0, 1), (0, 1)].</summary>
    public override string ToString() =>
        $"['{Marker}'{string.Concat(Steps.Select(step => $", {Text(step)}"))}]";

    private static string Text(int[] step) => step.Length == 1 ? $"({step[0]},)" : $"({string.Join(", ", step)})";
}
