using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>Two substances that react and diffuse, and form patterns (Gray and Scott 1984, Pearson 1993).</summary>
internal sealed class GrayScott : IApplication
{
    private const float DiffusionU = 0.16f;
    private const float DiffusionV = 0.08f;
    private const float Feed = 0.055f;
    private const float Kill = 0.062f;

    public string Name => "grayscott";

    public string Summary => "Gray-Scott reaction and diffusion; a pattern grows";

    public string SizeMeaning => "rows and columns of the grid, at least 32";

    public string StepsMeaning => "steps of time";

    public Workload Usual => new(256, Steps: 5000);

    public Outcome Run(string data, Workload work)
    {
        var n = Math.Max(work.Size, 32);
        var random = np.random.RandomState(7);
        var u = np.ones(new Shape(n, n), np.float32);
        var v = np.zeros(new Shape(n, n), np.float32);
        for (var drop = 0; drop < 24; drop++)
        {
            var (row, column) = (random.randint(1, n - 12), random.randint(1, n - 12));
            var spot = $"{(int)row}:{(int)row + 10}, {(int)column}:{(int)column + 10}";
            u[spot] = 0.5f;
            v[spot] = 0.25f;
        }

        for (var step = 0; step < work.Steps; step++)
        {
            var (a, b) = (u["1:-1, 1:-1"], v["1:-1, 1:-1"]);
            var reaction = a * b * b;
            var nextU = a + DiffusionU * Laplacian(u) - reaction + Feed * (1f - a);
            var nextV = b + DiffusionV * Laplacian(v) + reaction - (Feed + Kill) * b;
            u["1:-1, 1:-1"] = nextU;
            v["1:-1, 1:-1"] = nextV;
            Wrap(u);
            Wrap(v);
        }

        var covered = (double)(v > 0.15f).astype(np.float64).mean();
        return new Outcome(
            $"{n} x {n} grid, {work.Steps} steps", $"pattern covers {covered:0.0%}, v up to {(double)np.max(v):0.00}",
            covered,
            new HeatMaps("gray-scott", $"Gray-Scott, feed {Feed}, kill {Kill}, {work.Steps} steps", new Panel("", v))
            {
                Colours = ColourMap.Ocean,
                Unit = "concentration of v",
            });
    }

    /// <summary>Repeats the field beyond its border, so that the grid is a torus.</summary>
    private static void Wrap(NDArray field)
    {
        field["0"] = field["-2"];
        field["-1"] = field["1"];
        field[":, 0"] = field[":, -2"];
        field[":, -1"] = field[":, 1"];
    }

    private static NDArray Laplacian(NDArray field) =>
        field["2:, 1:-1"] + field[":-2, 1:-1"] + field["1:-1, 2:"] + field["1:-1, :-2"] - 4f * field["1:-1, 1:-1"];
}
