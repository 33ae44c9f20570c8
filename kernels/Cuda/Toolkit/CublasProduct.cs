namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>The arguments of cublasGemmStridedBatchedEx, column-major as cuBLAS thinks.</summary>
/// <param name="Type">The type of all elements.</param>
/// <param name="TransposesA">Whether op(A) is its transpose.</param>
/// <param name="TransposesB">Whether op(B) is its transpose.</param>
/// <param name="M">The rows of C.</param>
/// <param name="N">The columns of C.</param>
/// <param name="K">What is added up.</param>
/// <param name="A">The left factors.</param>
/// <param name="B">The right factors.</param>
/// <param name="C">The products.</param>
/// <param name="Count">How many.</param>
public readonly record struct CublasProduct(
    CublasType Type, bool TransposesA, bool TransposesB, int M, int N, int K, CublasMatrix A, CublasMatrix B,
    CublasMatrix C, int Count);
