namespace Cohort.Kernels.Library.Random;

/// <summary>Draws of positions from a population, as NumPy's <c>choice</c> makes them.</summary>
public static class Choice
{
    /// <summary>Positions with replacement and given probabilities (both interfaces).</summary>
    /// <param name="bits">The stream.</param>
    /// <param name="probabilities">One per position; the caller has checked that they are not negative and sum to
    /// 1.</param>
    /// <param name="target">The positions drawn.</param>
    public static void WithReplacement<TBits>(
        ref TBits bits, ReadOnlySpan<double> probabilities, Span<long> target)
        where TBits : struct, IBitGenerator
    {
        var cumulative = Cumulative(probabilities);
        foreach (ref var element in target)
        {
            element = CountAtMost(cumulative, bits.NextDouble());
        }
    }

    /// <summary>
    /// Distinct positions with given probabilities (both interfaces): rounds of draws, repeats dropped.
    /// </summary>
    /// <param name="bits">The stream.</param>
    /// <param name="probabilities">One per position; at least as many non-zero ones as there are positions to
    /// draw.</param>
    /// <param name="target">The positions drawn, in the order of their first appearance.</param>
    public static void WithoutReplacement<TBits>(
        ref TBits bits, ReadOnlySpan<double> probabilities, Span<long> target)
        where TBits : struct, IBitGenerator
    {
        var left = probabilities.ToArray();
        var found = 0;
        while (found < target.Length)
        {
            var round = new double[target.Length - found];
            UniformDraws.Fill(ref bits, round);
            foreach (var taken in target[..found])
            {
                left[taken] = 0;
            }

            var cumulative = Cumulative(left);
            var seen = new HashSet<long>();
            foreach (var uniform in round)
            {
                var position = CountAtMost(cumulative, uniform);
                if (seen.Add(position))
                {
                    target[found++] = position;
                }
            }
        }
    }

    /// <summary>Distinct positions of the legacy interface: the head of a permutation of the population.</summary>
    public static void LegacyWithoutReplacement<TBits>(ref TBits bits, int population, Span<long> target)
        where TBits : struct, IBitGenerator
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target.Length, population);
        var order = new long[population];
        Shuffling.Permutation<TBits, long>(ref bits, Rejection.Masked, order);
        order.AsSpan(0, target.Length).CopyTo(target);
    }

    /// <summary>
    /// Distinct positions of the new interface: Floyd's algorithm (CACM 30(9), 1987), or the shuffled tail of the
    /// population when a large part of a large population is drawn.
    /// </summary>
    /// <param name="bits">The stream.</param>
    /// <param name="population">The number of positions.</param>
    /// <param name="shuffle">Whether the order of the result is random too.</param>
    /// <param name="target">The positions drawn; at most <paramref name="population"/>.</param>
    public static void WithoutReplacement<TBits>(ref TBits bits, long population, bool shuffle, Span<long> target)
        where TBits : struct, IBitGenerator
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target.Length, population);
        var cutoff = shuffle ? 50 : 20;
        if (population > 10000 && target.Length > population / cutoff)
        {
            ShuffleTail(ref bits, population, target);
            return;
        }

        var chosen = new HashSet<long>(target.Length);
        for (var index = 0; index < target.Length; index++)
        {
            var largest = population - target.Length + index;
            var position = (long)BoundedIntegers.Next(ref bits, (ulong)largest);
            target[index] = chosen.Add(position) ? position : largest;
            chosen.Add(target[index]);
        }

        if (shuffle)
        {
            Shuffling.Shuffle(ref bits, Rejection.Lemire, target);
        }
    }

    private static void ShuffleTail<TBits>(ref TBits bits, long population, Span<long> target)
        where TBits : struct, IBitGenerator
    {
        var order = new long[population];
        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        Shuffling.Shuffle(ref bits, Rejection.Lemire, order, Math.Max(order.Length - target.Length, 1));
        order.AsSpan(order.Length - target.Length).CopyTo(target);
    }

    private static double[] Cumulative(ReadOnlySpan<double> probabilities)
    {
        var sums = new double[probabilities.Length];
        var sum = 0.0;
        for (var index = 0; index < sums.Length; index++)
        {
            sum = index == 0 ? probabilities[0] : sum + probabilities[index];
            sums[index] = sum;
        }

        foreach (ref var element in sums.AsSpan())
        {
            element /= sum;
        }

        return sums;
    }

    /// <summary>The number of cumulative sums that are at most <paramref name="uniform"/>.</summary>
    private static int CountAtMost(double[] cumulative, double uniform)
    {
        var (low, high) = (0, cumulative.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = cumulative[middle] <= uniform ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
