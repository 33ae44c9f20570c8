using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>mgrid, ogrid, r_, c_, s_ and index_exp, with NumPy's answers.</summary>
public sealed class GridTests
{
    [Fact]
    public void A_dense_grid_has_all_coordinates()
    {
        var (rows, columns) = np.mgrid["0:2", "3:6"];
        Assert.Equal([0L, 0, 0, 1, 1, 1], rows.ToArray<long>());
        Assert.Equal([3L, 4, 5, 3, 4, 5], columns.ToArray<long>());
        NDArray grid = np.mgrid["0:2", "3:6"];
        Assert.Equal([2L, 2, 3], grid.shape);
        Assert.Equal(2, np.mgrid["0:2, 3:6"].Grid.shape[0]);
    }

    [Fact]
    public void One_number_that_is_no_integer_makes_all_grids_real()
    {
        NDArray grid = np.mgrid["0:2", "0:1:0.25"];
        Assert.Equal(typeof(double), grid.dtype);
        Assert.Equal([0, 0.25, 0.5, 0.75], np.mgrid["0:1:0.25"].Grid.ToArray<double>());
    }

    [Fact]
    public void An_imaginary_step_counts_points_with_both_ends()
    {
        NDArray points = np.mgrid["-1:1:5j"];
        Assert.Equal([-1, -0.5, 0, 0.5, 1], points.ToArray<double>());
        Assert.Equal([0.0, 0.5, 1], ((NDArray)np.r_["0:1:3j"]).ToArray<double>());
    }

    [Fact]
    public void An_open_grid_broadcasts_to_the_dense_one()
    {
        var (rows, columns) = np.ogrid[new Slice(0, 4, 2), new Slice(1, 3)];
        Assert.Equal([2L, 1], rows.shape);
        Assert.Equal([1L, 2], columns.shape);
        Assert.Equal([0L, 2], rows.ToArray<long>());
        NDArray sum = rows + columns;
        Assert.Equal([1L, 2, 3, 4], sum.ToArray<long>());
        NDArray only = np.ogrid["3:0:-1"];
        Assert.Equal([3L, 2, 1], only.ToArray<long>());
    }

    [Fact]
    public void Rows_join_arrays_numbers_and_ranges()
    {
        var joined = np.r_[np.array(new[] { 1, 2, 3 }), 0, 0, "4:6"];
        Assert.Equal([1L, 2, 3, 0, 0, 4, 5], joined.ToArray<long>());
        Assert.Equal(typeof(double), np.r_[1.5, "0:2"].dtype);
    }

    [Fact]
    public void A_number_of_the_program_takes_the_type_of_the_arrays_beside_it() =>
        Assert.Equal(typeof(float), np.r_[np.zeros(2, typeof(float)), 1.5].dtype);

    [Theory]
    [InlineData("0,2", new[] { 2L, 3 })]
    [InlineData("0,2,0", new[] { 6L, 1 })]
    [InlineData("1,2,0", new[] { 3L, 2 })]
    [InlineData("-1,3", new[] { 1L, 1, 6 })]
    [InlineData("r", new[] { 1L, 6 })]
    [InlineData("c", new[] { 6L, 1 })]
    public void A_directive_says_how_they_are_joined(string directive, long[] shape)
    {
        var a = np.array(new[] { 1, 2, 3 });
        Assert.Equal(shape, np.r_[directive, a, a].shape);
    }

    [Fact]
    public void Columns_join_vectors_side_by_side()
    {
        var (a, b) = (np.array(new[] { 1, 2, 3 }), np.array(new[] { 4, 5, 6 }));
        var columns = np.c_[a, b];
        Assert.Equal([3L, 2], columns.shape);
        Assert.Equal([1, 4, 2, 5, 3, 6], columns.ToArray<int>());
        Assert.Equal([1L, 4], np.c_[np.array(new[,] { { 1, 2 } }), 0, 7].shape);
    }

    [Fact]
    public void An_index_can_be_an_object()
    {
        var a = np.arange(20).reshape(4, 5);
        Assert.Equal([6L, 8, 11, 13], a[np.s_["1:3, 1:4:2"]].ToArray<long>());
        Assert.Single(np.index_exp["2:4"]);
        Assert.True(np.index_exp.maketuple);
        Assert.False(np.s_.maketuple);
    }

    [Fact]
    public void What_is_no_range_or_directive_is_refused()
    {
        Assert.Contains("no end", Assert.Throws<ValueError>(() => np.mgrid["0:"]).Message, StringComparison.Ordinal);
        Assert.Throws<ValueError>(() => np.mgrid["x:3"]);
        Assert.Throws<ValueError>(() => np.mgrid["0:3:0"]);
        Assert.Throws<ValueError>(() => np.ogrid[5]);
        Assert.Throws<ValueError>(() => np.r_["q", 1]);
        Assert.Throws<ValueError>(() => np.r_[1, "r"]);
        Assert.Throws<ValueError>(() => np.r_[Array.Empty<object>()]);
    }

    [Fact]
    public void Indices_of_triangles_are_those_of_a_loop_over_the_matrix()
    {
        foreach (var (n, m, k) in from n in new[] { 0, 1, 3, 5 }
                                  from m in new[] { 0, 1, 4, 6 }
                                  from k in Enumerable.Range(-7, 15)
                                  select (n, m, k))
        {
            var all = from row in Enumerable.Range(0, n) from column in Enumerable.Range(0, m) select (row, column);
            var (lower, upper) = (np.tril_indices(n, k, m), np.triu_indices(n, k, m));
            Assert.Equal(all.Where(at => at.column - at.row <= k), Pairs(lower));
            Assert.Equal(all.Where(at => at.column - at.row >= k), Pairs(upper));
        }

        Assert.Empty(np.tril_indices(int.MaxValue, int.MinValue, 3)[0].ToArray<long>());
        Assert.Empty(np.triu_indices(int.MaxValue, int.MaxValue, 3)[1].ToArray<long>());
    }

    private static IEnumerable<(int Row, int Column)> Pairs(NDArray[] indices) => indices[0].ToArray<long>()
        .Zip(indices[1].ToArray<long>(), (row, column) => ((int)row, (int)column));
}
