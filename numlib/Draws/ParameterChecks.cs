using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>What the parameters of distributions are held to, in NumPy's words.</summary>
internal static class ParameterChecks
{
    /// <summary>The largest rate whose counts fit int64 with ten standard deviations to spare.</summary>
    public const double LargestRate = DiscreteVariates.LargestRate;

    /// <summary>The size from which on NumPy's Generator draws no samples without replacement.</summary>
    public const long LargestPopulation = 1_000_000_000;

    public static void NotNegative(double value, string name) => Require(!(value < 0), $"{name} < 0");

    public static void Positive(double value, string name) => Require(!(value <= 0), $"{name} <= 0");

    public static void Require(bool holds, string refusal)
    {
        if (!holds)
        {
            throw new ValueError(refusal);
        }
    }
}
