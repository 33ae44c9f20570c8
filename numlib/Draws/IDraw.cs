using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Something that is drawn from a stream of random bits of whatever kind.</summary>
internal interface IDraw<TResult>
{
    /// <summary>Draws it, and leaves the stream behind what it has used.</summary>
    TResult Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream;
}
