using Xunit;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Polynomials as objects: printing, operators and members as NumPy's.</summary>
public sealed class PolynomialTests
{
    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, "   2\n1 x + 2 x + 3")]
    [InlineData(new[] { 0.0, 0, 5 }, " \n5")]
    [InlineData(new[] { 0.0 }, " \n0")]
    [InlineData(new[] { 1.5, 0, -2.25, 0 }, "     3\n1.5 x - 2.25 x")]
    [InlineData(new[] { -1.0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e-7, 12345.678 }, "    11\n-1 x  + 1e-07 x + 1.235e+04")]
    public void Powers_are_printed_above_the_terms(double[] coefficients, string text) =>
        Assert.Equal(text, new poly1d(np.array(coefficients)).ToString());

    [Fact]
    public void Long_polynomials_are_broken_into_lines_of_seventy_columns()
    {
        var lines = new poly1d(np.arange(1.0, 20)).ToString().Split('\n');
        Assert.Equal(
            [
                "   18     17     16     15     14     13     12     11     10      9",
                "1 x  + 2 x  + 3 x  + 4 x  + 5 x  + 6 x  + 7 x  + 8 x  + 9 x  + 10 x",
                "       8      7      6      5      4      3      2",
                " + 11 x + 12 x + 13 x + 14 x + 15 x + 16 x + 17 x + 18 x + 19",
            ],
            lines);
    }

    [Fact]
    public void Operators_work_on_polynomials_arrays_and_numbers()
    {
        var (p, q) = (new poly1d(np.array(new[] { 1.0, 2, 3 })), new poly1d(np.array(new[] { 2.0, 1 })));
        Assert.Equal([1.0, 4, 4], (p + q).c.ToArray<double>());
        Assert.Equal([1.0, 2, 4], (p + 1.0).coef.ToArray<double>());
        Assert.Equal([1.0, 0, 2], (p - q).coefficients.ToArray<double>());
        Assert.Equal([2.0, 5, 8, 3], (p * q).coeffs.ToArray<double>());
        Assert.Equal([2.0, 4, 6], (2 * p).coeffs.ToArray<double>());
        Assert.Equal([0.5, 1, 1.5], (p / 2).coeffs.ToArray<double>());
        Assert.Equal([-1.0, -2, -3], (-p).coeffs.ToArray<double>());
        var (quotient, remainder) = p / q;
        Assert.Equal([0.5, 0.75], quotient.coeffs.ToArray<double>());
        Assert.Equal([2.25], remainder.coeffs.ToArray<double>());
        Assert.True(p == new poly1d(np.array(new[] { 0.0, 1, 2, 3 })));
        Assert.True(p != q);
        Assert.Equal(p, new poly1d(p));
        Assert.Same(p, +p);
        Assert.Throws<NotSupportedException>(() => p.GetHashCode());
    }

    [Fact]
    public void Coefficients_are_named_by_their_powers()
    {
        var p = new poly1d(np.array(new[] { 1.0, 2, 3 }), variable: "z");
        Assert.Equal(2, p.order);
        Assert.Equal(2, p.o);
        Assert.Equal("   2\n1 z + 2 z + 3", p.ToString());
        Assert.Equal(1.0, (double)p[2]);
        Assert.Equal(0.0, (double)p[7]);
        Assert.Equal(0.0, (double)p[-1]);
        p[1] = 8.0;
        p[4] = 5.0;
        Assert.Equal([5.0, 0, 1, 8, 3], p.coeffs.ToArray<double>());
        Assert.Throws<ValueError>(() => p[-1] = 1.0);
    }

    [Fact]
    public void Polynomials_are_evaluated_differentiated_and_integrated()
    {
        var p = new poly1d(np.array(new[] { 1.0, 2, 3 }));
        Assert.Equal(11.0, p.Call(2.0));
        Assert.Equal([3.0, 6, 11], p.Call(np.arange(3.0)).ToArray<double>());
        Assert.Equal([2.0, 2], p.deriv().coeffs.ToArray<double>());
        Assert.Equal([1 / 3.0, 1, 3, 7], p.integ(1, np.array(7.0)).coeffs.ToArray<double>());
        Assert.Equal([1.0, 4, 6], np.polyval(p, new poly1d(np.array(new[] { 1.0, 1 }))).coeffs.ToArray<double>());
        var fromZeros = new poly1d(np.array(new[] { 1.0, -2 }), r: true);
        Assert.Equal([1.0, 1, -2], fromZeros.coeffs.ToArray<double>());
        Assert.Equal([-2.0, 1], np.sort(fromZeros.roots).ToArray<double>());
        Assert.Equal([1.0, 2, 3], ((NDArray)p).ToArray<double>());
    }

    [Fact]
    public void A_fit_takes_itself_apart()
    {
        var (x, y) = (np.arange(5.0), np.arange(5.0) * 2 + 1);
        var (coefficients, residuals, rank, singular, cutoff) = np.polyfit(x, y, 1, full: true);
        Assert.Equal([2.0, 1], np.round_(coefficients, 10).ToArray<double>());
        Assert.InRange((double)residuals!["0"], 0, 1e-20);
        Assert.Equal(2, (int)rank!);
        Assert.Equal(2, singular!.size);
        Assert.Equal(5 * (Math.BitIncrement(1.0) - 1), cutoff);
        var (_, covariance) = np.polyfit(x, y, 1, cov: true);
        Assert.Equal([2L, 2], covariance!.shape);
    }
}
