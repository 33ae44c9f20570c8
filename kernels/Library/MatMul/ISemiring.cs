namespace Cohort.Kernels.Library.MatMul;

/// <summary>What a matrix product adds and multiplies, for element types without a vector route.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TSum">The type in which terms add up.</typeparam>
public interface ISemiring<T, TSum>
    where T : unmanaged
    where TSum : unmanaged
{
    /// <summary>The sum of no terms.</summary>
    static abstract TSum Zero { get; }

    /// <summary>sum + a·b.</summary>
    static abstract TSum MultiplyAdd(T a, T b, TSum sum);

    /// <summary>Rounds a finished sum to the element type.</summary>
    static abstract T Finish(TSum sum);
}
