namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>cuBLAS of this machine, through its C entry points.</summary>
public sealed unsafe class LibCublas : ICublas
{
    private static readonly ToolkitPurpose Purpose =
        new("cuBLAS", "cublas", [13, 12], "multiplies matrices", "matrix products use Cohort's own kernels");

    private static readonly ToolkitStatuses Statuses = new("cuBLAS", new Dictionary<int, string>
    {
        [1] = "CUBLAS_STATUS_NOT_INITIALIZED",
        [3] = "CUBLAS_STATUS_ALLOC_FAILED",
        [7] = "CUBLAS_STATUS_INVALID_VALUE",
        [8] = "CUBLAS_STATUS_ARCH_MISMATCH",
        [11] = "CUBLAS_STATUS_MAPPING_ERROR",
        [13] = "CUBLAS_STATUS_EXECUTION_FAILED",
        [14] = "CUBLAS_STATUS_INTERNAL_ERROR",
        [15] = "CUBLAS_STATUS_NOT_SUPPORTED",
        [16] = "CUBLAS_STATUS_LICENSE_ERROR",
    });

    private const int Compute32F = 68;
    private const int Compute64F = 70;
    private const int DefaultAlgorithm = -1;

    private readonly delegate* unmanaged<nint*, int> _create;
    private readonly delegate* unmanaged<nint, int> _destroy;
    private readonly delegate* unmanaged<nint, nint, int> _setStream;
    private readonly delegate* unmanaged<
        nint, int, int, int, int, int, void*, nint, int, int, long, nint, int, int, long, void*, nint, int, int, long,
        int, int, int, int> _multiply;

    /// <summary>Finds the entry points.</summary>
    internal LibCublas(ToolkitLibrary library)
    {
        _create = (delegate* unmanaged<nint*, int>)library.Find("cublasCreate_v2");
        _destroy = (delegate* unmanaged<nint, int>)library.Find("cublasDestroy_v2");
        _setStream = (delegate* unmanaged<nint, nint, int>)library.Find("cublasSetStream_v2");
        _multiply = (delegate* unmanaged<
            nint, int, int, int, int, int, void*, nint, int, int, long, nint, int, int, long, void*, nint, int, int,
            long, int, int, int, int>)library.Find("cublasGemmStridedBatchedEx");
    }

    /// <summary>Loads cuBLAS 13 or 12.</summary>
    /// <param name="note">What was found, or what is used instead, as a sentence.</param>
    /// <returns>The library, or null.</returns>
    public static LibCublas? TryLoad(out string note) =>
        ToolkitLibrary.TryBind(Purpose, library => new LibCublas(library), out note);

    /// <inheritdoc/>
    public nint Create()
    {
        nint handle;
        ThrowIfFailed(_create(&handle), "cublasCreate_v2");
        return handle;
    }

    /// <inheritdoc/>
    public void Destroy(nint handle) => ThrowIfFailed(_destroy(handle), "cublasDestroy_v2");

    /// <inheritdoc/>
    public void SetStream(nint handle, CudaStream stream) =>
        ThrowIfFailed(_setStream(handle, stream.Handle), "cublasSetStream_v2");

    /// <inheritdoc/>
    public void Multiply(nint handle, in CublasProduct product)
    {
        // One and zero in the type of the sums: halves are added up in single precision.
        var isDouble = product.Type is CublasType.Double or CublasType.Complex;
        var factors = stackalloc double[] { 1, 0, 0, 0 };
        if (!isDouble)
        {
            *(float*)factors = 1;
        }

        var type = (int)product.Type;
        ThrowIfFailed(
            _multiply(
                handle, product.TransposesA ? 1 : 0, product.TransposesB ? 1 : 0, product.M, product.N, product.K,
                factors, product.A.Address, type, product.A.LeadingDimension, product.A.Stride, product.B.Address, type,
                product.B.LeadingDimension, product.B.Stride, factors + 2, product.C.Address, type,
                product.C.LeadingDimension, product.C.Stride, product.Count, isDouble ? Compute64F : Compute32F,
                DefaultAlgorithm),
            "cublasGemmStridedBatchedEx");
    }

    private static void ThrowIfFailed(int status, string call) => Statuses.ThrowIfFailed(status, call);
}
