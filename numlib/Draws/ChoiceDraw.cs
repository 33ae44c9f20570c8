using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Random elements of 0, 1, ..., population - 1.</summary>
/// <param name="Population">How many there are to choose from.</param>
/// <param name="Probabilities">The probability of each, or null when all are equal.</param>
/// <param name="Replaces">Whether an element may come more than once.</param>
/// <param name="Shuffles">Whether the order is random too when elements come only once.</param>
/// <param name="Drawn">Where they go.</param>
internal sealed record ChoiceDraw(
    long Population, double[]? Probabilities, bool Replaces, bool Shuffles, long[] Drawn) : IDraw<long[]>
{
    /// <inheritdoc/>
    public long[] Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        if (Probabilities is not null && Replaces)
        {
            Choice.WithReplacement(ref bits, Probabilities, Drawn);
        }
        else if (Probabilities is not null)
        {
            Choice.WithoutReplacement(ref bits, Probabilities, Drawn);
        }
        else if (Replaces)
        {
            BoundedIntegers.Fill(ref bits, 0L, Population - 1, Rejection.Lemire, Drawn.AsSpan());
        }
        else
        {
            Choice.WithoutReplacement(ref bits, Population, Shuffles, Drawn);
        }

        return Drawn;
    }
}
