using System.Numerics;

namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Numbers; integers wrap.</summary>
internal readonly struct NumberProduct<T> : IProduct<T, T>
    where T : unmanaged, INumber<T>
{
    /// <inheritdoc/>
    public static T Zero => T.Zero;

    /// <inheritdoc/>
    public static T Load(T element) => element;

    /// <inheritdoc/>
    public static T Store(T sum) => sum;

    /// <inheritdoc/>
    public static T MultiplyAdd(T sum, T left, T right) => unchecked(sum + (left * right));

    /// <inheritdoc/>
    public static T Add(T left, T right) => unchecked(left + right);
}
