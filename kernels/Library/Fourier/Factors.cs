namespace Cohort.Kernels.Library.Fourier;

/// <summary>How lengths are divided, and what that costs.</summary>
internal static class Factors
{
    /// <summary>The radices of the passes of a length: fours, a two, then the odd primes.</summary>
    public static List<int> Radices(long length)
    {
        var radices = new List<int>();
        while (length % 4 == 0)
        {
            radices.Add(4);
            length /= 4;
        }

        for (var prime = 2L; length > 1; prime += prime == 2 ? 1 : 2)
        {
            prime = prime * prime > length ? length : prime;
            while (length % prime == 0)
            {
                radices.Add(checked((int)prime));
                length /= prime;
            }
        }

        return radices;
    }

    /// <summary>
    /// Whether a convolution of smooth length is faster than passes of large radix. A pass of a radix costs about as
    /// many operations a number as the radix.
    /// </summary>
    public static bool WantsConvolution(long length) =>
        length >= 50 && 3 * Cost(SmoothAtLeast((2 * length) - 1)) < Cost(length);

    /// <summary>The smallest product of twos, threes and fives that is not less than a length.</summary>
    public static long SmoothAtLeast(long length)
    {
        var best = long.MaxValue;
        for (var fives = 1L; fives < best; fives *= 5)
        {
            for (var odd = fives; odd < best; odd *= 3)
            {
                var product = odd;
                while (product < length)
                {
                    product *= 2;
                }

                best = Math.Min(best, product);
                if (odd >= length)
                {
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>The largest divisor of a length that is not larger than its square root.</summary>
    public static long Middle(long length)
    {
        var divisor = (long)Math.Sqrt(length);
        while (length % divisor != 0)
        {
            divisor--;
        }

        return divisor;
    }

    private static double Cost(long length)
    {
        var sum = 0.0;
        foreach (var prime in Radices(length))
        {
            sum += prime <= 5 ? prime : 1.1 * prime;
        }

        return sum * length;
    }
}
