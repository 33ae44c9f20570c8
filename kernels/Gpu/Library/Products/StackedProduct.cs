using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Products of stacked matrices: of m by k and k by n, into m by n.</summary>
/// <param name="Type">The type of all elements.</param>
/// <param name="Count">How many products.</param>
/// <param name="M">The rows of left and result.</param>
/// <param name="N">The columns of right and result.</param>
/// <param name="K">What is added up; at least 1.</param>
/// <param name="Left">The left factors.</param>
/// <param name="Right">The right factors.</param>
/// <param name="Result">Where the products go.</param>
public readonly record struct StackedProduct(
    ElementType Type, long Count, long M, long N, long K, StackedMatrix Left, StackedMatrix Right,
    StackedMatrix Result);
