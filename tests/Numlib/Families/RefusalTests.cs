using Xunit;

namespace Cohort.Tests.Numlib.Families;

/// <summary>What the families of functions refuse, in NumPy's words.</summary>
public sealed class RefusalTests
{
    private static readonly NDArray Two = np.array(new[] { 1.0, 2 });

    [Fact]
    public void Quantiles_out_of_range_and_unknown_methods_are_refused()
    {
        Refuses<ValueError>("Percentiles must be in the range [0, 100]", () => np.percentile(Two, 101));
        Refuses<ValueError>("Quantiles must be in the range [0, 1]", () => np.quantile(Two, np.array(new[] { -0.1 })));
        Refuses<ValueError>("Quantiles must be in the range [0, 1]", () => np.quantile(Two, double.NaN));
        Refuses<TypeError>("a must be an array of real numbers", () => np.quantile(Two.astype(np.complex128), 0.5));
        Refuses<ValueError>("q must be a scalar or 1d", () => np.quantile(Two, np.zeros((1, 1, 1))));
        Refuses<AxisError>("axis 3 is out of bounds for array of dimension 1", () => np.median(Two, 3));
        Assert.StartsWith(
            "'x' is not a valid method. Use one of: inverted_cdf, ",
            Assert.Throws<ValueError>(() => np.quantile(Two, 0.5, method: "x")).Message, StringComparison.Ordinal);
        Assert.Throws<IndexError>(() => np.percentile(np.zeros(0), 50));
        Refuses<ValueError>("All-NaN slice encountered", () => np.nanargmax(np.array(new[] { double.NaN })));
    }

    [Fact]
    public void Sliding_products_need_vectors_and_a_mode()
    {
        Refuses<ValueError>("v cannot be empty", () => np.convolve(Two, np.zeros(0)));
        Refuses<ValueError>("a cannot be empty", () => np.convolve(np.zeros(0), np.zeros(0)));
        Refuses<ValueError>("first array argument cannot be empty", () => np.correlate(np.zeros(0), Two));
        Refuses<ValueError>("object too deep for desired array", () => np.convolve(np.zeros((2, 2)), Two));
        Refuses<ValueError>(
            "mode must be one of 'valid', 'same', or 'full' (got 'x')", () => np.convolve(Two, Two, "x"));
    }

    [Fact]
    public void Points_and_weights_have_to_fit()
    {
        Refuses<ValueError>("fp and xp are not of the same length.", () => np.interp(Two, Two, np.zeros(3)));
        Refuses<ValueError>("array of sample points is empty", () => np.interp(Two, np.zeros(0), np.zeros(0)));
        Refuses<ValueError>("period must be a non-zero value", () => np.interp(Two, Two, Two, period: 0));
        Refuses<ValueError>("m has more than 2 dimensions", () => np.cov(np.zeros((1, 2, 3))));
        Refuses<TypeError>("fweights must be integer", () => np.cov(Two, fweights: np.array(new[] { 0.5, 1 })));
        Refuses<RuntimeError>(
            "incompatible numbers of samples and aweights", () => np.cov(Two, aweights: np.ones(3)));
        Refuses<ValueError>("aweights cannot be negative", () => np.cov(Two, aweights: -Two));
        Refuses<TypeError>("array does not have imaginary part to set", () => Two.imag = Two);
        Refuses<TypeError>(
            "This operation is not supported for complex128 values because it would be ambiguous.",
            () => np.isposinf(Two.astype(np.complex128)));
    }

    [Fact]
    public void Polynomials_need_sensible_orders()
    {
        Refuses<ValueError>("Polynomial must be 1d only.", () => new poly1d(np.zeros((2, 2))));
        Refuses<ValueError>("Order of derivative must be positive (see polyint)", () => np.polyder(Two, -1));
        Refuses<ValueError>("Order of integral must be positive (see polyder)", () => np.polyint(Two, -1));
        Refuses<ValueError>(
            "k must be a scalar or a rank-1 array of length 1 or >m.", () => np.polyint(Two, 3, Two));
        Refuses<ValueError>("expected deg >= 0", () => np.polyfit(Two, Two, -1).coeffs);
        Refuses<TypeError>("expected x and y to have same length", () => np.polyfit(Two, np.zeros(3), 1).coeffs);
        Refuses<ValueError>(
            "the number of data points must exceed order to scale the covariance matrix",
            () => np.polyfit(Two, Two, 1, cov: true).coeffs);
        Refuses<ValueError>(
            "input must be 1d or non-empty square 2d array.", () => np.poly(np.zeros((2, 3))));
        Refuses<ValueError>("x must be a one-dimensional array or sequence.", () => np.vander(np.zeros((2, 3))));
    }

