using Cohort.Kernels.Library.Random;
using Cohort.Runtime.Elements;

namespace Cohort.Draws;

/// <summary>An array of random integers.</summary>
/// <param name="Low">The smallest.</param>
/// <param name="Last">The largest.</param>
/// <param name="Type">Their type.</param>
/// <param name="Shape">The array's shape.</param>
internal sealed record IntegerDraw(Int128 Low, Int128 Last, ElementType Type, Shape Shape) : IDraw<NDArray>
{
    /// <inheritdoc/>
    public NDArray Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream =>
        IntegerDraws.Draw(ref bits, Low, Last, Rejection.Lemire, Type, Shape);
}
