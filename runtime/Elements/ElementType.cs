namespace Cohort.Runtime.Elements;

/// <summary>The type of one array element. The order is NumPy's promotion order within each kind.</summary>
public enum ElementType : byte
{
    /// <summary>One byte, 0 or 1.</summary>
    Boolean,

    /// <summary>8-bit signed integer.</summary>
    SByte,

    /// <summary>8-bit unsigned integer.</summary>
    Byte,

    /// <summary>16-bit signed integer.</summary>
    Int16,

    /// <summary>16-bit unsigned integer.</summary>
    UInt16,

    /// <summary>32-bit signed integer.</summary>
    Int32,

    /// <summary>32-bit unsigned integer.</summary>
    UInt32,

    /// <summary>64-bit signed integer.</summary>
    Int64,

    /// <summary>64-bit unsigned integer.</summary>
    UInt64,

    /// <summary>IEEE 754 binary16.</summary>
    Half,

    /// <summary>IEEE 754 binary32.</summary>
    Single,

    /// <summary>IEEE 754 binary64.</summary>
    Double,

    /// <summary>Two binary64: real and imaginary part.</summary>
    Complex,

    /// <summary><see cref="decimal"/>, 16 bytes.</summary>
    Decimal,

    /// <summary>A UTF-16 code unit.</summary>
    Char,
}
