using Xunit;

namespace Cohort.Tests.Library;

/// <summary>Reading and writing at integer arrays, in blocks of every layout, across the steps of the walk.</summary>
public sealed class IndexedBlocksTests
{
    private const int Rows = 1300;

    [Theory]
    [InlineData("", 1)]
    [InlineData(":", 7)]
    [InlineData("::2", 4)]
    [InlineData("::-1", 7)]
    [InlineData("2:2", 0)]
    public void Rows_at_indices_are_the_rows(string columns, int width)
    {
        var matrix = np.arange(Rows * 7).reshape(Rows, 7);
        var source = columns.Length == 0 ? matrix[":, 3"] : matrix[$":, {columns}"];
        var indices = (np.arange(3000) * 7 % Rows) - (Rows / 2);
        var found = source[indices];
        Assert.Equal(3000L * width, found.size);
        for (var i = 0; i < 3000 && width > 0; i += 177)
        {
            Assert.True(np.array_equal(source[(int)indices[i]], found[i]));
        }
    }

    [Fact]
    public void Rows_that_are_replaced_are_those_values_and_the_others_stay()
    {
        var matrix = np.zeros(new Shape(Rows, 6));
        var indices = np.arange(0, Rows, 2)["::-1"];
        var values = np.arange(indices.size * 3.0).reshape(-1, 3) + 1;
        matrix[":, ::2"][indices] = values;
        Assert.Equal((double)values.sum(), (double)matrix.sum());
        Assert.True(np.array_equal(values, matrix[":, ::2"][indices]));
        matrix[indices] = 5.0;
        Assert.Equal(5.0 * 6 * (Rows / 2), (double)matrix.sum());
    }

    [Fact]
    public void Indices_in_pairs_of_which_one_is_spread_select_a_grid()
    {
        var matrix = np.arange(Rows * 7).reshape(Rows, 7);
        var (rows, columns) = (np.arange(0, Rows, 3).reshape(-1, 1), np.array([5, -7]));
        Assert.True(np.array_equal(matrix["::3"][Slice.All, columns], matrix[rows, columns]));
    }

    [Fact]
    public void The_first_index_out_of_bounds_is_named_before_anything_is_written()
    {
        var array = np.zeros(new Shape(100));
        var indices = np.arange(3000) % 100;
        indices[2500] = -101;
        indices[2700] = 100;
        Assert.Equal("index -101 is out of bounds for axis 0 with size 100",
            Assert.Throws<IndexError>(() => array[indices] = 1.0).Message);
        Assert.Equal(0.0, (double)array.sum());
    }
}
