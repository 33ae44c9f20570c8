using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>Random bytes.</summary>
/// <param name="Content">Where they go.</param>
internal sealed record ByteDraw(byte[] Content) : IDraw<byte[]>
{
    /// <inheritdoc/>
    public byte[] Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        UniformDraws.Fill(ref bits, Content);
        return Content;
    }
}
