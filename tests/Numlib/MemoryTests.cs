using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Which results share their elements, and how fresh ones lie in memory.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void Ravel_is_a_view_of_row_major_elements_only()
    {
        var array = np.arange(6);
        array.reshape(2, 3).ravel()["0"] = 9;
        array["::2"].ravel()["..."] = -1;
        Assert.Equal([9L, 1L, 2L, 3L, 4L, 5L], array.ToArray<long>());
        var diagonal = np.eye(3).diagonal().ravel();
        diagonal[0] = 5;
        Assert.Equal([5.0, 1.0, 1.0], diagonal.ToArray<double>());
    }

    [Theory]
    [InlineData('C', 24, 8)]
    [InlineData('F', 8, 16)]
    public void A_sorted_copy_lies_as_its_source_along_any_axis(char order, long rows, long columns)
    {
        var source = np.array(new double[,] { { 3, 1, 2 }, { 0, 5, 4 } }).copy(order);
        foreach (var axis in (int[])[0, 1])
        {
            Assert.Equal([rows, columns], np.sort(source, axis).strides);
            Assert.Equal([24L, 8L], np.argsort(source, axis).strides);
        }

        Assert.Equal("[[0. 1. 2.]\n [3. 5. 4.]]", np.sort(source, 0).ToString());
        Assert.Equal("[[1 0 0]\n [0 1 1]]", np.argsort(source, 0).ToString());
    }

    [Fact]
    public void Copyto_drops_leading_axes_of_extent_1()
    {
        var target = np.zeros(2);
        np.copyto(target, np.ones(new Shape(1, 1, 2)));
        Assert.Equal([1.0, 1.0], target.ToArray<double>());
        Assert.Throws<IncorrectShapeException>(() => np.copyto(target, np.ones(new Shape(2, 2))));
    }

    [Fact]
    public void Complex_elements_are_copied_from_any_view_to_any_view_and_under_masks()
    {
        Complex[] numbers = [.. Enumerable.Range(0, 12).Select(i => new Complex(i, -i))];
        var source = np.array(numbers).reshape(3, 4);
        Assert.Equal(numbers.Reverse(), source["::-1, ::-1"].copy().Data<Complex>().ToArray());
        var target = np.zeros((4, 3), np.complex128);
        target.T["1:, ::2"] = source["1:, 1::2"];
        Assert.Equal(new Complex(11, -11), target.GetComplex(2, 2));
        Assert.Equal(Complex.Zero, target.GetComplex(2, 0));
        np.copyto(target, source.T, where: np.array(new[] { true, false, false }));
        Assert.Equal(new Complex(3, -3), target.GetComplex(3, 0));
        Assert.Equal(Complex.Zero, target.GetComplex(3, 2));
        source["1:"] = source[":-1"];
        Assert.Equal(numbers[..4].Concat(numbers[..8]), source.Data<Complex>().ToArray());
    }

    [Fact]
    public void Sizes_that_no_integer_holds_are_refused()
    {
        Assert.StartsWith("array is too big", Assert.Throws<ValueError>(() => new Shape(1L << 62, 1L << 62)).Message);
        Assert.Throws<ValueError>(() => np.zeros(new Shape(1L << 61)));
        Assert.Throws<ValueError>(() => np.empty(new Shape(1L << 61)));
    }

    [Fact]
    public void Compound_assignment_binds_a_new_array()
    {
        var array = np.ones(2);
        var other = array;
        array += 1;
        array *= array;
        Assert.Equal([4.0, 4.0], array.ToArray<double>());
        Assert.Equal([1.0, 1.0], other.ToArray<double>());
    }

    [Fact]
    public void Compound_assignment_of_a_view_writes_what_was_read_before()
    {
        var array = np.arange(6);
        array["1:"] += array[":-1"];
        array[array > 6] -= 10;
        Assert.Equal([0L, 1L, 3L, 5L, -3L, -1L], array.ToArray<long>());
    }
}