    [Fact]
    public void Positions_have_to_be_in_bounds()
    {
        Refuses<IndexError>("index 3 is out of bounds for axis 0 with size 2", () => np.insert(Two, 3, (object)1));
        Refuses<IndexError>("index 2 is out of bounds for axis 0 with size 2", () => np.delete(Two, 2));
        Refuses<IndexError>("index -3 is out of bounds for axis 0 with size 2", () => np.delete(Two, new[] { -3 }));
        Refuses<ValueError>(
            "boolean array argument obj to delete must be one dimensional and match the axis length of 2",
            () => np.delete(Two, new[] { true }));
        Refuses<ValueError>("invalid entry in coordinates array", () => np.ravel_multi_index([3L, 0], [3, 4]));
        Refuses<ValueError>("index 12 is out of bounds for array with size 12", () => np.unravel_index(12, [3, 4]));
        Refuses<ValueError>("Cross index must be 1 dimensional", () => np.ix_(np.zeros((2, 2), np.int32)));
        Refuses<ValueError>("array must be at least 2-d", () => np.fill_diagonal(Two, 1));
        Refuses<ValueError>(
            "All dimensions of input must be of equal length", () => np.fill_diagonal(np.zeros((2, 2, 3)), 1));
        Refuses<ValueError>(
            "Invalid kind: 'x'. Please use None, 'sort' or 'table'.", () => np.isin(Two, Two, kind: "x"));
        Refuses<TypeError>("need sequence of keys with len > 0 in lexsort", () => np.lexsort([]));
        Refuses<ValueError>("cannot resize this array: it does not own its data", () => Two["1:"].resize(3));
    }

    [Fact]
    public void Subscripts_have_to_fit_the_operands()
    {
        var m = np.ones((2, 3));
        Refuses<ValueError>("einstein sum subscripts string contains too many subscripts for operand 0",
            () => np.einsum("ijk", m));
        Refuses<ValueError>("operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis "
            + "provided to broadcast the extra dimensions.", () => np.einsum("i", m));
        Refuses<ValueError>("more operands provided to einstein sum function than specified in the subscripts string",
            () => np.einsum("i", Two, Two));
        Refuses<ValueError>("fewer operands provided to einstein sum function than specified in the subscripts string",
            () => np.einsum("i,j", Two));
        Refuses<ValueError>("einstein sum subscripts string includes output subscript 'i' multiple times",
            () => np.einsum("ij->ii", m));
        Refuses<ValueError>(
            "einstein sum subscripts string included output subscript 'k' which never appeared in an input",
            () => np.einsum("ij->k", m));
        Refuses<ValueError>("invalid subscript '$' in einstein sum subscripts string, subscripts must be letters",
            () => np.einsum("i$", m));
        Refuses<ValueError>("dimensions in operand 0 for collapsing index 'i' don't match (2 != 3)",
            () => np.einsum("ii", m));
        Refuses<ValueError>("operands could not be broadcast together with remapped shapes [original->remapped]: "
            + "(2,3)->(2,newaxis,3) (4,2)->(newaxis,2,4) ", () => np.einsum("ij,jk->ik", m, np.ones((4, 2))));
        Refuses<TypeError>(
            "Cannot cast array data from dtype('float64') to dtype('int32') according to the rule 'safe'",
            () => np.einsum("ij->i", [m], dtype: NPTypeCode.Int32));
        Refuses<RuntimeError>("Invalid einsum_path is specified: 1 more operands has to be contracted.",
            () => np.einsum("i,i,i", [Two, Two, Two], optimize: new[] { new[] { 0, 1 } }));
    }

    [Fact]
    public void Borders_take_only_what_their_mode_knows()
    {
        Refuses<ValueError>("mode 'foo' is not supported", () => np.pad(Two, 1, "foo"));
        Refuses<ValueError>("unsupported keyword arguments for mode 'edge': {'constant_values'}",
            () => np.pad(Two, 1, "edge", constant_values: 2));
        Refuses<ValueError>("index can't contain negative values", () => np.pad(Two, -1));
        Refuses<ValueError>("stat_length of 0 yields no value for padding",
            () => np.pad(Two, 1, "maximum", stat_length: 0));
        Refuses<ValueError>("can't extend empty axis 0 using modes other than 'constant' or 'empty'",
            () => np.pad(np.zeros((0, 2)), 1, "edge"));
        Refuses<IncorrectShapeException>("operands could not be broadcast together with remapped shapes "
            + "[original->remapped]: (3,)  and requested shape (1,2)", () => np.pad(Two, new[] { 1, 2, 3 }));
    }

    [Fact]
    public void Blocks_have_one_depth_and_products_one_length()
    {
        Refuses<ValueError>("List at arrays cannot be empty", () => np.block(Array.Empty<NDArray>()));
        Refuses<ValueError>("List at arrays[1] cannot be empty",
            () => np.block(new object[] { new[] { Two }, Array.Empty<NDArray>() }));
        Refuses<ValueError>(
            "List depths are mismatched. First element was at depth 2, but there is an element at depth 1 (arrays[1])",
            () => np.block(new object[] { new[] { Two }, Two }));
        Refuses<NameError>("name 'b' is not defined",
            () => np.bmat("a,b", new Dictionary<string, NDArray> { ["a"] = Two }));
        Refuses<ValueError>("incompatible dimensions for cross product\n(dimension must be 2 or 3)",
            () => np.cross(np.zeros(4), np.zeros(3)));
        Refuses<ValueError>("vecdot: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            + "(n),(n)->() (size 3 is different from 2)", () => np.vecdot(Two, np.zeros(3)));
        Assert.Throws<TypeError>(() => np.matvec(np.zeros((2, 2)), Two, axis: 0));
        Refuses<TypeError>("Expected an input array of integer or boolean data type", () => np.packbits(Two));
        Refuses<TypeError>("ufunc 'gcd' did not contain a loop with signature matching types (dtype('float64'), "
            + "dtype('float64')) -> None", () => np.gcd(Two, Two));
    }

    private static void Refuses<T>(string message, Func<object> call)
        where T : Exception => Assert.Equal(message, Assert.Throws<T>(call).Message);

    private static void Refuses<T>(string message, Action call)
        where T : Exception => Assert.Equal(message, Assert.Throws<T>(call).Message);
}
