using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class UfuncTests
{
    private static readonly double[] Numbers = [1, 2, 3, 4];

    [Fact]
    public void An_output_array_is_filled_and_returned()
    {
        var (numbers, output) = (np.array(Numbers), np.zeros(new Shape(2, 4), np.float32));
        Assert.Same(output, np.add(numbers, numbers, output));
        Assert.Equal("[[2. 4. 6. 8.]\n [2. 4. 6. 8.]]", output.ToString());
    }

    [Fact]
    public void Elements_that_the_mask_leaves_out_keep_their_value()
    {
        var numbers = np.array(Numbers);
        var output = np.full(new Shape(4), -1.0);
        np.sqrt(numbers, output, numbers > 3);
        np.multiply(numbers, 10, output, where: numbers < 2);
        Assert.Equal([10.0, -1.0, -1.0, 2.0], output.ToArray<double>());
    }

    [Fact]
    public void A_type_can_be_asked_for() =>
        Assert.Equal(NPTypeCode.Single, np.add(np.arange(2), np.arange(2), dtype: np.float32).typecode);

    [Fact]
    public void An_output_that_overlaps_the_operands_gets_what_they_held_before()
    {
        var array = np.arange(5);
        np.add(array["1:"], array[":-1"], array["1:"]);
        Assert.Equal([0L, 1L, 3L, 5L, 7L], array.ToArray<long>());
    }

    [Fact]
    public void An_output_of_another_shape_is_refused_with_all_shapes()
    {
        var (numbers, column) = (np.array(Numbers), np.ones(new Shape(3, 1)));
        Assert.Equal(
            "operands could not be broadcast together with shapes (4,) (4,) (3,) ",
            Assert.Throws<IncorrectShapeException>(() => np.add(numbers, numbers, np.zeros(3))).Message);
        Assert.Equal(
            "non-broadcastable output operand with shape (4,) doesn't match the broadcast shape (3,4)",
            Assert.Throws<IncorrectShapeException>(() => np.add(column, numbers, np.zeros(4))).Message);
    }

    [Fact]
    public void Modf_parts_have_the_sign_of_their_number()
    {
        var (fractional, integral) = np.modf(np.array(-1.5, 2.25, double.NegativeInfinity, double.NaN));
        Assert.Equal("[-0.5   0.25 -0.     nan]", fractional.ToString());
        Assert.Equal([-1.0, 2.0, double.NegativeInfinity, double.NaN], integral.ToArray<double>());
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_named_as_in_NumPy()
    {
        var (vector, matrix) = (np.arange(3), np.ones(new Shape(2, 3)));
        Assert.Equal(
            "axis2: axis 5 is out of bounds for array of dimension 2",
            Assert.Throws<AxisError>(() => np.swapaxes(matrix, 0, 5)).Message);
        Assert.Equal(
            "repeated axis in transpose",
            Assert.Throws<ValueError>(() => np.transpose(matrix, [0, 0])).Message);
        Assert.Equal(
            "all the input arrays must have same number of dimensions, but the array at index 0 has 1 dimension(s) and "
                + "the array at index 1 has 2 dimension(s)",
            Assert.Throws<IncorrectShapeException>(() => np.concatenate([vector, matrix])).Message);
    }
}
