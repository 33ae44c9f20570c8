using Cohort.Runtime.Execution;
using Cohort.Runtime.Partitioning;

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

    /// <summary>
    /// The folder for arrays beyond the memory budget of the CPU, as in COHORT_SPILL: its files are gone when the array
    /// or the process is, and half of what is free there stays free. Null for the folder of temporary files, unless
    /// that is kept in memory; "none" for an exception instead.
    /// </summary>
    public string? SpillFolder { get; init; }

    /// <summary>Whether each operation runs at its call, in order and unfused: COHORT_MODE=eager.</summary>
    public bool Eager { get; init; }

    /// <summary>
    /// What decomposes matrices on the CPU, as in COHORT_BLAS: "none" for Cohort's own routines; "auto" for those of
    /// MKL or OpenBLAS where the machine has one and it is faster; "mkl", "openblas" or the path of such a library to
    /// use that, and for products of matrices as well.
    /// </summary>
    public string LinearAlgebra { get; init; } = "auto";

    /// <summary>
    /// The machine to reckon with, as in COHORT_MACHINE: the path of a machine file, or the name of a model that comes
    /// with the library ("h200-8-nvlink"). It has to have the session's devices. Null for what was calibrated on this
    /// machine, or else derived from its devices.
    /// </summary>
    public string? Machine { get; init; }

    /// <summary>
    /// Whether the session measures its devices when it is created, which takes up to two seconds, and keeps the result
    /// for later sessions: COHORT_CALIBRATE=1.
    /// </summary>
    public bool Calibrate { get; init; }

    /// <summary>
    /// Whether every kernel that is planned is explained on the standard error stream, as by
    /// <see cref="Session.Explain"/>: COHORT_EXPLAIN=1.
    /// </summary>
    public bool Explain { get; init; }

    /// <summary>
    /// Decides which devices compute what; null for <see cref="Mapping.DefaultMapper"/>. Results do not depend on it.
    /// </summary>
    public IMapper? Mapper { get; init; }

    /// <summary>Sees every plan, or null.</summary>
    internal IPlanObserver? Observer { get; init; }

    /// <summary>
    /// The options that the environment variables COHORT_DEVICES, COHORT_SPILL, COHORT_MODE, COHORT_BLAS,
    /// COHORT_MACHINE, COHORT_CALIBRATE and COHORT_EXPLAIN ask for.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// COHORT_MODE is neither "eager" nor "deferred", or COHORT_CALIBRATE or COHORT_EXPLAIN neither 0 nor 1.
    /// </exception>
    public static SessionOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>The options that variables ask for.</summary>
    internal static SessionOptions From(Func<string, string?> variable)
    {
        var devices = variable("COHORT_DEVICES");
        var spill = variable("COHORT_SPILL");
        var blas = variable("COHORT_BLAS");
        var mode = variable("COHORT_MODE");
        var machine = variable("COHORT_MACHINE");
        return new SessionOptions
        {
            Devices = string.IsNullOrWhiteSpace(devices) ? null : devices,
            SpillFolder = string.IsNullOrWhiteSpace(spill) ? null : spill,
            LinearAlgebra = string.IsNullOrWhiteSpace(blas) ? "auto" : blas,
            Machine = string.IsNullOrWhiteSpace(machine) ? null : machine,
            Calibrate = IsSet("COHORT_CALIBRATE"),
            Explain = IsSet("COHORT_EXPLAIN"),
            Eager = mode switch
            {
                null or "" or "deferred" => false,
                "eager" => true,
                _ => throw new ArgumentException($"COHORT_MODE is '{mode}'; it must be 'eager' or 'deferred'."),
            },
        };

        bool IsSet(string name) => variable(name) switch
        {
            null or "" or "0" => false,
            "1" => true,
            var text => throw new ArgumentException($"{name} is '{text}'; it must be 0 or 1."),
        };
    }
}
