using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>Prices of European options (Black and Scholes 1973).</summary>
internal sealed class BlackScholes : IScaleApplication
{
    private const double Interest = 0.02;
    private const double Volatility = 0.3;

    private readonly NDArray _spot;
    private readonly NDArray _strike;
    private readonly NDArray _years;

    public BlackScholes(double units)
    {
        var size = new Shape(Extents.Length(units));
        var random = np.random.default_rng(42);
        _spot = random.uniform(5, 30, size);
        _strike = random.uniform(1, 100, size);
        _years = random.uniform(0.25, 10, size);
    }

    public double Units => _spot.size;

    public IReadOnlyList<NDArray> Step()
    {
        var deviation = Volatility * np.sqrt(_years);
        var d1 = (np.log(_spot / _strike) + (Interest + 0.5 * Volatility * Volatility) * _years) / deviation;
        var d2 = d1 - deviation;
        var (likely1, likely2) = (Normal(d1), Normal(d2));
        var discounted = _strike * np.exp(-Interest * _years);
        var call = _spot * likely1 - discounted * likely2;
        var put = discounted * (1 - likely2) - _spot * (1 - likely1);
        return [call, put];
    }

    /// <summary>
    /// The cumulative normal distribution, to 7.5e-8: Abramowitz and Stegun, Handbook of Mathematical Functions
    /// (1964), 26.2.17.
    /// </summary>
    private static NDArray Normal(NDArray x)
    {
        var t = 1 / (1 + 0.2316419 * np.abs(x));
        var polynomial =
            t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        var tail = np.exp(-0.5 * x * x) * polynomial / Math.Sqrt(2 * Math.PI);
        return np.where(x >= 0, 1 - tail, tail);
    }
}
