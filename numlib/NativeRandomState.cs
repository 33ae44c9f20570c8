namespace Cohort;

/// <summary>The state of a legacy random stream.</summary>
/// <param name="Algorithm">"MT19937".</param>
/// <param name="Key">The 624 words.</param>
/// <param name="Pos">How many of them are used.</param>
/// <param name="HasGauss">1 when a normal number is kept for the next call.</param>
/// <param name="CachedGaussian">The kept number.</param>
public readonly record struct NativeRandomState(string Algorithm, uint[] Key, int Pos, int HasGauss,
    double CachedGaussian);
