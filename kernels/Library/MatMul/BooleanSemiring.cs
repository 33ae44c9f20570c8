using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>Truth values: a term is true where both factors are, a sum where any term is.</summary>
public readonly struct BooleanSemiring : ISemiring<bool, bool>
{
    /// <inheritdoc/>
    public static bool Zero => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MultiplyAdd(bool a, bool b, bool sum) => sum | (a & b);

    /// <inheritdoc/>
    public static bool Finish(bool sum) => sum;
}
