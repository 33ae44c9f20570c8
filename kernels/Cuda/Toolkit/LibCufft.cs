namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>cuFFT of this machine, through its C entry points.</summary>
public sealed unsafe class LibCufft : ICufft
{
    private static readonly ToolkitPurpose Purpose =
        new("cuFFT", "cufft", [12, 11], "computes Fourier transforms", "fft runs on the CPU");

    private static readonly ToolkitStatuses Statuses = new("cuFFT", new Dictionary<int, string>
    {
        [1] = "CUFFT_INVALID_PLAN",
        [2] = "CUFFT_ALLOC_FAILED",
        [3] = "CUFFT_INVALID_TYPE",
        [4] = "CUFFT_INVALID_VALUE",
        [5] = "CUFFT_INTERNAL_ERROR",
        [6] = "CUFFT_EXEC_FAILED",
        [7] = "CUFFT_SETUP_FAILED",
        [8] = "CUFFT_INVALID_SIZE",
        [11] = "CUFFT_INVALID_DEVICE",
        [13] = "CUFFT_NO_WORKSPACE",
        [14] = "CUFFT_NOT_IMPLEMENTED",
        [16] = "CUFFT_NOT_SUPPORTED",
    });

    private const int Forward = -1;
    private const int Inverse = 1;

    private readonly delegate* unmanaged<int*, int> _create;
    private readonly delegate* unmanaged<int, int> _destroy;
    private readonly delegate* unmanaged<int, nint, int> _setStream;
    private readonly delegate* unmanaged<int, int, int> _setAutoAllocation;
    private readonly delegate* unmanaged<int, nint, int> _setWorkArea;
    private readonly delegate* unmanaged<
        int, int, long*, long*, long, long, long*, long, long, int, long, nuint*, int> _makePlan;
    private readonly delegate* unmanaged<int, nint, nint, int, int> _executeComplex;
    private readonly delegate* unmanaged<int, nint, nint, int> _executeToHalf;
    private readonly delegate* unmanaged<int, nint, nint, int> _executeToReal;

    /// <summary>Finds the entry points.</summary>
    internal LibCufft(ToolkitLibrary library)
    {
        _create = (delegate* unmanaged<int*, int>)library.Find("cufftCreate");
        _destroy = (delegate* unmanaged<int, int>)library.Find("cufftDestroy");
        _setStream = (delegate* unmanaged<int, nint, int>)library.Find("cufftSetStream");
        _setAutoAllocation = (delegate* unmanaged<int, int, int>)library.Find("cufftSetAutoAllocation");
        _setWorkArea = (delegate* unmanaged<int, nint, int>)library.Find("cufftSetWorkArea");
        _makePlan = (delegate* unmanaged<
            int, int, long*, long*, long, long, long*, long, long, int, long, nuint*, int>)library.Find(
            "cufftMakePlanMany64");
        _executeComplex = (delegate* unmanaged<int, nint, nint, int, int>)library.Find("cufftExecZ2Z");
        _executeToHalf = (delegate* unmanaged<int, nint, nint, int>)library.Find("cufftExecD2Z");
        _executeToReal = (delegate* unmanaged<int, nint, nint, int>)library.Find("cufftExecZ2D");
    }

    /// <summary>Loads cuFFT of CUDA 13 or 12.</summary>
    /// <param name="note">What was found, or what happens instead, as a sentence.</param>
    /// <returns>The library, or null.</returns>
    public static LibCufft? TryLoad(out string note) =>
        ToolkitLibrary.TryBind(Purpose, library => new LibCufft(library), out note);

    /// <inheritdoc/>
    public int Create(CufftType type, long length, long lines, out long workBytes)
    {
        int plan;
        ThrowIfFailed(_create(&plan), "cufftCreate");
        try
        {
            ThrowIfFailed(_setAutoAllocation(plan, 0), "cufftSetAutoAllocation");
            nuint size;
            ThrowIfFailed(
                _makePlan(plan, 1, &length, null, 0, 0, null, 0, 0, (int)type, lines, &size), "cufftMakePlanMany64");
            workBytes = checked((long)size);
            return plan;
        }
        catch
        {
            _ = _destroy(plan);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Destroy(int plan) => ThrowIfFailed(_destroy(plan), "cufftDestroy");

    /// <inheritdoc/>
    public void SetStream(int plan, CudaStream stream) =>
        ThrowIfFailed(_setStream(plan, stream.Handle), "cufftSetStream");

    /// <inheritdoc/>
    public void SetWorkArea(int plan, nint address) => ThrowIfFailed(_setWorkArea(plan, address), "cufftSetWorkArea");

    /// <inheritdoc/>
    public void Execute(int plan, CufftType type, nint input, nint output, bool isBackward)
    {
        switch (type)
        {
            case CufftType.RealToHalf:
                ThrowIfFailed(_executeToHalf(plan, input, output), "cufftExecD2Z");
                break;
            case CufftType.HalfToReal:
                ThrowIfFailed(_executeToReal(plan, input, output), "cufftExecZ2D");
                break;
            default:
                ThrowIfFailed(_executeComplex(plan, input, output, isBackward ? Inverse : Forward), "cufftExecZ2Z");
                break;
        }
    }

    private static void ThrowIfFailed(int status, string call) => Statuses.ThrowIfFailed(status, call);
}
