using System;
using NumSharp;


// Monte-Carlo prices beside Black and Scholes.
internal static class OptionPricing
{
    private static double NormalCdf(double x)
    {
        // Abramowitz and Stegun 26.2.17
        double t = 1 / (1 + 0.2316419 * Math.Abs(x));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + t * (-0.356563782
            + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }

    private static double BlackScholesCall(double s, double k, double r, double sigma, double t)
    {
        double d1 = (Math.Log(s / k) + (r + sigma * sigma / 2) * t) / (sigma * Math.Sqrt(t));
        return s * NormalCdf(d1) - k * Math.Exp(-r * t) * NormalCdf(d1 - sigma * Math.Sqrt(t));
    }

    private static (double price, double error) Estimate(NDArray payoff, double discount)
    {
        NDArray present = discount * payoff;
        return (present.mean(), present.std(ddof: 1) / Math.Sqrt(payoff.size)) switch
        {
            var (mean, error) => ((double)mean, (double)error),
        };
    }

    public static void Run(string data, bool quick)
    {
        double s0 = 100, strike = 105, r = 0.03, sigma = 0.2, years = 1;
        int paths = quick ? 500 : 40000, steps = quick ? 12 : 50;
        double dt = years / steps, discount = Math.Exp(-r * years);
        np.random.seed(20240229);

        NDArray increments = (r - 0.5 * sigma * sigma) * dt + sigma * Math.Sqrt(dt) * np.random.randn(paths, steps);
        NDArray price = s0 * np.exp(np.cumsum(increments, axis: 1));
        NDArray final = price[":, -1"];

        Report("european call", Estimate(np.maximum(final - strike, 0), discount));
        Report("european put", Estimate(np.maximum(strike - final, 0), discount));
        Report("asian call", Estimate(np.maximum(np.mean(price, 1) - strike, 0.0), discount));
        Report("lookback", Estimate(np.amax(price, axis: 1) - final, discount));
        Report("digital", Estimate((final > strike).astype(np.float64) * 10.0, discount));

        // knocked out when a path ever touches the barrier
        NDArray alive = np.logical_not((price >= 130.0).MakeGeneric<bool>().any(axis: 1).astype(np.bool_));
        NDArray knocked = np.maximum(final - strike, 0.0);
        knocked[!alive.MakeGeneric<bool>()] = 0.0;
        Report("barrier call", Estimate(knocked, discount));
        Console.WriteLine($"Black-Scholes call {BlackScholesCall(s0, strike, r, sigma, years)}");

        NDArray returns = np.sort(final / s0 - 1);
        double var95 = -(double)returns[(int)(0.05 * paths)];
        double shortfall = -(double)returns[$":{(int)(0.05 * paths)}"].mean();
        Console.WriteLine($"value at risk {var95}, expected shortfall {shortfall}");
        Console.WriteLine($"quartiles {np.percentile(final, new double[] { 25, 50, 75 })}");

        // two correlated assets
        double rho = 0.6;
        NDArray z = np.random.standard_normal((2, paths));
        NDArray factor = np.array(new double[,] { { 1, 0 }, { rho, Math.Sqrt(1 - rho * rho) } });
        NDArray assets = 100 * np.exp(-0.5 * sigma * sigma + sigma * np.dot(factor, z));
        Console.WriteLine($"correlation {np.corrcoef(np.log(assets)).GetDouble(0, 1)}");
        Report("best of two", Estimate(np.maximum(np.max(assets, 0) - strike, 0), discount));
    }

    private static void Report(string what, (double price, double error) estimate) =>
        Console.WriteLine($"{what}: {estimate.price} +- {estimate.error}");
}
