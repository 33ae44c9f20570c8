using Cohort.Runtime.Execution;

namespace Cohort;

/// <summary>How a session runs.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// The devices to use, as in COHORT_DEVICES: names as <see cref="Session.SurveyDevices"/> lists them, separated by
    /// commas, each with "*n" where n logical devices are to share it: "cpu*4", "cuda:0,cuda:1", "opencl:0*2,cpu". Null
    /// for every GPU, or the CPU where there is none.
    /// </summary>
    public string? Devices { get; init; }

    /// <summary>
    /// How many bytes arrays may take on each of <see cref="Devices"/>; null for equal shares of what there is.
    /// </summary>
    public long? MemoryBudget { get; init; }

    /// <summary>Whether each operation runs at its call, in order and unfused: COHORT_MODE=eager.</summary>
    public bool Eager { get; init; }

    /// <summary>
    /// What decomposes matrices on the CPU, as in COHORT_BLAS: "none" for Cohort's own routines; "auto" for those of
    /// MKL or OpenBLAS where the machine has one and it is faster; "mkl", "openblas" or the path of such a library to
    /// use that, and for products of matrices as well.
    /// </summary>
    public string LinearAlgebra { get; init; } = "auto";

    /// <summary>Sees every plan, or null.</summary>
    internal IPlanObserver? Observer { get; init; }

    /// <summary>
    /// The options that the environment variables COHORT_DEVICES, COHORT_MODE and COHORT_BLAS ask for.
    /// </summary>
    /// <exception cref="ArgumentException">COHORT_MODE is neither "eager" nor "deferred".</exception>
    public static SessionOptions FromEnvironment()
    {
        var devices = Environment.GetEnvironmentVariable("COHORT_DEVICES");
        var blas = Environment.GetEnvironmentVariable("COHORT_BLAS");
        var mode = Environment.GetEnvironmentVariable("COHORT_MODE");
        return new SessionOptions
        {
            Devices = string.IsNullOrWhiteSpace(devices) ? null : devices,
            LinearAlgebra = string.IsNullOrWhiteSpace(blas) ? "auto" : blas,
            Eager = mode switch
            {
                null or "" or "deferred" => false,
                "eager" => true,
                _ => throw new ArgumentException($"COHORT_MODE is '{mode}'; it must be 'eager' or 'deferred'."),
            },
        };
    }
}
