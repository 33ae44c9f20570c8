namespace Cohort;

/// <summary>The state of a legacy random stream.</summary>
/// <param name="Algorithm">"MT19937".</param>
/// <param name="Key">The 624 words.</param>
/// <param name="Pos">How many of them are used.</param>
/// <param name="HasGauss">1 when a normal number is kept for the next call.</param>
/// <param name="CachedGaussian">The kept number.</param>
public readonly record struct NativeRandomState(string Algorithm, uint[] Key, int Pos, int HasGauss,
    double CachedGaussian)
{
    /// <summary>Creates a state of MT19937.</summary>
    /// <param name="key">The 624 words.</param>
    /// <param name="pos">How many of them are used.</param>
    /// <param name="hasGauss">1 when a normal number is kept for the next call.</param>
    /// <param name="cachedGaussian">The kept number.</param>
    public NativeRandomState(uint[] key, int pos, int hasGauss = 0, double cachedGaussian = 0)
        : this("MT19937", key, pos, hasGauss, cachedGaussian)
    {
    }
}
