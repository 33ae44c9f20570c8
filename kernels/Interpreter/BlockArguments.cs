namespace Cohort.Kernels.Interpreter;

/// <summary>
/// What a block loop works on. A streaming operand has mask -1; a uniform one has mask 0 and a buffer of one vector
/// that repeats its value, so that index &amp; mask addresses both kinds.
/// </summary>
internal unsafe struct BlockArguments
{
    /// <summary>The first operand.</summary>
    public byte* A;

    /// <summary>The second operand.</summary>
    public byte* B;

    /// <summary>The third operand.</summary>
    public byte* C;

    /// <summary>The result; it may be the same memory as an operand of the same element size.</summary>
    public byte* Result;

    /// <summary>The index mask of the first operand.</summary>
    public nint MaskA;

    /// <summary>The index mask of the second operand.</summary>
    public nint MaskB;

    /// <summary>The index mask of the third operand.</summary>
    public nint MaskC;

    /// <summary>How many elements.</summary>
    public nint Count;
}
