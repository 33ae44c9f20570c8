namespace Cohort.Kernels.Gpu.Library.Decompositions;

/// <summary>What a vendor's library is asked to do, as far as it needs working memory.</summary>
public enum DenseRoutine
{
    /// <summary>LAPACK's potrf.</summary>
    Cholesky,

    /// <summary>LAPACK's getrf.</summary>
    Elimination,

    /// <summary>LAPACK's syevd.</summary>
    Eigen,
}
