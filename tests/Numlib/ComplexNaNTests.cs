using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>What leaves out NaNs leaves out complex numbers with a part that is NaN; the answers are NumPy's.</summary>
public sealed class ComplexNaNTests
{
    private const double NaN = double.NaN;

    private static readonly NDArray Matrix = np.array(new Complex[,]
    {
        { new(1, 2), new(NaN, 1), new(3, -1), new(2, NaN) },
        { new(NaN, NaN), new(0, 1), new(-1, 0), new(4, 4) },
        { new(NaN, 0), new(NaN, 0), new(NaN, 0), new(NaN, 0) },
    });

    public static TheoryData<string, Func<NDArray, int?, bool, NDArray>, Complex, Complex[], Complex[]> Functions =>
        new()
        {
            { "nanmin", (a, axis, keep) => np.nanmin(a, axis, keep), new(-1, 0),
                [new(1, 2), new(0, 1), new(-1, 0), new(4, 4)], [new(1, 2), new(-1, 0), new(NaN, 0)] },
            { "nanmax", (a, axis, keep) => np.nanmax(a, axis, keep), new(4, 4),
                [new(1, 2), new(0, 1), new(3, -1), new(4, 4)], [new(3, -1), new(4, 4), new(NaN, 0)] },
            { "nansum", (a, axis, keep) => np.nansum(a, axis, keep), new(7, 6),
                [new(1, 2), new(0, 1), new(2, -1), new(4, 4)], [new(4, 1), new(3, 5), new(0, 0)] },
            { "nanprod", (a, axis, keep) => np.nanprod(a, axis, keep), new(40, 0),
                [new(1, 2), new(0, 1), new(-3, 1), new(4, 4)], [new(5, 5), new(4, -4), new(1, 0)] },
            { "nanmean", (a, axis, keep) => np.nanmean(a, axis, keep), new(1.4, 1.2),
                [new(1, 2), new(0, 1), new(1, -0.5), new(4, 4)], [new(2, 0.5), new(1, 5 / 3.0), new(NaN, NaN)] },
            { "nanvar", (a, axis, keep) => np.nanvar(a, axis, keep), 6.4,
                [0, 0, 4.25, 0], [3.25, 68 / 9.0, NaN] },
            { "nanstd", (a, axis, keep) => np.nanstd(a, axis, keep), 2.5298221281347035,
                [0, 0, 2.0615528128088303, 0], [1.8027756377319946, 2.748737083745107, NaN] },
            { "nanmedian", (a, axis, keep) => np.nanmedian(a, axis, null, false, keep), new(1, 2),
                [new(1, 2), new(0, 1), new(1, -0.5), new(4, 4)], [new(2, 0.5), new(0, 1), new(NaN, 0)] },
        };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Complex_NaNs_are_left_out(
        string name, Func<NDArray, int?, bool, NDArray> function, Complex all, Complex[] columns, Complex[] rows)
    {
        foreach (var matrix in new[] { Matrix, np.asfortranarray(Matrix), np.repeat(Matrix, 2, 0)["::2"] })
        {
            Close(name, [all], function(matrix, null, false));
            Close(name, columns, function(matrix, 0, false));
            Close(name, rows, function(matrix, 1, false));
            Assert.Equal(new Shape(3, 1), function(matrix, 1, true).Shape);
            Close(name, rows, function(matrix.T, 0, false));
        }
    }

    [Fact]
    public void Variances_of_complex_numbers_are_real() => Assert.Equal(typeof(double), np.nanvar(Matrix, 1).dtype);

    [Fact]
    public void Places_of_extremes_pass_over_complex_NaNs()
    {
        Assert.Equal(6, np.nanargmin(Matrix));
        Assert.Equal(7, np.nanargmax(Matrix));
        Assert.Equal([0L, 1, 0, 1], np.nanargmax(Matrix, 0).ToArray<long>());
        Assert.Throws<ValueError>(() => np.nanargmax(Matrix, 1));
    }

    [Fact]
    public void Infinite_complex_numbers_are_no_NaNs()
    {
        var numbers = np.array(new Complex[] { new(NaN, 0), new(double.NegativeInfinity, 3), new(NaN, 1) });
        Assert.Equal(new Complex(double.NegativeInfinity, 3), (Complex)np.nanmax(numbers));
        Assert.Equal(new Complex(double.NegativeInfinity, 3), (Complex)np.nanmin(numbers));
    }

    private static void Close(string name, Complex[] expected, NDArray found)
    {
        foreach (var (one, other) in expected.Zip(np.ravel(found).astype(np.complex128).ToArray<Complex>()))
        {
            Assert.True(Close(one.Real, other.Real) && Close(one.Imaginary, other.Imaginary), $"{name}: {found}");
        }
    }

    private static bool Close(double one, double other) =>
        double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) <= 1e-15 * Math.Max(1, Math.Abs(one));
}
