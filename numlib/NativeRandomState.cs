namespace Cohort;

/// <summary>The state of a legacy random stream, as NumPy's <c>get_state</c> gives it.</summary>
public struct NativeRandomState : IEquatable<NativeRandomState>
{
    /// <summary>"MT19937".</summary>
    public string Algorithm;

    /// <summary>The 624 words.</summary>
    public uint[] Key;

    /// <summary>How many of them are used.</summary>
    public int Pos;

    /// <summary>1 when a normal number is kept for the next call.</summary>
    public int HasGauss;

    /// <summary>The kept number.</summary>
    public double CachedGaussian;

    /// <summary>Creates a state of MT19937.</summary>
    /// <param name="key">The 624 words.</param>
    /// <param name="pos">How many of them are used.</param>
    /// <param name="hasGauss">1 when a normal number is kept for the next call.</param>
    /// <param name="cachedGaussian">The kept number.</param>
    public NativeRandomState(uint[] key, int pos, int hasGauss = 0, double cachedGaussian = 0)
    {
        (Algorithm, Key, Pos) = ("MT19937", key, pos);
        (HasGauss, CachedGaussian) = (hasGauss, cachedGaussian);
    }

    /// <summary>Refuses states of the streams that came before MT19937.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete("Bytes are no state of MT19937. Use get_state().")]
    public NativeRandomState(byte[] state) =>
        throw new NotSupportedException("Bytes are no state of MT19937. Use get_state() to get one.");

    /// <summary>Equal words, positions and kept numbers.</summary>
    public static bool operator ==(NativeRandomState left, NativeRandomState right) => left.Equals(right);

    /// <summary>Other words, positions or kept numbers.</summary>
    public static bool operator !=(NativeRandomState left, NativeRandomState right) => !left.Equals(right);

    /// <inheritdoc/>
    public readonly bool Equals(NativeRandomState other) => Algorithm == other.Algorithm
        && Key.AsSpan().SequenceEqual(other.Key) && Pos == other.Pos && HasGauss == other.HasGauss
        && CachedGaussian.Equals(other.CachedGaussian);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is NativeRandomState other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() =>
        HashCode.Combine(Algorithm, Key?.Length, Pos, HasGauss, CachedGaussian);
}
