namespace Cohort.Mapping.Machines;

/// <summary>Primitive operators that take about the same time.</summary>
public enum ArithmeticKind
{
    /// <summary>Additions, comparisons, selections, bits, shifts, signs, rounding to integral values.</summary>
    Simple,

    /// <summary>Multiplications, fused with an addition or not.</summary>
    Multiply,

    /// <summary>Divisions and remainders.</summary>
    Divide,

    /// <summary>Square roots.</summary>
    SquareRoot,

    /// <summary>Conversions between types.</summary>
    Convert,

    /// <summary>Elements that a reduction combines with what it has.</summary>
    Reduce,
}
