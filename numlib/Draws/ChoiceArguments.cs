namespace Cohort.Draws;

/// <summary>The checks of NumPy's choice.</summary>
internal static class ChoiceArguments
{
    private const double Tolerance = 1.4901161193847656e-08;

    public static void Check(long population, long wanted, bool replace, double[]? probabilities)
    {
        if (population <= 0 && wanted > 0)
        {
            throw new ValueError("a must be greater than 0 unless no samples are taken");
        }

        if (!replace && wanted > population)
        {
            throw new ValueError("Cannot take a larger sample than population when 'replace=False'");
        }

        if (probabilities is null)
        {
            return;
        }

        if (probabilities.Length != population)
        {
            throw new ValueError("'a' and 'p' must have same size");
        }

        if (Array.Exists(probabilities, p => !(p >= 0)))
        {
            throw new ValueError("probabilities are not non-negative");
        }

        if (Math.Abs(probabilities.Sum() - 1) > Tolerance)
        {
            throw new ValueError("probabilities do not sum to 1");
        }

        if (!replace && probabilities.Count(p => p > 0) < wanted)
        {
            throw new ValueError("Fewer non-zero entries in p than size");
        }
    }
}
