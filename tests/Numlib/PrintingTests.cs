using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>The expected texts are what NumPy prints.</summary>
public sealed class PrintingTests
{
    public static TheoryData<double[], string> Floats => new()
    {
        { [1.0, 2.5, 1e10], "[1.0e+00 2.5e+00 1.0e+10]" },
        { [0.1, 0.2, 0.3], "[0.1 0.2 0.3]" },
        { [1.0 / 3, 2.0 / 3], "[0.33333333 0.66666667]" },
        { [double.NaN, 1, double.NegativeInfinity], "[ nan   1. -inf]" },
        { [1e-5, 1], "[1.e-05 1.e+00]" },
        { [1e300, 1e-300], "[1.e+300 1.e-300]" },
        { [1, 1e7], "[1.e+00 1.e+07]" },
        { [12345.678, 0.001], "[1.2345678e+04 1.0000000e-03]" },
        { [-0.0, 0.5], "[-0.   0.5]" },
        { [2.5, 0.123456789012], "[2.5        0.12345679]" },
        { [], "[]" },
    };

    [Theory]
    [MemberData(nameof(Floats))]
    public void Floats_print_as_in_NumPy(double[] values, string expected) =>
        Assert.Equal(expected, np.array(values).ToString());

    [Fact]
    public void A_matrix_aligns_its_columns() =>
        Assert.Equal("[[1.5 2. ]\n [3.  4. ]]", np.array(new[,] { { 1.5, 2 }, { 3, 4 } }).ToString());

    [Fact]
    public void Long_rows_wrap() => Assert.Equal(
        "array([0.        , 0.03448276, 0.06896552, 0.10344828, 0.13793103,\n       0.17241379, 0.20689655, "
            + "0.24137931, "
        + "0.27586207, 0.31034483,\n       0.34482759, 0.37931034, 0.4137931 , 0.44827586, 0.48275862,\n       "
        + "0.51724138, 0.55172414, 0.5862069 , 0.62068966, 0.65517241,\n       0.68965517, 0.72413793, 0.75862069, "
        + "0.79310345, 0.82758621,\n       0.86206897, 0.89655172, 0.93103448, 0.96551724, 1.        ])",
        np.array_repr(np.linspace(0, 1, 30)));

    [Fact]
    public void Large_arrays_show_their_edges()
    {
        Assert.Equal(
            "[[   0    1    2 ...  997  998  999]\n [1000 1001 1002 ... 1997 1998 1999]]",
            np.arange(2000).reshape(2, 1000).ToString());
        Assert.Equal("[   0.    1.    2. ...  998.  999. 1000.]", np.arange(1001.0).ToString());
    }

    [Fact]
    public void Three_axes_are_set_apart_by_blank_lines() => Assert.Equal(
        "array([[[ 0,  1,  2,  3,  4],\n        [ 5,  6,  7,  8,  9],\n        [10, 11, 12, 13, 14]],\n\n       "
        + "[[15, 16, 17, 18, 19],\n        [20, 21, 22, 23, 24],\n        [25, 26, 27, 28, 29]]])",
        np.array_repr(np.arange(30).reshape(2, 3, 5)));

    [Fact]
    public void Repr_names_types_that_NumPy_would_not_guess()
    {
        Assert.Equal("array([   1, -100], dtype=int8)", np.array_repr(np.array(new sbyte[] { 1, -100 })));
        Assert.Equal("array([0.1, 0.7], dtype=float32)", np.array_repr(np.array(0.1f, 0.7f)));
        Assert.Equal("array([ True, False])", np.array_repr(np.array(true, false)));
        Assert.Equal("array([], shape=(0, 3), dtype=float64)", np.array_repr(np.zeros(new Shape(0, 3))));
        Assert.Equal("array([], dtype=float64)", np.array_repr(np.zeros(0)));
    }

    [Fact]
    public void Scalars_print_as_in_Python()
    {
        Assert.Equal("5", np.array(5).ToString());
        Assert.Equal("1e+20", np.array(1e20).ToString());
        Assert.Equal("0.1", np.array(0.1).ToString());
        Assert.Equal("array(1.e+20)", np.array_repr(np.array(1e20)));
        Assert.Equal("100.0", np.array(100.0).ToString());
    }

    [Fact]
    public void Options_hold_until_their_scope_ends()
    {
        using (np.printoptions(precision: 2))
        {
            Assert.Equal("[0.33 0.67]", np.array(1.0 / 3, 2.0 / 3).ToString());
        }

        Assert.Equal("[0.33333333 0.66666667]", np.array(1.0 / 3, 2.0 / 3).ToString());
    }

    [Theory]
    [InlineData(0.5, 0, "0.")]
    [InlineData(1.5, 0, "2.")]
    [InlineData(2.5, 0, "2.")]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(1e-9, 3, "0.")]
    public void Digits_that_do_not_fit_round_half_to_even(double value, int precision, string expected) =>
        Assert.Equal(expected, np.format_float_positional(value, precision, trim: '.'));
}
