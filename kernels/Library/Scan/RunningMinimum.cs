using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Scan;

/// <summary>minimum.accumulate: of equal values the first wins, and a NaN stays.</summary>
public readonly struct RunningMinimum<T> : IScanOperator<T>
    where T : unmanaged, INumber<T>
{
    /// <inheritdoc/>
    public static bool IsAssociative => true;

    /// <inheritdoc/>
    public static bool IsVectorised => ScanTypes.IsWrappingInteger<T>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T accumulated, T next) => accumulated <= next || T.IsNaN(accumulated) ? accumulated : next;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Apply(Vector<T> accumulated, Vector<T> next) => Vector.Min(accumulated, next);
}
