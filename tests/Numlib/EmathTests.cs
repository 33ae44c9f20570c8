using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>The functions of np.emath are complex where they have to be, and those of np elsewhere.</summary>
public sealed class EmathTests
{
    private const double Tolerance = 1e-8;

    private static readonly NDArray Mixed = np.array(new[] { -2.0, 0.5, 3.0 });

    public static TheoryData<string, Func<NDArray, NDArray>, Func<NDArray, NDArray>, Complex[]> Functions => new()
    {
        { "sqrt", np.emath.sqrt, x => np.sqrt(x), [new(0, 1.41421356237), 0.70710678118, 1.73205080757] },
        { "log", np.emath.log, x => np.log(x), [new(0.69314718056, Math.PI), -0.69314718056, 1.09861228867] },
        { "log2", np.emath.log2, x => np.log2(x), [new(1, 4.53236014183), -1, 1.58496250072] },
        {
            "log10", np.emath.log10, x => np.log10(x),
            [new(0.30102999566, 1.36437635384), -0.30102999566, 0.47712125472]
        },
        {
            "arccos", np.emath.arccos, x => np.arccos(x),
            [new(Math.PI, -1.31695789692), 1.0471975512, new(0, -1.76274717404)]
        },
        {
            "arcsin", np.emath.arcsin, x => np.arcsin(x),
            [new(-Math.PI / 2, 1.31695789692), 0.5235987756, new(Math.PI / 2, 1.76274717404)]
        },
        {
            "arctanh", np.emath.arctanh, x => np.arctanh(x),
            [new(-0.54930614433, Math.PI / 2), 0.54930614433, new(0.34657359028, Math.PI / 2)]
        },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Results_are_complex_where_an_argument_is_outside(
        string name, Func<NDArray, NDArray> function, Func<NDArray, NDArray> ordinary, Complex[] expected)
    {
        var results = function(Mixed).ToArray<Complex>();
        Assert.All(results.Zip(expected), pair => Assert.True(
            Complex.Abs(pair.First - pair.Second) < Tolerance, $"{name}: {pair.First}, not {pair.Second}"));
        foreach (var inside in new[] { Mixed["1:2"], np.zeros(0), np.array(new[] { 0, 1 })["::-1"] * 0.5f })
        {
            Assert.Equal(ordinary(inside).dtype, function(inside).dtype);
            Assert.True(np.array_equal(ordinary(inside), function(inside)), name);
        }
    }

    [Fact]
    public void Powers_leave_the_integers_and_the_real_numbers_where_they_have_to()
    {
        var complex = np.emath.power(np.array(new[] { -2, 4 }), np.array(new[] { 0.5, 2 })).ToArray<Complex>();
        Assert.True(Complex.Abs(complex[0] - new Complex(0, 1.41421356237)) < Tolerance);
        Assert.True(Complex.Abs(complex[1] - 16) < Tolerance);
        var exponents = np.array(new[] { -1, 2 });
        Assert.Equal([0.5, 16.0], np.emath.power(np.array(new[] { 2, 4 }), exponents).ToArray<double>());
        Assert.Equal(typeof(long), np.emath.power(np.array(new[] { 2L, 4 }), 2).dtype);
        var logarithms = np.emath.logn(2, np.array(new[] { -4, 4 })).ToArray<Complex>();
        Assert.True(Complex.Abs(logarithms[0] - new Complex(2, 4.53236014183)) < Tolerance);
        Assert.True(Complex.Abs(logarithms[1] - 2) < Tolerance);
    }
}
