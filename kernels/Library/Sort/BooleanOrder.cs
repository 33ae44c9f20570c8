using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>False before true.</summary>
public readonly struct BooleanOrder : IOrder<bool>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Less(bool left, bool right) => !left & right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OneIfLess(bool left, bool right) => !left & right ? 1 : 0;

    /// <inheritdoc/>
    public static bool IsNaN(bool value) => false;
}
