using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>A random order of 0, 1, 2, ...</summary>
/// <param name="Order">Where it goes.</param>
internal sealed record PermutationDraw(long[] Order) : IDraw<long[]>
{
    /// <inheritdoc/>
    public long[] Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        Shuffling.Permutation<TBits, long>(ref bits, Rejection.Masked, Order);
        return Order;
    }
}
