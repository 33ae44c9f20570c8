namespace Cohort.Interop;

/// <summary>What becomes of the nulls of an Arrow array, for which arrays have no place.</summary>
public enum ArrowNulls
{
    /// <summary>An array with nulls is refused.</summary>
    Refuse,

    /// <summary>
    /// Nulls become NaN: the array is a copy, of the same floating-point type or, of integers and truth values, of
    /// float64.
    /// </summary>
    NaN,
}
