namespace Cohort.Runtime.Kernels;

/// <summary>
/// The arguments of one run of a <see cref="HostKernel"/>: a box of the index space and, per memory operand, the
/// address of the element at the box's first index and the byte stride along each axis.
/// </summary>
public unsafe struct KernelFrame
{
    /// <summary>The number of axes, at least 1.</summary>
    public int Rank;

    /// <summary>How many axes are kept before the reduced ones; equals Rank without reductions.</summary>
    public int LeadingKept;

    /// <summary>Where the reduced axes lie.</summary>
    public ReductionForm Form;

    /// <summary>The extent of the box along each axis; for reduced axes always the full extent.</summary>
    public long* Extents;

    /// <summary>
    /// Per memory operand (inputs, then outputs) the address of its element at the first index. For a reduction the
    /// outputs' entries are the partial results: see <see cref="LeafBegin"/>.
    /// </summary>
    public byte** Addresses;

    /// <summary>
    /// Byte strides: operand k along axis d at [k * Rank + d]. Unused for the outputs of a reduction.
    /// </summary>
    public long* Strides;

    /// <summary>The scalar arguments, eight bytes each, value in the low bytes.</summary>
    public ulong* Scalars;

    /// <summary>The index of the box's first element along each axis, for Index nodes.</summary>
    public long* Origin;

    /// <summary>
    /// Reductions: the leaves [LeafBegin, LeafEnd) of every kept index of the box are computed. The partial of leaf f
    /// for the kept index k (row-major within the box: leading kept axes, then the trailing kept axis of
    /// <see cref="ReductionForm.Outer"/>) is written at address + ((f - LeafBegin) * KeptStride + k) * size. The size
    /// is the node's element size; position reductions write a (value padded to 8 bytes, Int64 position) pair of 16
    /// bytes.
    /// </summary>
    public long LeafBegin;

    /// <summary>The end of the leaf range.</summary>
    public long LeafEnd;

    /// <summary>The distance between the partials of neighbouring leaves, counted in partials.</summary>
    public long KeptStride;
}
