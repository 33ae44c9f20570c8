using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>The order of real numbers, NaN last.</summary>
public readonly struct NumberOrder<T> : IOrder<T>
    where T : INumber<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Less(T left, T right) => !(left >= right) & !T.IsNaN(left);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OneIfLess(T left, T right) =>
        (left < right) | (T.IsNaN(right) & !T.IsNaN(left)) ? 1 : 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(T value) => T.IsNaN(value);
}
