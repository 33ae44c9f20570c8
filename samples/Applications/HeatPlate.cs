using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>The temperature of a square plate with a hot edge and two cooled discs, by Jacobi's iteration.</summary>
internal sealed class HeatPlate : IApplication
{
    public string Name => "heat";

    public string Summary => "Jacobi iteration for the temperature of a plate";

    public string SizeMeaning => "rows and columns of the grid, at least 16";

    public string StepsMeaning => "iterations";

    public Workload Usual => new(300, Steps: 8000);

    public Outcome Run(string data, Workload work)
    {
        var n = Math.Max(work.Size, 16);
        var axis = np.linspace(0.0, 1.0, n);
        var (x, y) = (axis.reshape(1, -1), axis.reshape(-1, 1));
        var hot = np.square(x - 0.3) + np.square(y - 0.55) < 0.01;
        var cold = np.square(x - 0.72) + np.square(y - 0.4) < 0.015;
        var held = hot | cold;
        var fixedValues = np.where(hot, 80.0, 10.0);
        var (heldInside, fixedInside) = (held["1:-1, 1:-1"], fixedValues["1:-1, 1:-1"]);

        var u = np.full(new long[] { n, n }, 20.0);
        u["0"] = 100.0;
        for (var step = 0; step < work.Steps; step++)
        {
            var mean = 0.25 * (u["2:, 1:-1"] + u[":-2, 1:-1"] + u["1:-1, 2:"] + u["1:-1, :-2"]);
            u["1:-1, 1:-1"] = np.where(heldInside, fixedInside, mean);
        }

        var defect = u["2:, 1:-1"] + u[":-2, 1:-1"] + u["1:-1, 2:"] + u["1:-1, :-2"] - 4 * u["1:-1, 1:-1"];
        var residual = (double)np.max(np.abs(np.where(heldInside, 0.0, defect)));
        return new Outcome(
            $"{n} x {n} grid, {work.Steps} steps", $"residual {residual:0.0e+0}, mean {(double)u.mean():0.0} degrees",
            residual,
            new HeatMaps("heat-plate", $"Plate after {work.Steps} Jacobi steps", new Panel("", u))
            {
                Colours = ColourMap.Heat,
                Unit = "degrees Celsius",
            });
    }
}
