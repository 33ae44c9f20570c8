using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>Prices of European options (Black and Scholes 1973).</summary>
internal sealed class BlackScholes : IApplication
{
    private const double Interest = 0.03;
    private const double Volatility = 0.25;

    public string Name => "blackscholes";

    public string Summary => "Black-Scholes prices of ten million options; mean price and put-call parity";

    public string SizeMeaning => "options";

    public Workload Usual => new(10_000_000);

    public Outcome Run(string data, Workload work)
    {
        var size = work.Size;
        var random = np.random.RandomState(42);
        var spot = random.uniform(50.0, 150.0, new Shape(size));
        var strike = random.uniform(50.0, 150.0, new Shape(size));
        var years = random.uniform(0.1, 2.0, new Shape(size));

        var (call, put) = Price(spot, strike, years);
        var parity = call - put - (spot - strike * np.exp(-Interest * years));
        var mean = (double)call.mean();
        var worst = (double)np.max(np.abs(parity));

        var spots = np.linspace(50.0, 150.0, 201);
        var curves = new[] { 0.1, 0.5, 1.0, 2.0 }.Select(
            t => new Curve($"{t} years", Price(spots, np.full(new long[] { 201 }, 100.0), t).Call, spots));
        return new Outcome(
            $"{size:#,0} options", $"mean call {mean:0.0000}, parity within {worst:0.0e+0}", worst,
            new Curves(
                "black-scholes", "Price of a call at strike 100", "price of the share", "price of the call",
                [.. curves]));
    }

    private static (NDArray Call, NDArray Put) Price(NDArray spot, NDArray strike, NDArray years)
    {
        var deviation = Volatility * np.sqrt(years);
        var d1 = (np.log(spot / strike) + (Interest + 0.5 * Volatility * Volatility) * years) / deviation;
        var d2 = d1 - deviation;
        var discounted = strike * np.exp(-Interest * years);
        var call = spot * Normal(d1) - discounted * Normal(d2);
        var put = discounted * Normal(-d2) - spot * Normal(-d1);
        return (call, put);
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
