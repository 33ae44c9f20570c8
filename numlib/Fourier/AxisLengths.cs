namespace Cohort.Fourier;

/// <summary>The axes of a transform in several dimensions, and the lengths along them.</summary>
/// <param name="Lengths">The lengths.</param>
/// <param name="Axes">The axes as given, with their signs.</param>
internal readonly record struct AxisLengths(long[] Lengths, int[] Axes)
{
    /// <summary>Completes what the program gave.</summary>
    /// <param name="a">The array.</param>
    /// <param name="s">The lengths, -1 for the whole axis; null for those of the array.</param>
    /// <param name="axes">The axes; null for the last ones, or all without lengths.</param>
    /// <param name="last">The transform along the last of them.</param>
    /// <exception cref="ValueError">There are not as many lengths as axes.</exception>
    /// <exception cref="IndexError">The array has no such axis.</exception>
    public static AxisLengths Of(NDArray a, int[]? s, int[]? axes, Transform last)
    {
        ArgumentNullException.ThrowIfNull(a);
        var count = s?.Length ?? axes?.Length ?? a.ndim;
        var along = axes ?? [.. Enumerable.Range(-count, count)];
        long[] lengths = s is not null
            ? [.. s]
            : Array.ConvertAll(along, axis => Taken(a, axis));
        if (lengths.Length != along.Length)
        {
            throw new ValueError("Shape and axes have different lengths.");
        }

        if (s is null && last == Transform.InverseRfft && along.Length > 0)
        {
            lengths[^1] = last.LengthOf(a, along[^1]);
        }

        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = lengths[i] == -1 ? Transform.Fft.LengthOf(a, along[i]) : lengths[i];
        }

        return new AxisLengths(lengths, along);
    }

    /// <summary>That there is an axis at all.</summary>
    /// <exception cref="IndexError">There is none.</exception>
    public AxisLengths WithLast() => Axes.Length > 0 ? this : throw new IndexError("list index out of range");

    private static long Taken(NDArray a, int axis) => axis >= -a.ndim && axis < a.ndim
        ? a.Layout.Extents[axis < 0 ? axis + a.ndim : axis]
        : throw new IndexError($"index {axis} is out of bounds for axis 0 with size {a.ndim}");
}
