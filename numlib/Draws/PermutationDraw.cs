using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>A random order of 0, 1, 2, ...</summary>
/// <param name="Order">Where it goes.</param>
/// <param name="Rejection">How its integers are drawn.</param>
internal sealed record PermutationDraw(long[] Order, Rejection Rejection = Rejection.Lemire) : IDraw<long[]>
{
    /// <inheritdoc/>
    public long[] Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        Shuffling.Permutation<TBits, long>(ref bits, Rejection, Order);
        return Order;
    }
}
