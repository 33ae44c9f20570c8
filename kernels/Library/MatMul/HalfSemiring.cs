using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>Half precision: products and sums in single precision, rounded once at the end, as NumPy does.</summary>
public readonly struct HalfSemiring : ISemiring<Half, float>
{
    /// <inheritdoc/>
    public static float Zero => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(Half a, Half b, float sum) => sum + ((float)a * (float)b);

    /// <inheritdoc/>
    public static Half Finish(float sum) => (Half)sum;
}
