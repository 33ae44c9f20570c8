using System.Numerics;
using Cohort.Creation;
using Cohort.Polynomials;

namespace Cohort;

/// <summary>A polynomial of one variable, given by its coefficients or its zeros.</summary>
public sealed class poly1d : IDisposable
{
    /// <summary>Creates a polynomial.</summary>
    /// <param name="c_or_r">The coefficients, that of the highest power first; or the zeros.</param>
    /// <param name="r">Whether these are the zeros.</param>
    /// <param name="variable">The name of the variable for printing; x by default.</param>
    /// <exception cref="ValueError">The array has several axes.</exception>
    /// <remarks>Evaluated on the host: how many leading coefficients are zero is read.</remarks>
    public poly1d(NDArray c_or_r, bool r = false, string? variable = null)
    {
        var given = np.atleast_1d(r ? np.poly(c_or_r) : c_or_r);
        if (given.ndim > 1)
        {
            throw new ValueError("Polynomial must be 1d only.");
        }

        var trimmed = np.trim_zeros(given, "f");
        coeffs = trimmed.size == 0 ? np.zeros(new Shape(1L), given.dtype) : trimmed;
        this.variable = variable ?? "x";
    }

    /// <summary>Creates a polynomial with the coefficients of another.</summary>
    /// <param name="source">The other.</param>
    /// <param name="variable">The name of the variable; that of the other by default.</param>
    public poly1d(poly1d source, string? variable = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        (coeffs, this.variable) = (source.coeffs.ViewOf(source.coeffs.Layout), variable ?? source.variable);
    }

    /// <summary>The coefficients, that of the highest power first.</summary>
    public NDArray coeffs { get; private set; }

    /// <summary>The coefficients, that of the highest power first.</summary>
    public NDArray c => coeffs;

    /// <summary>The coefficients, that of the highest power first.</summary>
    public NDArray coef => coeffs;

    /// <summary>The coefficients, that of the highest power first.</summary>
    public NDArray coefficients => coeffs;

    /// <summary>The highest power.</summary>
    public int order => (int)coeffs.size - 1;

    /// <summary>The highest power.</summary>
    public int o => order;

    /// <summary>The zeros.</summary>
    public NDArray roots => np.roots(coeffs);

    /// <summary>The zeros.</summary>
    public NDArray r => roots;

    /// <summary>The name of the variable for printing.</summary>
    public string variable { get; }

    /// <summary>The coefficient of a power; zero beyond the highest. Setting one may raise the order.</summary>
    /// <exception cref="ValueError">Set for a negative power.</exception>
    public NDArray this[int k]
    {
        get => k < 0 || k > order ? np.zeros(new Shape(), coeffs.dtype) : Place(k).copy();
        set
        {
            if (k < 0)
            {
                throw new ValueError("Does not support negative powers.");
            }

            if (k > order)
            {
                coeffs = np.concatenate([np.zeros(new Shape((long)(k - order)), coeffs.dtype), coeffs]);
            }

            ArrayFactory.Store(Place(k), value);
        }
    }

    /// <summary>The coefficients.</summary>
    public static implicit operator NDArray(poly1d p) => Given(p).coeffs;

    /// <summary>The sum.</summary>
    public static poly1d operator +(poly1d a, poly1d b) => new(np.polyadd(Given(a).coeffs, Given(b).coeffs));

    /// <summary>The sum with a polynomial given by its coefficients.</summary>
    public static poly1d operator +(poly1d a, NDArray b) => a + new poly1d(b);

    /// <summary>The difference.</summary>
    public static poly1d operator -(poly1d a, poly1d b) => new(np.polysub(Given(a).coeffs, Given(b).coeffs));

    /// <summary>The difference from a polynomial given by its coefficients.</summary>
    public static poly1d operator -(poly1d a, NDArray b) => a - new poly1d(b);

    /// <summary>The polynomial itself.</summary>
    public static poly1d operator +(poly1d a) => a;

    /// <summary>The negative.</summary>
    public static poly1d operator -(poly1d a) => new(-Given(a).coeffs);

    /// <summary>The product.</summary>
    public static poly1d operator *(poly1d a, poly1d b) => new(np.polymul(Given(a).coeffs, Given(b).coeffs));

    /// <summary>The product with a polynomial given by its coefficients.</summary>
    public static poly1d operator *(poly1d a, NDArray b) => a * new poly1d(b);

    /// <summary>The product with a number.</summary>
    public static poly1d operator *(poly1d a, double s) => new(Given(a).coeffs * s);

    /// <summary>The product with a number.</summary>
    public static poly1d operator *(double s, poly1d a) => new(s * Given(a).coeffs);

    /// <summary>The quotient and the remainder.</summary>
    public static (poly1d, poly1d) operator /(poly1d a, poly1d b)
    {
        var (quotient, remainder) = np.polydiv(Given(a).coeffs, Given(b).coeffs);
        return (new poly1d(quotient), new poly1d(remainder));
    }

    /// <summary>The quotient and the remainder of a division by a polynomial given by its coefficients.</summary>
    public static (poly1d, poly1d) operator /(poly1d a, NDArray b) => a / new poly1d(b);

    /// <summary>The quotient by a number.</summary>
    public static poly1d operator /(poly1d a, double s) => new(Given(a).coeffs / s);

    /// <summary>Whether the coefficients are equal.</summary>
    public static bool operator ==(poly1d? a, poly1d? b) => a is null || b is null
        ? ReferenceEquals(a, b)
        : np.array_equal(a.coeffs, b.coeffs);

    /// <summary>Whether the coefficients differ.</summary>
    public static bool operator !=(poly1d? a, poly1d? b) => !(a == b);

    /// <summary>The value at a place.</summary>
    public double Call(double x) => (double)np.polyval(coeffs, x);

    /// <summary>The values at places.</summary>
    public NDArray Call(NDArray x) => np.polyval(coeffs, x);

    /// <summary>The derivative, taken several times.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public poly1d deriv(int m = 1) => new(np.polyder(coeffs, m));

    /// <summary>The integral, taken several times.</summary>
    /// <param name="m">How many times.</param>
    /// <param name="k">The constants of integration, in order; 0 by default.</param>
    /// <exception cref="ValueError">The number is negative, or there are too few constants.</exception>
    public poly1d integ(int m = 1, NDArray? k = null) => new(np.polyint(coeffs, m, k));

    private static poly1d Given(poly1d polynomial)
    {
        ArgumentNullException.ThrowIfNull(polynomial);
        return polynomial;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is poly1d other && this == other;

    /// <summary>Polynomials are mutable and have no hash.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int GetHashCode() => throw new NotSupportedException("poly1d is unhashable because it is mutable.");

    /// <summary>The polynomial as NumPy prints it, with the powers in a line above the terms.</summary>
    public override string ToString() => PolynomialText.Of(HostContent.Read<Complex>(coeffs), variable);

    /// <summary>Ends the handle of the coefficients.</summary>
    public void Dispose() => coeffs.Dispose();

    private NDArray Place(int power) => coeffs.ViewOf(coeffs.Layout.Slice(0, order - power, 1).RemoveAxis(0));
}
