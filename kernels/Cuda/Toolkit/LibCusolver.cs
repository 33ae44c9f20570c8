namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>cuSOLVER of this machine, through its C entry points.</summary>
public sealed unsafe class LibCusolver : ICusolver
{
    private static readonly ToolkitPurpose Purpose =
        new("cuSOLVER", "cusolver", [12, 11], "decomposes matrices", "matrices are decomposed on the CPU");

    private static readonly ToolkitStatuses Statuses = new("cuSOLVER", new Dictionary<int, string>
    {
        [1] = "CUSOLVER_STATUS_NOT_INITIALIZED",
        [2] = "CUSOLVER_STATUS_ALLOC_FAILED",
        [3] = "CUSOLVER_STATUS_INVALID_VALUE",
        [4] = "CUSOLVER_STATUS_ARCH_MISMATCH",
        [5] = "CUSOLVER_STATUS_MAPPING_ERROR",
        [6] = "CUSOLVER_STATUS_EXECUTION_FAILED",
        [7] = "CUSOLVER_STATUS_INTERNAL_ERROR",
        [8] = "CUSOLVER_STATUS_MATRIX_TYPE_NOT_SUPPORTED",
        [9] = "CUSOLVER_STATUS_NOT_SUPPORTED",
    });

    private readonly delegate* unmanaged<nint*, int> _create;
    private readonly delegate* unmanaged<nint, int> _destroy;
    private readonly delegate* unmanaged<nint*, int> _createParameters;
    private readonly delegate* unmanaged<nint, int> _destroyParameters;
    private readonly delegate* unmanaged<nint, nint, int> _setStream;
    private readonly delegate* unmanaged<nint, nint, int, long, int, nint, long, int, nuint*, nuint*, int> _potrfBytes;
    private readonly delegate* unmanaged<
        nint, nint, int, long, int, nint, long, int, nint, nuint, nint, nuint, nint, int> _potrf;
    private readonly delegate* unmanaged<nint, nint, long, long, int, nint, long, int, nuint*, nuint*, int> _getrfBytes;
    private readonly delegate* unmanaged<
        nint, nint, long, long, int, nint, long, nint, int, nint, nuint, nint, nuint, nint, int> _getrf;
    private readonly delegate* unmanaged<
        nint, nint, int, long, long, int, nint, long, nint, int, nint, long, nint, int> _getrs;
    private readonly delegate* unmanaged<
        nint, nint, int, int, long, int, nint, long, int, nint, int, nuint*, nuint*, int> _syevdBytes;
    private readonly delegate* unmanaged<
        nint, nint, int, int, long, int, nint, long, int, nint, int, nint, nuint, nint, nuint, nint, int> _syevd;

    /// <summary>Finds the entry points.</summary>
    internal LibCusolver(ToolkitLibrary library)
    {
        _create = (delegate* unmanaged<nint*, int>)library.Find("cusolverDnCreate");
        _destroy = (delegate* unmanaged<nint, int>)library.Find("cusolverDnDestroy");
        _createParameters = (delegate* unmanaged<nint*, int>)library.Find("cusolverDnCreateParams");
        _destroyParameters = (delegate* unmanaged<nint, int>)library.Find("cusolverDnDestroyParams");
        _setStream = (delegate* unmanaged<nint, nint, int>)library.Find("cusolverDnSetStream");
        _potrfBytes = (delegate* unmanaged<nint, nint, int, long, int, nint, long, int, nuint*, nuint*, int>)
            library.Find("cusolverDnXpotrf_bufferSize");
        _potrf = (delegate* unmanaged<
            nint, nint, int, long, int, nint, long, int, nint, nuint, nint, nuint, nint, int>)
            library.Find("cusolverDnXpotrf");
        _getrfBytes = (delegate* unmanaged<nint, nint, long, long, int, nint, long, int, nuint*, nuint*, int>)
            library.Find("cusolverDnXgetrf_bufferSize");
        _getrf = (delegate* unmanaged<
            nint, nint, long, long, int, nint, long, nint, int, nint, nuint, nint, nuint, nint, int>)
            library.Find("cusolverDnXgetrf");
        _getrs = (delegate* unmanaged<
            nint, nint, int, long, long, int, nint, long, nint, int, nint, long, nint, int>)
            library.Find("cusolverDnXgetrs");
        _syevdBytes = (delegate* unmanaged<
            nint, nint, int, int, long, int, nint, long, int, nint, int, nuint*, nuint*, int>)
            library.Find("cusolverDnXsyevd_bufferSize");
        _syevd = (delegate* unmanaged<
            nint, nint, int, int, long, int, nint, long, int, nint, int, nint, nuint, nint, nuint, nint, int>)
            library.Find("cusolverDnXsyevd");
    }

    /// <summary>Loads the cuSOLVER of CUDA 13 or 12.</summary>
    /// <param name="note">What was found, or what is used instead, as a sentence.</param>
    /// <returns>The library, or null.</returns>
    public static LibCusolver? TryLoad(out string note) =>
        ToolkitLibrary.TryBind(Purpose, library => new LibCusolver(library), out note);

