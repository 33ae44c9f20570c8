using Cohort.Creation;
using Cohort.Polynomials;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Polynomials by their coefficients, that of the highest power first.</content>
public static partial class np
{
    /// <summary>Makes a polynomial.</summary>
    /// <inheritdoc cref="Cohort.poly1d(NDArray, bool, string)"/>
    public static poly1d poly1d(NDArray c_or_r, bool r = false, string? variable = null) => new(c_or_r, r, variable);

    // Each time is a pass over all coefficients; NumPy's own limit is the depth of Python's stack.
    private const int MostIntegrals = 1000;

    /// <summary>The coefficients of the polynomial with given zeros, or of a matrix's characteristic one.</summary>
    /// <param name="seq_of_zeros">The zeros, or a square matrix.</param>
    /// <returns>Real numbers where complex zeros come in conjugate pairs.</returns>
    /// <exception cref="ValueError">The array is neither a vector nor a square matrix.</exception>
    /// <remarks>Evaluated on the host: each factor multiplies the product so far.</remarks>
    public static NDArray poly(NDArray seq_of_zeros)
    {
        var zeros = atleast_1d(seq_of_zeros);
        var isMatrix = zeros.ndim == 2 && zeros.size > 0 && zeros.Layout.Extents[0] == zeros.Layout.Extents[1];
        if (!isMatrix && zeros.ndim != 1)
        {
            throw new ValueError("input must be 1d or non-empty square 2d array.");
        }

        return zeros.size == 0
            ? array(1.0)
            : CoefficientArithmetic.FromZeros(isMatrix ? linalg.eigvals(zeros) : zeros);
    }

    /// <summary>The values of a polynomial, by Horner's rule.</summary>
    /// <param name="p">The coefficients.</param>
    /// <param name="x">The places.</param>
    public static NDArray polyval(NDArray p, NDArray x)
    {
        var result = zeros_like(x);
        foreach (var coefficient in unstack(atleast_1d(p)))
        {
            result = (result * x) + coefficient;
        }

        return result;
    }

    /// <summary>The polynomial p(x) of a polynomial x.</summary>
    public static poly1d polyval(poly1d p, poly1d x)
    {
        var result = new poly1d(zeros(new Shape(1L), ((NDArray)p).dtype));
        foreach (var coefficient in unstack(p.coeffs))
        {
            result = (result * x) + coefficient;
        }

        return result;
    }

    /// <summary>The sum of two polynomials.</summary>
    public static NDArray polyadd(NDArray a1, NDArray a2)
    {
        var (first, second) = Aligned(a1, a2);
        return first + second;
    }

    /// <summary>The difference of two polynomials.</summary>
    public static NDArray polysub(NDArray a1, NDArray a2)
    {
        var (first, second) = Aligned(a1, a2);
        return first - second;
    }

    /// <summary>The product of two polynomials, without leading zeros of theirs.</summary>
    /// <remarks>Evaluated on the host: how many leading coefficients are zero is read.</remarks>
    public static NDArray polymul(NDArray a1, NDArray a2) => convolve(new poly1d(a1).coeffs, new poly1d(a2).coeffs);

    /// <summary>The quotient and the remainder of two polynomials.</summary>
    /// <exception cref="ValueError">A polynomial has no coefficients.</exception>
    /// <remarks>Evaluated on the host: each step of a long division needs the one before.</remarks>
    public static (NDArray, NDArray) polydiv(NDArray u, NDArray v)
    {
        var (dividend, divisor) = (atleast_1d(u), atleast_1d(v));
        if (dividend.size == 0 || divisor.size == 0)
        {
            throw new ValueError("polydiv needs coefficients.");
        }

        var type = Promotion.Promote(dividend.Type, divisor.Type);
        return CoefficientArithmetic.Divided(dividend, divisor, type.IsFloat() || type == ElementType.Complex
            ? type
            : ElementType.Double);
    }

    /// <summary>The derivative of a polynomial, taken several times.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static NDArray polyder(NDArray p, int m = 1)
    {
        if (m < 0)
        {
            throw new ValueError("Order of derivative must be positive (see polyint)");
        }

        var result = Given(p).ndim > 0 ? p : throw new TypeError("len() of unsized object");
        for (var i = 0; i < m && (i == 0 || result.size > 0); i++)
        {
            var n = Math.Max(result.size - 1, 0);
            result = result.ViewOf(result.Layout.Slice(0, 0, n)) * Linear(n, n, -1);
        }

        return result;
    }

