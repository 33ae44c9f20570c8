using System.Numerics;

namespace Cohort.Kernels.Library.Random;

/// <summary>Fisher and Yates's shuffle from the last element down, as NumPy draws it.</summary>
public static class Shuffling
{
    /// <summary>Shuffles elements in place (<c>shuffle</c> of a one-dimensional array).</summary>
    /// <param name="bits">The stream.</param>
    /// <param name="rejection">
    /// Masked for <c>shuffle</c> and <c>permutation</c> of both interfaces; Lemire inside choice.
    /// </param>
    /// <param name="items">What to shuffle.</param>
    /// <param name="first">The lowest position that is exchanged; 1 shuffles all.</param>
    public static void Shuffle<TBits, T>(ref TBits bits, Rejection rejection, Span<T> items, int first = 1)
        where TBits : struct, IBitGenerator
    {
        for (var last = items.Length - 1; last >= first; last--)
        {
            var other = (int)(rejection == Rejection.Masked
                ? BoundedIntegers.NextMasked(ref bits, (ulong)last)
                : BoundedIntegers.Next(ref bits, (ulong)last));
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>
    /// Fills a span with a random order of 0, 1, ..., n - 1 (<c>permutation(n)</c>). Rows of a higher-dimensional array
    /// are shuffled by gathering them in this order.
    /// </summary>
    public static void Permutation<TBits, T>(ref TBits bits, Rejection rejection, Span<T> target)
        where TBits : struct, IBitGenerator
        where T : struct, INumberBase<T>
    {
        for (var index = 0; index < target.Length; index++)
        {
            target[index] = T.CreateTruncating(index);
        }

        Shuffle(ref bits, rejection, target);
    }
}
