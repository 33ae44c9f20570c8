namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>
/// The libraries of the CUDA toolkit that this machine has. None is needed: they make some operations faster.
/// </summary>
/// <param name="Blas">cuBLAS, or null.</param>
/// <param name="Notes">What was found and what is used instead of what was not; a sentence each.</param>
public sealed record CudaToolkit(ICublas? Blas, IReadOnlyList<string> Notes)
{
    /// <summary>The variable by which a user does without them: "none".</summary>
    public const string Variable = "COHORT_CUDA_LIBRARIES";

    /// <summary>cuSOLVER, or null.</summary>
    public ICusolver? Solver { get; init; }

    /// <summary>cuFFT, or null.</summary>
    public ICufft? Fft { get; init; }

    /// <summary>No library.</summary>
    public static CudaToolkit None { get; } = new(null, []);

    /// <summary>Looks for them, as the system's loader does.</summary>
    public static CudaToolkit Find()
    {
        var choice = Environment.GetEnvironmentVariable(Variable);
        if (string.Equals(choice, "none", StringComparison.OrdinalIgnoreCase))
        {
            return new CudaToolkit(
                null,
                [$"{Variable} is none: matrix products use Cohort's own kernels, fft and linalg run on the CPU."]);
        }

        var blas = LibCublas.TryLoad(out var blasNote);
        var fft = LibCufft.TryLoad(out var fftNote);
        var solver = LibCusolver.TryLoad(out var solverNote);
        return new CudaToolkit(blas, [blasNote, fftNote, solverNote]) { Fft = fft, Solver = solver };
    }
}
