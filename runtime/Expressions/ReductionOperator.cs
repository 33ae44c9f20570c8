namespace Cohort.Runtime.Expressions;

/// <summary>How the elements of a reduced axis combine.</summary>
public enum ReductionOperator : byte
{
    /// <summary>The sum; integers wrap.</summary>
    Sum,

    /// <summary>The product; integers wrap.</summary>
    Product,

    /// <summary>The smallest element; NaN if any is NaN.</summary>
    Minimum,

    /// <summary>The largest element; NaN if any is NaN.</summary>
    Maximum,

    /// <summary>Whether any element is true; Boolean.</summary>
    Any,

    /// <summary>Whether all elements are true; Boolean.</summary>
    All,

    /// <summary>
    /// The position (Int64, in the order of the reduced axes) of the first smallest element or first NaN.
    /// </summary>
    ArgMinimum,

    /// <summary>
    /// The position (Int64, in the order of the reduced axes) of the first largest element or first NaN.
    /// </summary>
    ArgMaximum,
}
