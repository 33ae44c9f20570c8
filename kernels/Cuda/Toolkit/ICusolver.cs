namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>
/// Seam: the calls into cuSOLVER, its dense 64-bit routines. A context belongs to the CUDA context that was current
/// when it was created. Routines write an Int32 of the device: 0, or LAPACK's info.
/// </summary>
public interface ICusolver
{
    /// <summary>A handle with default parameters.</summary>
    CusolverContext Create();

    /// <summary>Gives them back.</summary>
    void Destroy(CusolverContext context);

    /// <summary>Lets everything by a handle run on a stream.</summary>
    void SetStream(CusolverContext context, CudaStream stream);

    /// <summary>The sizes that <see cref="Cholesky"/> needs on device and host.</summary>
    (long Device, long Host) CholeskyBytes(CusolverContext context, bool isUpper, in CusolverMatrix a);

    /// <summary>cusolverDnXpotrf.</summary>
    void Cholesky(
        CusolverContext context, bool isUpper, in CusolverMatrix a, in CusolverWorkspace workspace, nint info);

    /// <summary>The sizes that <see cref="Eliminate"/> needs on device and host.</summary>
    (long Device, long Host) EliminateBytes(CusolverContext context, in CusolverMatrix a);

    /// <summary>cusolverDnXgetrf; pivots are Int64s, counted from 1.</summary>
    void Eliminate(
        CusolverContext context, in CusolverMatrix a, nint pivots, in CusolverWorkspace workspace, nint info);

    /// <summary>cusolverDnXgetrs.</summary>
    void Substitute(
        CusolverContext context, bool isTransposed, in CusolverMatrix a, nint pivots, in CusolverMatrix b, nint info);

    /// <summary>The sizes that <see cref="Eigen"/> needs on device and host.</summary>
    (long Device, long Host) EigenBytes(CusolverContext context, bool isUpper, in CusolverMatrix a, nint values);

    /// <summary>cusolverDnXsyevd with eigenvectors.</summary>
    void Eigen(
        CusolverContext context, bool isUpper, in CusolverMatrix a, nint values, in CusolverWorkspace workspace,
        nint info);
}
