using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class RequestedTypeTests
{
    [Fact]
    public void The_requested_type_chooses_the_loop_whatever_the_operands_are()
    {
        var truths = np.array([true, false]);
        Assert.Equal([0.0, 0.0], np.subtract(truths, truths, dtype: np.float64).ToArray<double>());
        Assert.Equal([-1.0, -0.0], np.negative(truths, dtype: np.float64).ToArray<double>());
        Assert.Throws<TypeError>(() => np.subtract(truths, truths, dtype: np.bool_));
    }

    [Fact]
    public void An_integer_of_the_program_has_to_fit_the_requested_type_only()
    {
        var bytes = np.ones(new Shape(2), np.uint8);
        Assert.Equal([301L, 301L], np.add(bytes, 300, dtype: np.int64).ToArray<long>());
        Assert.Throws<OverflowException>(() => np.add(bytes, 300));
    }

    [Fact]
    public void An_operand_that_cannot_be_cast_is_counted()
    {
        var (numbers, integers) = (np.arange(2.0), np.arange(2));
        Assert.Equal("Cannot cast ufunc 'add' input 1 from dtype('float64') to dtype('int32') with casting rule "
            + "'same_kind'", Assert.Throws<TypeError>(() => np.add(integers, numbers, dtype: np.int32)).Message);
        Assert.Equal("Cannot cast ufunc 'square' input from dtype('float64') to dtype('int32') with casting rule "
            + "'same_kind'", Assert.Throws<TypeError>(() => np.square(numbers, dtype: np.int32)).Message);
    }

    [Fact]
    public void Ldexp_takes_exponents_of_the_program() =>
        Assert.Equal([4.0, 8.0], np.ldexp(np.array([1.0, 2.0]), 2).ToArray<double>());

    [Theory]
    [InlineData(3)]
    [InlineData(20_000)]
    public void Neighbours_of_half_floats_are_half_floats(int length)
    {
        var ones = np.ones(new Shape(length), typeof(Half));
        var next = np.nextafter(ones, ones + ones).astype(np.float64);
        var distance = np.spacing(ones).astype(np.float64);
        Assert.Equal(1 + (1.0 / 1024), (double)next.max());
        Assert.Equal(1.0 / 1024, (double)distance.min());
        Assert.Equal(1.0 / 1024, (double)(next - ones).min());
    }
}