    /// <summary>The integral of a polynomial, taken several times.</summary>
    /// <param name="p">The coefficients.</param>
    /// <param name="m">How many times.</param>
    /// <param name="k">The constants of integration, in order, or one for all; 0 by default.</param>
    /// <exception cref="ValueError">The number is negative, or there are too few constants.</exception>
    public static NDArray polyint(NDArray p, int m = 1, NDArray? k = null)
    {
        if (m < 0)
        {
            throw new ValueError("Order of integral must be positive (see polyder)");
        }

        if (m > MostIntegrals)
        {
            throw new RuntimeError($"a polynomial is integrated at most {MostIntegrals} times, not {m} times");
        }

        var constants = k is null ? zeros(new Shape((long)m)) : atleast_1d(k);
        constants = constants.size == 1 && m > 1 ? repeat(constants, m) : constants;
        if (constants.size < m)
        {
            throw new ValueError("k must be a scalar or a rank-1 array of length 1 or >m.");
        }

        var result = Given(p);
        for (var i = 0; i < m; i++)
        {
            var constant = constants.ViewOf(constants.Layout.Slice(0, i, 1));
            result = concatenate([result / Linear(result.size, result.size, -1), constant]);
        }

        return result;
    }

    /// <inheritdoc cref="polyint(NDArray, int, NDArray)"/>
    public static NDArray polyint(NDArray p, int m, double k) => polyint(p, m, array(k));

    /// <summary>The polynomial of a degree that is closest to points, by least squares.</summary>
    /// <param name="x">The places of the points.</param>
    /// <param name="y">Their values; columns are fitted each.</param>
    /// <param name="deg">The degree.</param>
    /// <param name="rcond">
    /// Singular values up to this part of the largest count as zero; by default the number of points times the
    /// precision of the type.
    /// </param>
    /// <param name="full">Whether to give residuals, rank and singular values.</param>
    /// <param name="w">What each difference is multiplied with before it is squared.</param>
    /// <param name="cov">Whether to give covariances: true for scaled ones, "unscaled" for others.</param>
    /// <exception cref="ValueError">The degree is negative, or there are too few points for covariances.</exception>
    /// <exception cref="TypeError">The arrays do not fit.</exception>
    public static PolyfitResult polyfit(
        NDArray x, NDArray y, int deg, double? rcond = null, bool full = false, NDArray? w = null,
        object? cov = null) => PolynomialFit.Of(x, y, deg, rcond, full, w, cov);

    /// <summary>A matrix whose columns are powers of a vector.</summary>
    /// <param name="x">The vector.</param>
    /// <param name="N">The number of columns; by default as many as rows.</param>
    /// <param name="increasing">Whether the powers increase from left to right.</param>
    /// <exception cref="ValueError">The array is not a vector, or the number is negative.</exception>
    public static NDArray vander(NDArray x, int? N = null, bool increasing = false)
    {
        if (Given(x).ndim != 1)
        {
            throw new ValueError("x must be a one-dimensional array or sequence.");
        }

        var columns = N ?? x.size;
        if (columns < 0)
        {
            throw new ValueError("negative dimensions are not allowed");
        }

        var type = Promotion.Promote(x.Type, ElementType.Int64);
        var powers = ArrayFactory.Allocate(x.Session, type, Runtime.Geometry.Layout.Contiguous([x.size, columns]));
        var ascending = increasing ? powers : flip(powers, 1);
        if (columns > 0)
        {
            var first = ascending.ViewOf(ascending.Layout.Slice(1, 0, 1));
            ArrayFactory.Store(first, 1);
        }

        if (columns > 1)
        {
            var rest = ascending.ViewOf(ascending.Layout.Slice(1, 1, columns - 1));
            var repeated = broadcast_to(expand_dims(x, 1), new Shape(x.size, columns - 1));
            ArrayFactory.Store(rest, cumprod(repeated, 1, DType.Of(type)));
        }

        return powers;
    }

    // The shorter one with zeros in front.
    private static (NDArray First, NDArray Second) Aligned(NDArray a1, NDArray a2)
    {
        var (first, second) = (atleast_1d(a1), atleast_1d(a2));
        var length = Math.Max(first.size, second.size);
        return (Lengthened(first, length), Lengthened(second, length));
    }

    private static NDArray Lengthened(NDArray vector, long length) => vector.size == length
        ? vector
        : concatenate([zeros(new Shape(length - vector.size), vector.dtype), vector]);
}
