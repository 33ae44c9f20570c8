using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>One multiple of 2^-53.</summary>
internal readonly struct DoubleNumbers : INumbersOfDraw<double>
{
    private const double Unit = 1.0 / 9007199254740992.0;

    /// <inheritdoc/>
    public static void Store(ArrayView<double> target, long count, long before, long draw, ulong bits)
    {
        if (before + draw < count)
        {
            target[before + draw] = (long)(bits >> 11) * Unit;
        }
    }
}
