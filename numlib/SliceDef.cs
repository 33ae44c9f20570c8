using System.Globalization;

namespace Cohort;

/// <summary>The indices that a slice selects on an axis of known extent.</summary>
public struct SliceDef : IEquatable<SliceDef>
{
    /// <summary>How many indices; -1 for a single index that drops the axis.</summary>
    public long Count;

    /// <summary>The first index.</summary>
    public long Start;

    /// <summary>The distance from one index to the next.</summary>
    public long Step;

    /// <summary>Creates a range.</summary>
    public SliceDef(long start, long step, long count) => (Start, Step, Count) = (start, step, count);

    /// <summary>Creates a single index.</summary>
    public SliceDef(long idx)
        : this(idx, 0, -1)
    {
    }

    /// <summary>Creates a range.</summary>
    public SliceDef(int start, int step, int count)
        : this(start, (long)step, count)
    {
    }

    /// <summary>Creates a single index.</summary>
    public SliceDef(int idx)
        : this((long)idx)
    {
    }

    /// <summary>Parses "index" or "(start>>step*count)", the form of <see cref="ToString"/>.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public SliceDef(string def)
    {
        var parts = def.Trim('(', ')', ' ').Split(">>", StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            this = new SliceDef(Number(parts[0], def));
            return;
        }

        var run = parts[1].Split('*', StringSplitOptions.TrimEntries);
        this = run.Length == 2
            ? new SliceDef(Number(parts[0], def), Number(run[0], def), Number(run[1], def))
            : throw new ArgumentException($"Invalid slice definition: '{def}'", nameof(def));
    }

    /// <summary>Whether this is a single index.</summary>
    public readonly bool IsIndex => Count == -1;

    /// <summary>The same indices.</summary>
    public static bool operator ==(SliceDef left, SliceDef right) => left.Equals(right);

    /// <summary>Different indices.</summary>
    public static bool operator !=(SliceDef left, SliceDef right) => !left.Equals(right);

    /// <summary>The same indices in reverse.</summary>
    public readonly SliceDef Invert() =>
        IsIndex ? this : new SliceDef(Start + ((Count - 1) * Step), -Step, Count);

    /// <summary>The indices that <paramref name="other"/> selects among these.</summary>
    public readonly SliceDef Merge(SliceDef other) => other.IsIndex
        ? new SliceDef(Start + (other.Start * Step))
        : new SliceDef(Start + (other.Start * Step), Step * other.Step, other.Count);

    /// <inheritdoc/>
    public readonly bool Equals(SliceDef other) => Count == other.Count && Start == other.Start && Step == other.Step;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is SliceDef other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Start, Step, Count);

    /// <inheritdoc/>
    public override readonly string ToString() => IsIndex ? $"[{Start}]" : $"({Start}>>{Step}*{Count})";

    private static long Number(string text, string def) =>
        long.TryParse(text.Trim('[', ']'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ArgumentException($"Invalid slice definition: '{def}'", nameof(def));
}
