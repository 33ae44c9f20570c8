using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Random;

/// <summary>
/// What NumPy's frozen <c>RandomState</c> adds to its bit stream: normal draws by Marsaglia's polar method, made in
/// pairs with the second kept, and exponential draws by inversion. A copy is a snapshot.
/// </summary>
public struct LegacyGenerator : IVariates
{
    /// <summary>The bit stream; hand it by reference to the other fillers.</summary>
#pragma warning disable CA1051 // A property would copy the stream, and draws must advance it.
    public Mt19937 Bits;
#pragma warning restore CA1051

    /// <summary>Starts the legacy draws over a stream.</summary>
    public LegacyGenerator(Mt19937 bits)
        : this(bits, false, 0)
    {
    }

    /// <summary>Restores a saved state (<c>set_state</c>).</summary>
    /// <param name="bits">The bit stream.</param>
    /// <param name="hasGauss">Whether a normal draw is kept.</param>
    /// <param name="cachedGaussian">The kept draw.</param>
    public LegacyGenerator(Mt19937 bits, bool hasGauss, double cachedGaussian)
    {
        Bits = bits;
        (HasGauss, CachedGaussian) = (hasGauss, cachedGaussian);
    }

    /// <summary>Whether a normal draw is kept for the next call.</summary>
    public bool HasGauss { get; private set; }

    /// <summary>The kept draw; 0 when there is none.</summary>
    public double CachedGaussian { get; private set; }

    /// <inheritdoc/>
    public double NextDouble() => Bits.NextDouble();

    /// <inheritdoc/>
    public double NextNormal() => NextGauss();

    /// <inheritdoc/>
    public double NextExponential() => -Math.Log(1.0 - Bits.NextDouble());

    /// <summary>One standard normal draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextGauss()
    {
        if (HasGauss)
        {
            var kept = CachedGaussian;
            (HasGauss, CachedGaussian) = (false, 0);
            return kept;
        }

        double x, y, square;
        do
        {
            x = (2.0 * Bits.NextDouble()) - 1.0;
            y = (2.0 * Bits.NextDouble()) - 1.0;
            square = (x * x) + (y * y);
        }
        while (square >= 1.0 || square == 0.0);
        var factor = Math.Sqrt(-2.0 * Math.Log(square) / square);
        (HasGauss, CachedGaussian) = (true, factor * x);
        return factor * y;
    }

    /// <summary>Fills a span with standard normal draws (<c>standard_normal</c>, <c>randn</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillGauss(Span<double> target)
    {
        foreach (ref var element in target)
        {
            element = NextGauss();
        }
    }

    /// <summary>Fills a span with <c>location + scale * gauss</c> (<c>normal</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillNormal(double location, double scale, Span<double> target)
    {
        foreach (ref var element in target)
        {
            element = location + (scale * NextGauss());
        }
    }

    /// <summary>
    /// Fills a span with <c>-scale * log(1 - u)</c> (<c>exponential</c>; scale 1: standard_exponential).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillExponential(double scale, Span<double> target)
    {
        foreach (ref var element in target)
        {
            element = scale * -Math.Log(1.0 - Bits.NextDouble());
        }
    }
}
