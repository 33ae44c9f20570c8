using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class BadInputTests
{
    [Fact]
    public void A_shape_with_an_open_extent_serves_reshapes_alone()
    {
        var array = np.arange(12);
        Assert.Equal([2L, 6L], array.reshape((2, -1)).shape);
        Assert.Equal([4L, 3L], np.reshape(array, new Shape(-1, 3)).shape);
        Assert.Equal([3L, 2L, 2L], array.reshape(new Shape(3, -1, 2), 'F').shape);
        Assert.Equal("(-1, 3)", new Shape(-1, 3).ToString());
        Assert.NotEqual(new Shape(-1, 3), new Shape(4, 3));
        Assert.Equal("negative dimensions are not allowed",
            Assert.Throws<ValueError>(() => np.zeros(new Shape(-1, 3))).Message);
    }

    [Fact]
    public void A_reshape_that_does_not_fit_says_where_it_was_free() => Assert.Equal(
        "cannot reshape array of size 3 into shape (2,newaxis)",
        Assert.Throws<IncorrectShapeException>(() => np.arange(3).reshape(2, -1)).Message);

    [Fact]
    public void A_reshape_to_more_elements_than_can_be_counted_is_refused() =>
        Assert.Throws<IncorrectShapeException>(() => np.arange(6).reshape(1L << 40, 1L << 40));

    [Fact]
    public void Values_that_do_not_fit_a_slice_are_a_value_error()
    {
        var array = np.zeros(new Shape(3));
        Assert.Equal("could not broadcast input array from shape (5,) into shape (2,)",
            Assert.Throws<ValueError>(() => array["1:"] = np.arange(5)).Message);
        Assert.Equal("setting an array element with a sequence.",
            Assert.Throws<ValueError>(() => array[1] = np.arange(1)).Message);
    }

    [Fact]
    public void An_ellipsis_makes_an_element_an_array_that_takes_one()
    {
        var array = np.arange(3);
        array["..., 1"] = np.full(new Shape(1), 7);
        array[Slice.Ellipsis, Slice.Index(2)] = np.full(new Shape(1, 1), 8);
        Assert.Equal([0L, 7L, 8L], array.ToArray<long>());
        Assert.Equal("could not broadcast input array from shape (2,) into shape ()",
            Assert.Throws<ValueError>(() => array["0, ..."] = np.arange(2)).Message);
    }

    [Fact]
    public void Stacks_of_matrices_that_do_not_broadcast_are_named_whole() => Assert.Equal(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
        + "(3,2,3)->(3,newaxis,newaxis) (4,3,1)->(4,newaxis,newaxis)  and requested shape (2,1)",
        Assert.Throws<IncorrectShapeException>(
            () => np.matmul(np.ones(new Shape(3, 2, 3)), np.ones(new Shape(4, 3, 1)))).Message);

    [Fact]
    public void Null_is_refused_by_name()
    {
        var array = np.arange(3);
        Assert.Throws<ArgumentNullException>("value", () => array["1:"] = null!);
        Assert.Throws<ArgumentNullException>("value", () => array[1] = null!);
        Assert.Throws<ArgumentNullException>("index", () => array[(NDArray)null!]);
        Assert.Throws<ArgumentNullException>("b", () => array + (NDArray)null!);
        Assert.Throws<ArgumentNullException>("array", () => np.sum(null!));
        Assert.Throws<ArgumentNullException>("arrays[1]", () => np.concatenate([array, null!]));
        Assert.Throws<ArgumentNullException>("arrays", () => np.stack(null!));
    }

    [Fact]
    public void Sizes_beyond_any_memory_are_out_of_memory_and_the_session_goes_on()
    {
        var triple = np.arange(3);
        Assert.Throws<OutOfDeviceMemoryException>(() => np.arange(0L, long.MaxValue));
        Assert.Throws<OutOfDeviceMemoryException>(() => np.repeat(triple, long.MaxValue));
        Assert.Throws<OutOfDeviceMemoryException>(() => np.tile(triple, int.MaxValue, int.MaxValue));
        Assert.Throws<OutOfDeviceMemoryException>(() => np.broadcast_to(triple, new Shape(1L << 60, 3)) + 1);
        var error = Assert.Throws<OutOfDeviceMemoryException>(() => np.random.rand(1L << 40));
        Assert.Contains("np.random needs a .NET array of 1,099,511,627,776 elements", error.Message);
        Assert.Throws<OutOfDeviceMemoryException>(
            () => np.broadcast_to(np.array(1.0), new Shape(1L << 33)).ToArray<double>());
        Assert.Equal(3L, (long)triple.sum());
    }

    [Fact]
    public void A_negative_number_of_tiles_is_refused() =>
        Assert.Throws<ValueError>(() => np.tile(np.arange(3), -1));

    [Fact]
    public void Numbers_that_are_not_finite_are_written_as_NumPy_writes_them()
    {
        Assert.Equal("nan", np.format_float_scientific(double.NaN, pad_left: 6));
        Assert.Equal("-inf", np.format_float_positional(double.NegativeInfinity, sign: true));
        Assert.Equal("+inf", np.format_float_scientific(double.PositiveInfinity, sign: true));
    }

    [Theory]
    [InlineData(-1, null, null, "precision must be >= 0")]
    [InlineData(null, -1, null, "min_digits must be >= 0")]
    [InlineData(null, null, -2, "pad_left must be >= 0")]
    [InlineData(2, 3, null, "min_digits must be less than or equal to precision")]
    public void Widths_of_numbers_are_checked(int? precision, int? minimum, int? left, string message)
    {
        var positional = Assert.Throws<ValueError>(
            () => np.format_float_positional(1.5, precision, min_digits: minimum, pad_left: left));
        var scientific = Assert.Throws<ValueError>(
            () => np.format_float_scientific(1.5, precision, min_digits: minimum, pad_left: left));
        Assert.Equal((message, message), (positional.Message, scientific.Message));
    }

    [Fact]
    public void A_range_of_more_numbers_than_an_integer_counts_is_refused()
    {
        var error = Assert.Throws<ValueError>(() => np.arange(long.MinValue, 7, 1));
        Assert.Equal("Maximum allowed size exceeded", error.Message);
    }

    [Fact]
    public void An_element_of_an_empty_array_is_out_of_bounds_without_all_indices_too()
    {
        var error = Assert.Throws<IndexError>(() => np.zeros(new Shape(2L, 0L)).GetDouble([1]));
        Assert.Equal("index 0 is out of bounds for axis 1 with size 0", error.Message);
    }

    [Fact]
    public void A_mask_that_does_not_fit_is_refused()
    {
        var target = np.zeros(2);
        var shape = Assert.Throws<ValueError>(
            () => np.copyto(target, np.ones(2), where: np.array(new[] { true, false, true })));
        Assert.Equal("could not broadcast where mask from shape (3,) into shape (2,)", shape.Message);
        Assert.Throws<TypeError>(() => np.copyto(target, np.ones(2), where: np.ones(2)));
    }

    [Fact]
    public void Orders_beyond_any_use_are_answered_or_refused()
    {
        Assert.Equal(0, np.diff(np.arange(4), int.MaxValue).size);
        Assert.Equal(0, np.polyder(np.arange(4), int.MaxValue).size);
        Assert.Throws<RuntimeError>(() => np.polyint(np.arange(4), int.MaxValue));
        Assert.Throws<ValueError>(() => np.array(new[] { 1 }, null, ndmin: int.MaxValue));
    }

    [Fact]
    public void Distributions_with_infinite_parameters_end()
    {
        var random = np.random.RandomState(3);
        Assert.Equal(1L, (long)random.zipf(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, (double)random.noncentral_chisquare(1, double.PositiveInfinity));
        Assert.InRange((double)np.random.default_rng(3).noncentral_chisquare(0.5, 1e300), 0.999e300, 1.001e300);
        Assert.Equal(double.NaN, (double)np.random.default_rng(3).beta(double.NaN, 1));
    }

    [Fact]
    public void A_field_beyond_the_element_is_refused()
    {
        var error = Assert.Throws<ValueError>(() => np.arange(3).getfield(typeof(int), int.MaxValue));
        Assert.Equal("new type plus offset is larger than original type", error.Message);
    }
}
