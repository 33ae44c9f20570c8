namespace Cohort.Iteration;

/// <summary>NumPy's flags of an iteration, read from their names.</summary>
internal sealed record IterationFlags
{
    private static readonly string[] Known =
    [
        "buffered", "c_index", "common_dtype", "copy_if_overlap", "delay_bufalloc", "external_loop", "f_index",
        "grow_inner", "multi_index", "ranged", "reduce_ok", "refs_ok", "zerosize_ok",
    ];

    /// <summary>Whether conversions go through buffers.</summary>
    public bool IsBuffered { get; init; }

    /// <summary>Whether the row-major number of an element is kept.</summary>
    public bool HasRowIndex { get; init; }

    /// <summary>Whether the column-major number of an element is kept.</summary>
    public bool HasColumnIndex { get; init; }

    /// <summary>Whether the coordinates of an element are kept.</summary>
    public bool HasMultiIndex { get; init; }

    /// <summary>Whether all operands are converted to the type to which theirs promote.</summary>
    public bool HasCommonType { get; init; }

    /// <summary>Whether values are runs of elements.</summary>
    public bool HasExternalLoop { get; init; }

    /// <summary>Whether the range of the iteration may be set.</summary>
    public bool IsRanged { get; init; }

    /// <summary>Whether an operand that is written may be broadcast.</summary>
    public bool MayReduce { get; init; }

    /// <summary>Whether there may be no elements.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Reads names.</summary>
    /// <exception cref="ValueError">A name is unknown, or two exclude each other.</exception>
    public static IterationFlags Parse(string[]? names)
    {
        names ??= [];
        if (Array.Find(names, name => !Known.Contains(name)) is { } unknown)
        {
            throw new ValueError($"Unexpected iterator global flag \"{unknown}\"");
        }

        var flags = new IterationFlags
        {
            IsBuffered = names.Contains("buffered"),
            HasRowIndex = names.Contains("c_index"),
            HasColumnIndex = names.Contains("f_index"),
            HasMultiIndex = names.Contains("multi_index"),
            HasCommonType = names.Contains("common_dtype"),
            HasExternalLoop = names.Contains("external_loop"),
            IsRanged = names.Contains("ranged"),
            MayReduce = names.Contains("reduce_ok"),
            MayBeEmpty = names.Contains("zerosize_ok"),
        };
        return flags switch
        {
            { HasRowIndex: true, HasColumnIndex: true } => throw new ValueError(
                "Iterator flags C_INDEX and F_INDEX cannot both be specified"),
            { HasExternalLoop: true } when flags.HasMultiIndex || flags.HasRowIndex || flags.HasColumnIndex =>
                throw new ValueError(
                    "Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked"),
            _ => flags,
        };
    }
}
