namespace Cohort;

/// <summary>The element types of arrays. The values are those of NumSharp.</summary>
public enum NPTypeCode
{
    /// <summary>No type.</summary>
    Empty = 0,

    /// <summary>bool: NumPy's bool.</summary>
    Boolean = 3,

    /// <summary>A UTF-16 code unit.</summary>
    Char = 4,

    /// <summary>8-bit signed integer: NumPy's int8.</summary>
    SByte = 5,

    /// <summary>8-bit unsigned integer: NumPy's uint8.</summary>
    Byte = 6,

    /// <summary>16-bit signed integer: NumPy's int16.</summary>
    Int16 = 7,

    /// <summary>16-bit unsigned integer: NumPy's uint16.</summary>
    UInt16 = 8,

    /// <summary>32-bit signed integer: NumPy's int32.</summary>
    Int32 = 9,

    /// <summary>32-bit unsigned integer: NumPy's uint32.</summary>
    UInt32 = 10,

    /// <summary>64-bit signed integer: NumPy's int64.</summary>
    Int64 = 11,

    /// <summary>64-bit unsigned integer: NumPy's uint64.</summary>
    UInt64 = 12,

    /// <summary>32-bit floating point: NumPy's float32.</summary>
    Single = 13,

    /// <summary>The same as <see cref="Single"/>.</summary>
    Float = 13,

    /// <summary>64-bit floating point: NumPy's float64.</summary>
    Double = 14,

    /// <summary>128-bit decimal floating point.</summary>
    Decimal = 15,

    /// <summary>16-bit floating point: NumPy's float16.</summary>
    Half = 16,

    /// <summary>Text; no array has this element type.</summary>
    String = 18,

    /// <summary>Two 64-bit floating-point numbers: NumPy's complex128.</summary>
    Complex = 128,
}
