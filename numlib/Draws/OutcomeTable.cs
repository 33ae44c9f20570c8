using Cohort.Creation;
using Cohort.Runtime.Elements;
using static Cohort.Draws.ParameterChecks;

namespace Cohort.Draws;

/// <summary>Rows of probabilities of outcomes; in each, the last one has what the others leave.</summary>
internal sealed class OutcomeTable
{
    private const double MostInAll = 1.0 + 1e-12;
    private const double NearlyOne = 1.0001;

    private readonly double[] _values;

    private OutcomeTable(double[] values, int width, NDArray rows) => (_values, Width, Rows) = (values, width, rows);

    /// <summary>The number of outcomes.</summary>
    public int Width { get; }

    /// <summary>The numbers of the rows, in the shape that the rows have.</summary>
    public NDArray Rows { get; }

    /// <summary>The table of an array, rows along its last axis.</summary>
    /// <exception cref="ValueError">The array has no rows of probabilities.</exception>
    public static OutcomeTable Of(NDArray pvals)
    {
        var width = np.Given(pvals).ndim == 0 ? 0 : pvals.Layout.Extents[^1];
        var values = HostContent.Read<double>(pvals);
        var isRounded = pvals.Type is ElementType.Half or ElementType.Single && values.Sum() < NearlyOne;
        Check(values, checked((int)width), isRounded
            ? "[:-1].astype(np.float64)" : pvals.ndim == 1 ? "[:-1]" : "[...,:-1]", isRounded);
        var extents = pvals.Layout.Extents[..^1].ToArray();
        return new(values, (int)width, np.arange(Runtime.Geometry.Layout.Product(extents)).reshape(new Shape(extents)));
    }

    /// <summary>Refuses what are no rows of probabilities.</summary>
    /// <param name="values">The rows.</param>
    /// <param name="width">Their length.</param>
    /// <param name="slice">All but the last of a row, as the program would write it.</param>
    /// <param name="isRounded">Whether they came close to 1 in a narrower type.</param>
    /// <exception cref="ValueError">They are none.</exception>
    public static void Check(double[] values, int width, string slice, bool isRounded = false)
    {
        Require(width > 0, "pvals must have at least 1 dimension and the last dimension of pvals must be "
            + "greater than 0.");
        Require(Array.TrueForAll(values, p => p is >= 0 and <= 1), "pvals < 0, pvals > 1 or pvals contains NaNs");
        for (var row = 0; row < values.Length; row += width)
        {
            Require(SumOf(values.AsSpan(row, width - 1)) <= MostInAll, $"sum(pvals{slice}) > 1.0" + (isRounded
                ? ". The pvals array is cast to 64-bit floating point prior to checking the sum. Precision changes "
                    + "when casting may cause problems even if the sum of the original pvals is valid."
                : ""));
        }
    }

    /// <summary>A row.</summary>
    public ReadOnlySpan<double> Row(long number) => _values.AsSpan(checked((int)(number * Width)), Width);

    // As Kahan adds: what rounding has lost goes with the next.
    private static double SumOf(ReadOnlySpan<double> values)
    {
        var (sum, lost) = (0.0, 0.0);
        foreach (var value in values)
        {
            var next = value - lost;
            var total = sum + next;
            (lost, sum) = (total - sum - next, total);
        }

        return sum;
    }
}
