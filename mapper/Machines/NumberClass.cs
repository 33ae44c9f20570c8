namespace Cohort.Mapping.Machines;

/// <summary>Element types that a device computes at the same rates.</summary>
public enum NumberClass
{
    /// <summary>8-bit integers and Boolean.</summary>
    Int8,

    /// <summary>16-bit integers and Char.</summary>
    Int16,

    /// <summary>32-bit integers.</summary>
    Int32,

    /// <summary>64-bit integers.</summary>
    Int64,

    /// <summary>IEEE 754 binary16.</summary>
    Half,

    /// <summary>IEEE 754 binary32.</summary>
    Single,

    /// <summary>IEEE 754 binary64.</summary>
    Double,

    /// <summary>Decimal numbers.</summary>
    Decimal,
}
