using System.Numerics;
using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>Roots of polynomials.</content>
public static partial class np
{
    /// <summary>The roots of a polynomial, in no order: the eigenvalues of its companion matrix.</summary>
    /// <param name="p">The coefficients, that of the highest power first.</param>
    /// <returns>Real numbers when all roots of real coefficients are, else complex ones.</returns>
    /// <exception cref="ValueError"><paramref name="p"/> has several axes.</exception>
    public static NDArray roots(NDArray p)
    {
        if (Given(p).ndim > 1)
        {
            throw new ValueError("Input must be a rank-1 array.");
        }

        var coefficients = HostContent.Read<Complex>(atleast_1d(p));
        var first = Array.FindIndex(coefficients, number => number != Complex.Zero);
        var last = Array.FindLastIndex(coefficients, number => number != Complex.Zero);
        var found = last > first
            ? linalg.eigvals(Companion(coefficients.AsSpan(first, last - first + 1), p.Type))
            : zeros(0);
        var trailing = first < 0 ? 0 : coefficients.Length - 1 - last;
        return concatenate([found, zeros(new Shape((long)trailing), found.dtype)]);
    }

    private static NDArray Companion(ReadOnlySpan<Complex> coefficients, ElementType type)
    {
        var n = coefficients.Length - 1;
        var matrix = new Complex[n * n];
        for (var i = 0; i < n; i++)
        {
            matrix[i] = -coefficients[i + 1] / coefficients[0];
            if (i > 0)
            {
                matrix[(i * n) + i - 1] = Complex.One;
            }
        }

        if (type == ElementType.Complex)
        {
            return array(matrix).reshape(n, n);
        }

        var real = array(Array.ConvertAll(matrix, number => number.Real)).reshape(n, n);
        return type == ElementType.Single ? real.astype(np.float32) : real;
    }
}
