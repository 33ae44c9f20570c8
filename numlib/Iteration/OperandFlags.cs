namespace Cohort.Iteration;

/// <summary>NumPy's flags of one operand of an iteration, read from their names.</summary>
internal readonly record struct OperandFlags(bool IsWritten, bool MayCopy, bool MayBroadcast, bool IsAllocated)
{
    private static readonly string[] Known =
    [
        "aligned", "allocate", "arraymask", "contig", "copy", "nbo", "no_broadcast", "no_subtype",
        "overlap_assume_elementwise", "readonly", "readwrite", "updateifcopy", "virtual", "writemasked", "writeonly",
    ];

    /// <summary>Reads names; without any an operand is read, and one that is missing is allocated.</summary>
    /// <exception cref="ValueError">A name is unknown, or a missing operand is not to be allocated.</exception>
    public static OperandFlags Parse(string[]? names, bool isMissing)
    {
        names ??= isMissing ? ["writeonly", "allocate"] : ["readonly"];
        if (Array.Find(names, name => !Known.Contains(name)) is { } unknown)
        {
            throw new ValueError($"Unexpected per-op iterator flag \"{unknown}\"");
        }

        var modes = names.Count(name => name is "readonly" or "readwrite" or "writeonly");
        if (modes > 1)
        {
            throw new ValueError("Only one of the iterator flags READWRITE, READONLY, and WRITEONLY may be specified "
                + "for an operand");
        }

        if (isMissing && !names.Contains("allocate"))
        {
            throw new ValueError("At least one iterator operand must be non-NULL");
        }

        return new OperandFlags(
            names.Contains("readwrite") || names.Contains("writeonly"),
            names.Contains("copy") || names.Contains("updateifcopy"), !names.Contains("no_broadcast"), isMissing);
    }
}
