using Cohort.Runtime.Geometry;
using Cohort.Typing;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Numlib;

public sealed class BroadcastingTests
{
    private static readonly Gen<long[]> Extents = Gen.Long[0, 3].Array[0, 4];

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        var error = Assert.Throws<IncorrectShapeException>(() => np.zeros(new Shape(2, 3)) + np.zeros(4));
        Assert.Equal("operands could not be broadcast together with shapes (2,3) (4,) ", error.Message);
    }

    [Fact]
    public void The_common_shape_is_the_one_of_the_naive_rule() => Gen.Select(Extents, Extents).Sample((a, b) =>
    {
        var expected = Naive(a, b);
        if (expected is null)
        {
            Assert.Throws<IncorrectShapeException>(() => Broadcasting.Common(Layout.Contiguous(a),
                Layout.Contiguous(b)));
            return;
        }

        Assert.Equal(expected, Broadcasting.Common(Layout.Contiguous(a), Layout.Contiguous(b)).Extents.ToArray());
    });

    [Theory]
    [InlineData(3, 2)]
    [InlineData(-3, 2)]
    public void An_axis_that_does_not_exist_is_named(int axis, int rank)
    {
        var error = Assert.Throws<AxisError>(() => Axes.Normalize(axis, rank));
        Assert.Equal($"axis {axis} is out of bounds for array of dimension {rank}", error.Message);
    }

    [Fact]
    public void A_broadcast_array_is_read_only()
    {
        var view = np.broadcast_to(np.arange(3), new Shape(2, 3));
        Assert.Equal("assignment destination is read-only",
            Assert.Throws<NumSharpException>(() => view[0] = 1).Message);
        Assert.False(view.flags.writeable);
    }

    [Fact]
    public void One_unknown_extent_is_what_is_left() =>
        Assert.Equal([2L, 6L], np.arange(12).reshape(2, -1).shape);

    [Fact]
    public void A_reshape_of_another_size_is_refused() => Assert.Equal(
        "cannot reshape array of size 12 into shape (5,newaxis)",
        Assert.Throws<IncorrectShapeException>(() => np.arange(12).reshape(5, -1)).Message);

    private static long[]? Naive(long[] a, long[] b)
    {
        var result = new long[Math.Max(a.Length, b.Length)];
        for (var i = 1; i <= result.Length; i++)
        {
            var (x, y) = (i <= a.Length ? a[^i] : 1, i <= b.Length ? b[^i] : 1);
            if (x != y && x != 1 && y != 1)
            {
                return null;
            }

            result[^i] = x == 1 ? y : x;
        }

        return result;
    }
}
