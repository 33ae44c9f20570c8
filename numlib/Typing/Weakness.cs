namespace Cohort.Typing;

/// <summary>
/// How a scalar takes part in promotion. A scalar of the program adapts to the arrays it meets (NEP 50's Python
/// scalars); everything else has a fixed type.
/// </summary>
internal enum Weakness : byte
{
    /// <summary>The type is fixed: any array, also a zero-dimensional one.</summary>
    Strong,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>An integer of the program.</summary>
    Integer,

    /// <summary>A floating-point number of the program.</summary>
    Float,

    /// <summary>A complex number of the program.</summary>
    Complex,
}
