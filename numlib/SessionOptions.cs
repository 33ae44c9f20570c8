namespace Cohort;

/// <summary>How a session runs.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// The devices to use, as in COHORT_DEVICES: "cpu", or "cpu*4" for four logical devices; null for all there are.
    /// </summary>
    public string? Devices { get; init; }

    /// <summary>Whether each operation runs at its call, in order and unfused: COHORT_MODE=eager.</summary>
    public bool Eager { get; init; }

    /// <summary>The options that the environment variables COHORT_DEVICES and COHORT_MODE ask for.</summary>
    /// <exception cref="ArgumentException">COHORT_MODE is neither "eager" nor "deferred".</exception>
    public static SessionOptions FromEnvironment()
    {
        var devices = Environment.GetEnvironmentVariable("COHORT_DEVICES");
        var mode = Environment.GetEnvironmentVariable("COHORT_MODE");
        return new SessionOptions
        {
            Devices = string.IsNullOrWhiteSpace(devices) ? null : devices,
            Eager = mode switch
            {
                null or "" or "deferred" => false,
                "eager" => true,
                _ => throw new ArgumentException($"COHORT_MODE is '{mode}'; it must be 'eager' or 'deferred'."),
            },
        };
    }
}
