namespace Cohort.DLPack;

/// <summary>The kinds of DLPack's element types; the numbers are those of its header.</summary>
public enum DLDataTypeCode
{
    /// <summary>Signed integers.</summary>
    Int = 0,

    /// <summary>Unsigned integers.</summary>
    UInt = 1,

    /// <summary>IEEE floating-point numbers.</summary>
    Float = 2,

    /// <summary>Handles of which nothing is known.</summary>
    OpaqueHandle = 3,

    /// <summary>The upper half of a 32-bit floating-point number.</summary>
    BFloat = 4,

    /// <summary>Two floating-point numbers.</summary>
    Complex = 5,

    /// <summary>Truth values of a byte each.</summary>
    Bool = 6,
}
