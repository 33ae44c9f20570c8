using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// Householder's reflections H = I - tau v v*, as LAPACK's larfg makes them: the first element of v is 1.
/// </summary>
internal static class Reflections<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    /// <summary>
    /// Makes the reflection whose conjugate transpose turns a vector into a real multiple of the first unit vector. The
    /// multiple takes the place of the first element, what follows the 1 in v that of the others.
    /// </summary>
    /// <returns>tau; 0 when there is nothing to do.</returns>
    public static T Make(Span<T> vector)
    {
        var alpha = vector[0];
        var below = Norm(vector[1..]);
        if (below == 0 && TField.Conjugate(alpha) == alpha)
        {
            return T.Zero;
        }

        var beta = -double.CopySign(double.Hypot(TField.Magnitude(alpha), below), TField.Real(alpha));
        var difference = alpha - TField.FromReal(beta);
        foreach (ref var element in vector[1..])
        {
            element /= difference;
        }

        vector[0] = TField.FromReal(beta);
        return (TField.FromReal(beta) - alpha) / TField.FromReal(beta);
    }

    /// <summary>Reflects a vector.</summary>
    /// <param name="tau">The factor.</param>
    /// <param name="tail">v without its first element.</param>
    /// <param name="target">The vector; one element longer.</param>
    public static void Apply(T tau, ReadOnlySpan<T> tail, Span<T> target)
    {
        if (tau == T.Zero)
        {
            return;
        }

        var factor = tau * (target[0] + TField.Dot(tail, target[1..]));
        target[0] -= factor;
        TField.SubtractScaled(factor, tail, target[1..]);
    }

    // Scaled by the largest element, so that squares neither overflow nor vanish.
    private static double Norm(ReadOnlySpan<T> vector)
    {
        var largest = 0.0;
        foreach (var element in vector)
        {
            largest = Math.Max(largest, TField.Magnitude(element));
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        var sum = 0.0;
        foreach (var element in vector)
        {
            var part = TField.Magnitude(element) / largest;
            sum += part * part;
        }

        return largest * Math.Sqrt(sum);
    }
}
