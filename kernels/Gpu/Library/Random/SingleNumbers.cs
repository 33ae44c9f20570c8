using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>Two multiples of 2^-24, the lower half first.</summary>
internal readonly struct SingleNumbers : INumbersOfDraw<float>
{
    private const float Unit = 1.0f / 16777216.0f;

    /// <inheritdoc/>
    public static void Store(ArrayView<float> target, long count, long before, long draw, ulong bits)
    {
        var at = before + (2 * draw);
        if (at < count)
        {
            target[at] = (int)((uint)bits >> 8) * Unit;
        }

        if (at + 1 < count)
        {
            target[at + 1] = (int)((uint)(bits >> 32) >> 8) * Unit;
        }
    }
}
