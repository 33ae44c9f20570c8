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
}
