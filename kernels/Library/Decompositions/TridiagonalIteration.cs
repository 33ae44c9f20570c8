using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// The eigenvalues of a real symmetric tridiagonal matrix by implicit QL steps with Wilkinson's shift: Dubrulle, Martin
/// and Wilkinson, Numerische Mathematik 12 (1968). Rotations are applied to the columns of the vectors.
/// </summary>
internal static class TridiagonalIteration<T, TField>
    where T : unmanaged, INumberBase<T>
    where TField : struct, IScalarField<T>
{
    private const int MostSteps = 75;

    private static readonly double Precision = Math.ScaleB(1, -52);

    /// <summary>Works in place; false when a value needs too many steps.</summary>
    /// <param name="values">The diagonal; the values take its place, in no order.</param>
    /// <param name="beside">What is beside it, and a zero.</param>
    /// <param name="vectors">The matrix whose columns turn into eigenvectors.</param>
    public static bool TryRun(double[] values, double[] beside, DenseMatrix<T> vectors)
    {
        for (var first = 0; first < values.Length; first++)
        {
            var steps = 0;
            for (var last = End(values, beside, first); last > first; last = End(values, beside, first))
            {
                if (++steps > MostSteps)
                {
                    return false;
                }

                Step(values, beside, vectors, first, last);
            }
        }

        return true;
    }

    // The end of the part that begins at a place and hangs together.
    private static int End(double[] values, double[] beside, int first)
    {
        var last = first;
        while (last < values.Length - 1
            && Math.Abs(beside[last]) > Precision * (Math.Abs(values[last]) + Math.Abs(values[last + 1])))
        {
            last++;
        }

        return last;
    }

    private static void Step(double[] values, double[] beside, DenseMatrix<T> vectors, int first, int last)
    {
        var half = (values[first + 1] - values[first]) / (2 * beside[first]);
        var root = double.CopySign(double.Hypot(half, 1), half);
        var g = values[last] - values[first] + (beside[first] / (half + root));
        var (sine, cosine, shift) = (1.0, 1.0, 0.0);
        for (var i = last - 1; i >= first; i--)
        {
            var (f, b) = (sine * beside[i], cosine * beside[i]);
            var length = double.Hypot(f, g);
            beside[i + 1] = length;
            if (length == 0)
            {
                values[i + 1] -= shift;
                beside[last] = 0;
                return;
            }

            (sine, cosine) = (f / length, g / length);
            g = values[i + 1] - shift;
            var next = ((values[i] - g) * sine) + (2 * cosine * b);
            shift = sine * next;
            values[i + 1] = g + shift;
            g = (cosine * next) - b;
            TField.Rotate(cosine, -sine, vectors.Column(i), vectors.Column(i + 1));
        }

        values[first] -= shift;
        beside[first] = g;
        beside[last] = 0;
    }
}
