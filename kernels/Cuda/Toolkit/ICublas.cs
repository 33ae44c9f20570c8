namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>
/// Seam: the calls into cuBLAS. A handle belongs to the context that was current when it was created.
/// </summary>
public interface ICublas
{
    /// <summary>A handle.</summary>
    nint Create();

    /// <summary>Gives a handle back.</summary>
    void Destroy(nint handle);

    /// <summary>Lets everything by a handle run on a stream.</summary>
    void SetStream(nint handle, CudaStream stream);

    /// <summary>Queues stacked products: C = op(A) op(B).</summary>
    void Multiply(nint handle, in CublasProduct product);
}
