namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The forms of operands.</summary>
public enum PtxOperandKind
{
    /// <summary>A register or special register.</summary>
    Register,

    /// <summary>A register whose predicate is negated.</summary>
    Negated,

    /// <summary>An integer literal.</summary>
    Integer,

    /// <summary>A 0f literal.</summary>
    Single,

    /// <summary>A 0d literal.</summary>
    Double,

    /// <summary>A label, variable or function.</summary>
    Symbol,

    /// <summary>A register or symbol and an offset in brackets.</summary>
    Address,

    /// <summary>Registers in braces.</summary>
    Vector,

    /// <summary>Two results with a bar between them.</summary>
    Pair,
}
