using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Scan;

/// <summary>Converts numbers; integers that do not fit wrap.</summary>
public readonly struct NumberConversion<TInput, T> : IConversion<TInput, T>
    where TInput : INumberBase<TInput>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Convert(TInput value) => typeof(TInput) == typeof(T) ? (T)(object)value : T.CreateTruncating(value);
}
