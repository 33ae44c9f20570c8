using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>
/// The potential of charges in a grounded box: conjugate gradients (Hestenes and Stiefel 1952) for the five-point
/// Poisson equation, without a matrix. The step lengths stay deferred; only the test every 25 steps waits.
/// </summary>
internal sealed class Poisson : IApplication
{
    private const double Tolerance = 1e-8;
    private const int TestEvery = 25;

    public string Name => "poisson";

    public string Summary => "conjugate gradients for a two-dimensional Poisson problem";

    public string SizeMeaning => "rows and columns of the grid, at least 8";

    public Workload Usual => new(512);

    public Outcome Run(string data, Workload work)
    {
        var n = Math.Max(work.Size, 8);
        var axis = np.linspace(0.0, 1.0, n);
        var (x, y) = (axis.reshape(1, -1), axis.reshape(-1, 1));
        var charges = Charge(x - 0.3, y - 0.35) - Charge(x - 0.65, y - 0.6) + 0.5 * Charge(x - 0.75, y - 0.2);

        var potential = np.zeros((n, n));
        var residual = charges;
        var direction = np.zeros((n + 2, n + 2));
        direction["1:-1, 1:-1"] = residual;
        var square = (residual * residual).sum();
        var target = Tolerance * Tolerance * (double)square;

        var steps = 0;
        while (steps < 20 * n && (steps % TestEvery != 0 || (double)square > target))
        {
            var inside = direction["1:-1, 1:-1"];
            var applied = 4 * inside - direction["2:, 1:-1"] - direction[":-2, 1:-1"]
                - direction["1:-1, 2:"] - direction["1:-1, :-2"];
            var length = square / (inside * applied).sum();
            potential = potential + length * inside;
            residual = residual - length * applied;
            var next = (residual * residual).sum();
            direction["1:-1, 1:-1"] = residual + next / square * inside;
            square = next;
            steps++;
        }

        var reached = Math.Sqrt((double)square / (target / (Tolerance * Tolerance)));
        return new Outcome(
            $"{n} x {n} grid", $"residual {reached:0.0e+0} after {steps} steps", reached,
            new HeatMaps(
                "poisson", $"Potential of three charges, {steps} steps of conjugate gradients",
                new Panel("charges", charges), new Panel("potential", potential))
            {
                Colours = ColourMap.Diverging,
            });
    }

    private static NDArray Charge(NDArray dx, NDArray dy) => np.exp(-(np.square(dx) + np.square(dy)) / 0.0015);
}
