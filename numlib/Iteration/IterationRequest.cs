namespace Cohort.Iteration;

/// <summary>What the caller of an iteration asks for, besides the operands and the flags.</summary>
internal sealed record IterationRequest
{
    /// <summary>The flags of each operand.</summary>
    public string[][]? OperandFlags { get; init; }

    /// <summary>The types in which operands are seen; <see cref="NPTypeCode.Empty"/> for an operand's own.</summary>
    public NPTypeCode[]? Types { get; init; }

    /// <summary>'C', 'F', 'A' or 'K'.</summary>
    public char Order { get; init; } = 'K';

    /// <summary>NumPy's casting rule for conversions.</summary>
    public string Casting { get; init; } = "safe";

    /// <summary>Per operand, the operand's axis at each axis of the iteration; -1 for a new one.</summary>
    public int[][]? Axes { get; init; }

    /// <summary>The shape of the iteration; -1 where the operands decide.</summary>
    public long[]? Extents { get; init; }

    /// <summary>How many elements a run has at most; 0 for 8192.</summary>
    public long BufferSize { get; init; }
}
