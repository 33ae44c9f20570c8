namespace Cohort.Kernels.Library.Random;

/// <summary>
/// The three kinds of real numbers from which distributions are made. NumPy's two interfaces draw the latter two
/// differently.
/// </summary>
public interface IVariates
{
    /// <summary>A multiple of 2^-53 in [0, 1).</summary>
    double NextDouble();

    /// <summary>A standard normal number.</summary>
    double NextNormal();

    /// <summary>A standard exponential number.</summary>
    double NextExponential();
}
