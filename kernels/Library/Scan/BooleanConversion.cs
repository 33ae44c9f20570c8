using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Scan;

/// <summary>Counts truth values as 0 and 1.</summary>
public readonly struct BooleanConversion<T> : IConversion<bool, T>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Convert(bool value) => value ? T.One : T.Zero;
}