    /// <inheritdoc/>
    public CusolverContext Create()
    {
        nint handle, parameters;
        ThrowIfFailed(_create(&handle), "cusolverDnCreate");
        var status = _createParameters(&parameters);
        if (status != 0)
        {
            _ = _destroy(handle);
        }

        ThrowIfFailed(status, "cusolverDnCreateParams");
        return new CusolverContext(handle, parameters);
    }

    /// <inheritdoc/>
    public void Destroy(CusolverContext context)
    {
        ThrowIfFailed(_destroyParameters(context.Parameters), "cusolverDnDestroyParams");
        ThrowIfFailed(_destroy(context.Handle), "cusolverDnDestroy");
    }

    /// <inheritdoc/>
    public void SetStream(CusolverContext context, CudaStream stream) =>
        ThrowIfFailed(_setStream(context.Handle, stream.Handle), "cusolverDnSetStream");

    /// <inheritdoc/>
    public (long Device, long Host) CholeskyBytes(CusolverContext context, bool isUpper, in CusolverMatrix a)
    {
        nuint device, host;
        var type = (int)a.Type;
        ThrowIfFailed(
            _potrfBytes(
                context.Handle, context.Parameters, Bit(isUpper), a.Rows, type, a.Address, a.LeadingDimension, type,
                &device, &host),
            "cusolverDnXpotrf_bufferSize");
        return ((long)device, (long)host);
    }

    /// <inheritdoc/>
    public void Cholesky(
        CusolverContext context, bool isUpper, in CusolverMatrix a, in CusolverWorkspace workspace, nint info)
    {
        var type = (int)a.Type;
        ThrowIfFailed(
            _potrf(
                context.Handle, context.Parameters, Bit(isUpper), a.Rows, type, a.Address, a.LeadingDimension, type,
                workspace.Device, (nuint)workspace.DeviceBytes, workspace.Host, (nuint)workspace.HostBytes, info),
            "cusolverDnXpotrf");
    }

    /// <inheritdoc/>
    public (long Device, long Host) EliminateBytes(CusolverContext context, in CusolverMatrix a)
    {
        nuint device, host;
        var type = (int)a.Type;
        ThrowIfFailed(
            _getrfBytes(
                context.Handle, context.Parameters, a.Rows, a.Columns, type, a.Address, a.LeadingDimension, type,
                &device, &host),
            "cusolverDnXgetrf_bufferSize");
        return ((long)device, (long)host);
    }

    /// <inheritdoc/>
    public void Eliminate(
        CusolverContext context, in CusolverMatrix a, nint pivots, in CusolverWorkspace workspace, nint info)
    {
        var type = (int)a.Type;
        ThrowIfFailed(
            _getrf(
                context.Handle, context.Parameters, a.Rows, a.Columns, type, a.Address, a.LeadingDimension, pivots,
                type, workspace.Device, (nuint)workspace.DeviceBytes, workspace.Host, (nuint)workspace.HostBytes,
                info),
            "cusolverDnXgetrf");
    }

    /// <inheritdoc/>
    public void Substitute(
        CusolverContext context, bool isTransposed, in CusolverMatrix a, nint pivots, in CusolverMatrix b, nint info) =>
        ThrowIfFailed(
            _getrs(
                context.Handle, context.Parameters, Bit(isTransposed), a.Rows, b.Columns, (int)a.Type, a.Address,
                a.LeadingDimension, pivots, (int)b.Type, b.Address, b.LeadingDimension, info),
            "cusolverDnXgetrs");

    /// <inheritdoc/>
    public (long Device, long Host) EigenBytes(
        CusolverContext context, bool isUpper, in CusolverMatrix a, nint values)
    {
        nuint device, host;
        var type = (int)a.Type;
        ThrowIfFailed(
            _syevdBytes(
                context.Handle, context.Parameters, 1, Bit(isUpper), a.Rows, type, a.Address, a.LeadingDimension, type,
                values, type, &device, &host),
            "cusolverDnXsyevd_bufferSize");
        return ((long)device, (long)host);
    }

    /// <inheritdoc/>
    public void Eigen(
        CusolverContext context, bool isUpper, in CusolverMatrix a, nint values, in CusolverWorkspace workspace,
        nint info)
    {
        var type = (int)a.Type;
        ThrowIfFailed(
            _syevd(
                context.Handle, context.Parameters, 1, Bit(isUpper), a.Rows, type, a.Address, a.LeadingDimension, type,
                values, type, workspace.Device, (nuint)workspace.DeviceBytes, workspace.Host,
                (nuint)workspace.HostBytes, info),
            "cusolverDnXsyevd");
    }

    // CUBLAS_FILL_MODE_UPPER and CUBLAS_OP_T are 1, the lower triangle and the matrix itself 0.
    private static int Bit(bool isSet) => isSet ? 1 : 0;

    private static void ThrowIfFailed(int status, string call) => Statuses.ThrowIfFailed(status, call);
}
