namespace Cohort;

/// <summary>The hierarchy of NumPy's abstract element types.</summary>
public enum NPTypeKind
{
    /// <summary>Any type.</summary>
    Generic = 0,

    /// <summary>Any number.</summary>
    Number = 1,

    /// <summary>Any integer.</summary>
    Integer = 2,

    /// <summary>Integers with a sign.</summary>
    SignedInteger = 3,

    /// <summary>Integers without a sign.</summary>
    UnsignedInteger = 4,

    /// <summary>Numbers that may be rounded.</summary>
    Inexact = 5,

    /// <summary>Real floating-point numbers.</summary>
    Floating = 6,

    /// <summary>Complex floating-point numbers.</summary>
    ComplexFloating = 7,

    /// <summary>Truth values.</summary>
    Boolean = 8,
}
