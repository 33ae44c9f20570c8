namespace Cohort.Runtime.Kernels;

/// <summary>
/// Where the reduced axes of an index space lie. Whoever runs a reduction has permuted the axes so that one of these
/// holds; the form follows from the reduced axes of the operation alone, never from sizes or devices, since it fixes
/// the order of the arithmetic.
/// </summary>
public enum ReductionForm : byte
{
    /// <summary>No reduction: every index is stored.</summary>
    None,

    /// <summary>
    /// The axes are kept ones, then reduced ones. The reduced indices in row-major order are cut into leaves of 4,096
    /// elements. Within a leaf, element i goes to accumulator i mod L, L = 512 bytes / size of the accumulator, in
    /// increasing i; accumulators fold in halves (j with j + L/2, then L/4, ...). A position reduction takes the best
    /// by value, then by smallest position.
    /// </summary>
    Trailing,

    /// <summary>
    /// The axes are kept ones, then reduced ones, then one kept axis. A leaf is 64 reduced indices in row-major order,
    /// accumulated one after the other.
    /// </summary>
    Outer,
}
