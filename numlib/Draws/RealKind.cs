namespace Cohort.Draws;

/// <summary>How real numbers are distributed.</summary>
internal enum RealKind
{
    /// <summary>Uniform in [0, 1).</summary>
    Uniform,

    /// <summary>Normal, by the ziggurat method.</summary>
    Normal,

    /// <summary>Exponential, by the ziggurat method.</summary>
    Exponential,

    /// <summary>Exponential, by inversion.</summary>
    ExponentialByInversion,
}
