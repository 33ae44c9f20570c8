using Cohort.Creation;
using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>An array of numbers of some distribution, drawn one after the other.</summary>
/// <param name="Extents">The array's extents.</param>
/// <param name="Width">How many numbers belong together, along the last axis.</param>
/// <param name="Fill">What draws them.</param>
internal sealed record SampleDraw<T>(long[] Extents, int Width, SampleFiller<T> Fill) : IDraw<NDArray>
    where T : unmanaged
{
    /// <inheritdoc/>
    public NDArray Run<TBits>(ref TBits bits)
        where TBits : struct, ISplittableStream
    {
        var values = HostContent.Buffer<T>(new Shape(Extents).Size, nameof(Generator));
        var cell = new BitsCell<TBits>(bits);
        var source = new ZigguratVariates(cell);
        for (var at = 0; at < values.Length; at += Width)
        {
            Fill(ref source, values.AsSpan(at, Width));
        }

        bits = cell.Bits;
        return HostContent.Import<T>(Session.Current, Extents, values);
    }
}
