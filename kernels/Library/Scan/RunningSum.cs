using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Scan;

/// <summary>cumsum, add.accumulate; integers wrap.</summary>
public readonly struct RunningSum<T> : IScanOperator<T>
    where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public static bool IsAssociative => ScanTypes.IsWrappingInteger<T>();

    /// <inheritdoc/>
    public static bool IsVectorised => Vector<T>.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T accumulated, T next) => unchecked(accumulated + next);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Apply(Vector<T> accumulated, Vector<T> next) => accumulated + next;
}
