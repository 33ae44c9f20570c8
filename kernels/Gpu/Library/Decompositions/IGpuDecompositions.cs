namespace Cohort.Kernels.Gpu.Library.Decompositions;

/// <summary>
/// Seam: a vendor's library that decomposes matrices on a queue. Each routine writes an Int32 to where
/// <c>status</c> points: 0, or LAPACK's info.
/// </summary>
public interface IGpuDecompositions
{
    /// <summary>The working memory that a routine needs on the device.</summary>
    long WorkspaceBytes(DenseRoutine routine, in DeviceMatrix matrix);

    /// <summary>The Cholesky factor of one triangle, in place.</summary>
    void Cholesky(in DeviceMatrix matrix, bool isUpper, DeviceWorkspace workspace, nint status);

    /// <summary>The factors of P A = L U, in place, and the pivots, N Int64s.</summary>
    void Eliminate(in DeviceMatrix matrix, nint pivots, DeviceWorkspace workspace, nint status);

    /// <summary>Solves, in place, for right sides in columns; of the transposed matrix if asked for.</summary>
    void Substitute(
        in DeviceMatrix factors, nint pivots, bool isTransposed, nint sides, long sideCount, nint status);

    /// <summary>Eigenvalues, ascending, of a symmetric matrix; eigenvectors take its place, in columns.</summary>
    void Eigen(in DeviceMatrix matrix, bool isUpper, nint values, DeviceWorkspace workspace, nint status);
}
