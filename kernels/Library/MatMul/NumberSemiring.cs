using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>Ordinary numbers: decimal, Complex, and any integer (unchecked, so integers wrap as NumPy's do).</summary>
public readonly struct NumberSemiring<T> : ISemiring<T, T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public static T Zero => T.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T a, T b, T sum) => unchecked(sum + (a * b));

    /// <inheritdoc/>
    public static T Finish(T sum) => sum;
}
