namespace Cohort.Draws;

/// <summary>
/// Vectors of a Dirichlet distribution with small weights, whose gamma numbers would vanish: a stick of length 1 is
/// broken again and again, by beta numbers.
/// </summary>
internal sealed class StickBreaking
{
    private readonly double[] _weights;
    private readonly double[] _sums;

    public StickBreaking(double[] weights)
    {
        (_weights, _sums) = (weights, new double[weights.Length]);
        var sum = 0.0;
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            sum += weights[i];
            _sums[i] = sum;
        }
    }

    /// <summary>Draws a vector.</summary>
    public void Fill(ref ZigguratVariates g, Span<double> row)
    {
        row.Clear();
        var left = 1.0;
        for (var i = 0; i < row.Length - 1; i++)
        {
            var part = GeneratorContinuous.Beta(ref g, _weights[i], _sums[i + 1]);
            row[i] = left * part;
            left *= 1.0 - part;
            if (_sums[i + 1] == 0)
            {
                break;
            }
        }

        row[^1] = left;
    }
}
