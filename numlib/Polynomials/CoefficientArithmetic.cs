using System.Numerics;
using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort.Polynomials;

/// <summary>
/// Arithmetic on coefficients in which each step depends on the one before, so that it runs on the host.
/// </summary>
internal static class CoefficientArithmetic
{
    // Remainders this small are zero: NumPy's tolerance.
    private const double Negligible = 1e-8;

    private static readonly Comparer<Complex> InOrder = Comparer<Complex>.Create((x, y) =>
        x.Real != y.Real ? x.Real.CompareTo(y.Real) : x.Imaginary.CompareTo(y.Imaginary));

    /// <summary>The coefficients of the polynomial with given zeros.</summary>
    public static NDArray FromZeros(NDArray zeros) => zeros.Type switch
    {
        ElementType.Complex => RealIfConjugate(HostContent.Read<Complex>(zeros)),
        ElementType.Single => np.array(Multiplied(HostContent.Read<float>(zeros))),
        _ => np.array(Multiplied(HostContent.Read<double>(zeros))),
    };

    /// <summary>Quotient and remainder by long division.</summary>
    public static (NDArray Quotient, NDArray Remainder) Divided(NDArray u, NDArray v, ElementType type) => type switch
    {
        ElementType.Complex => Divided<Complex>(u, v),
        ElementType.Half => Divided<Half>(u, v),
        ElementType.Single => Divided<float>(u, v),
        _ => Divided<double>(u, v),
    };

    private static (NDArray Quotient, NDArray Remainder) Divided<T>(NDArray u, NDArray v)
        where T : unmanaged, INumberBase<T>
    {
        var (rest, divisor) = (HostContent.Read<T>(u), HostContent.Read<T>(v));
        var steps = rest.Length - divisor.Length + 1;
        var quotient = new T[Math.Max(steps, 1)];
        var scale = T.One / divisor[0];
        for (var k = 0; k < steps; k++)
        {
            quotient[k] = scale * rest[k];
            for (var i = 0; i < divisor.Length; i++)
            {
                rest[k + i] -= quotient[k] * divisor[i];
            }
        }

        var first = 0;
        while (first < rest.Length - 1 && Magnitude(rest[first]) <= Negligible)
        {
            first++;
        }

        return (Imported<T>(quotient), Imported<T>(rest.AsSpan(first)));
    }

    private static double Magnitude<T>(T value)
        where T : INumberBase<T> => value is Complex complex ? complex.Magnitude : double.CreateChecked(T.Abs(value));

    private static NDArray Imported<T>(ReadOnlySpan<T> elements)
        where T : unmanaged => HostContent.Import(Session.Current, [elements.Length], elements);

    // The product of (x - zero) over all zeros.
    private static T[] Multiplied<T>(T[] zeros)
        where T : INumberBase<T>
    {
        var product = new T[zeros.Length + 1];
        product[0] = T.One;
        for (var i = 0; i < zeros.Length; i++)
        {
            for (var k = i + 1; k > 0; k--)
            {
                product[k] -= product[k - 1] * zeros[i];
            }
        }

        return product;
    }

    // Zeros in conjugate pairs belong to real coefficients.
    private static NDArray RealIfConjugate(Complex[] zeros)
    {
        var product = Multiplied(zeros);
        var pairs = zeros.Select(Complex.Conjugate).Order(InOrder).SequenceEqual(zeros.Order(InOrder));
        return pairs ? np.array(Array.ConvertAll(product, number => number.Real)) : np.array(product);
    }
}
