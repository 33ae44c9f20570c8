using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib.Families;

/// <summary>
/// What answers of NumPy 1.24 cannot show: types and ties of NumPy 2, views, paths, and arrays of results.
/// </summary>
public sealed class FamilyTests
{
    [Fact]
    public void Quantiles_of_floats_keep_their_type_for_numbers_of_the_program_alone()
    {
        var single = np.arange(5).astype(np.float32);
        Assert.Equal(np.float32, np.quantile(single, 0.3).dtype);
        Assert.Equal(np.float32, np.percentile(single, 30).dtype);
        Assert.Equal(np.float64, np.quantile(single, new[] { 0.3, 0.5 }).dtype);
        Assert.Equal(np.float32, np.quantile(single, np.array(new[] { 0.3f })).dtype);
        Assert.Equal(np.float16, np.median(np.arange(4).astype(np.float16)).dtype);
        Assert.Equal(np.int64, np.quantile(np.arange(5), 0.3, method: "lower").dtype);
        Assert.Equal(np.int64, np.quantile(np.arange(5), np.array(new[] { 0, 1 })).dtype);
    }

    [Fact]
    public void A_tie_of_the_closest_observation_goes_to_the_even_order_statistic()
    {
        var a = np.arange(10) + 1.0;
        double[] found = [.. new[] { 0.05, 0.15, 0.25, 0.35, 0.45 }.Select(q =>
            (double)np.quantile(a, q, method: "closest_observation"))];
        Assert.Equal([1.0, 2, 2, 4, 4], found);
    }

    [Fact]
    public void Results_are_stored_where_they_are_wanted()
    {
        var target = np.zeros(3);
        var a = np.arange(12.0).reshape(4, 3);
        Assert.Same(target, np.median(a, 0, target));
        Assert.Equal([4.5, 5.5, 6.5], target.ToArray<double>());
        np.percentile(a, 100, 0, target);
        Assert.Equal([9.0, 10, 11], target.ToArray<double>());
        np.einsum("ij->j", [a], target);
        Assert.Equal([18.0, 22, 26], target.ToArray<double>());
        Assert.Throws<ValueError>(() => np.median(a, 1, target));
    }

    [Fact]
    public void Parts_of_complex_numbers_are_views()
    {
        var z = np.array(new Complex[] { new(1, 2), new(3, 4) });
        z.real = np.array(new[] { 5.0, 6 });
        z.imag["0"] = 9.0;
        Assert.Equal([new Complex(5, 9), new Complex(6, 4)], z.ToArray<Complex>());
        Assert.Equal([new Complex(5, -9), new Complex(6, -4)], z.conj().ToArray<Complex>());
        var real = np.arange(3.0);
        Assert.Same(real, real.real);
        Assert.Same(real, real.conj());
        Assert.Throws<NumSharpException>(() => real.imag["0"] = 1.0);
        Assert.True(np.iscomplexobj(z));
        Assert.True(np.isrealobj(real));
    }

    [Fact]
    public void Infinities_are_replaced_in_place_when_there_is_no_copy()
    {
        var a = np.array(new[] { double.NaN, double.NegativeInfinity, 1 });
        Assert.Same(a, np.nan_to_num(a, copy: false));
        Assert.Equal([0, double.MinValue, 1], a.ToArray<double>());
    }

    [Fact]
    public void Long_kernels_and_short_ones_slide_alike()
    {
        var random = np.random.RandomState(5);
        var signal = random.randn(300);
        var expected = signal.ToArray<double>();
        foreach (var taps in new[] { 1, 2, 24, 25, 100, 299, 300 })
        {
            var kernel = random.randn(taps);
            var weights = kernel.ToArray<double>();
            var naive = new double[300 + taps - 1];
            for (var i = 0; i < 300; i++)
            {
                for (var j = 0; j < taps; j++)
                {
                    naive[i + j] += expected[i] * weights[j];
                }
            }

            Assert.True(np.allclose(np.convolve(signal, kernel), np.array(naive), 1e-12, 1e-12), $"{taps} taps");
        }
    }

    [Fact]
    public void Paths_are_those_of_NumPy()
    {
        var (a, b, c) = (np.ones((2, 3)), np.ones((3, 4)), np.ones((4, 5)));
        var (path, report) = np.einsum_path("ij,jk,kl->il", [a, b, c]);
        Assert.Equal("['einsum_path', (1, 2), (0, 1)]", path.ToString());
        Assert.Equal(
            string.Join('\n',
                "  Complete contraction:  ij,jk,kl->il",
                "         Naive scaling:  4",
                "     Optimized scaling:  3",
                "      Naive FLOP count:  3.600e+02",
                "  Optimized FLOP count:  1.810e+02",
                "   Theoretical speedup:  1.989",
                "  Largest intermediate:  1.500e+01 elements",
                new string('-', 74),
                "scaling                  current                                remaining",
                new string('-', 74),
                "   3                   kl,jk->jl                                ij,jl->il",
                "   3                   jl,ij->il                                   il->il"),
            report);
        Assert.Equal(new EinsumPath([[0, 1], [0, 1]]), np.einsum_path("ij,jk,kl->il", [a, b, c], "optimal").Item1);
        Assert.Equal(new EinsumPath([[0, 1, 2]]), np.einsum_path("ij,jk,kl->il", [a, b, c], false).Item1);
        Assert.Equal("einsum_path", path.ToList()[0]);
        foreach (var order in new object[] { path, path.ToList(), "optimal", true, false, ("greedy", 1e9) })
        {
            var product = np.einsum("ij,jk,kl->il", [a, b, c], optimize: order);
            Assert.Equal(Enumerable.Repeat(12.0, 10), product.ravel().ToArray<double>());
        }
    }

    [Fact]
    public void Every_order_of_steps_gives_the_same_sum()
    {
        var random = np.random.RandomState(7);
        NDArray[] operands = [random.randn(2, 3), random.randn(2, 3), random.randn(3, 3, 3, 3), random.randn(2, 3)];
        var whole = np.einsum("ea,fb,abcd,gc->efgd", operands, optimize: new[] { new[] { 0, 1, 2, 3 } });
        foreach (var way in new[] { "greedy", "optimal" })
        {
            Assert.True(np.allclose(whole, np.einsum("ea,fb,abcd,gc->efgd", operands, optimize: way)));
        }
    }

    [Fact]
    public void A_diagonal_by_subscripts_is_a_view()
    {
        var m = np.zeros((3, 3));
        np.einsum("ii->i", m)[":"] = np.arange(3.0);
        Assert.Equal([0.0, 0, 0, 0, 1, 0, 0, 0, 2], m.ravel().ToArray<double>());
    }

    [Fact]
    public void Resizing_in_place_adds_zeros_and_keeps_views_as_they_were()
    {
        var a = np.arange(6);
        var view = a["1:3"];
        a.resize(2, 4);
        Assert.Equal([0, 1, 2, 3, 4, 5, 0, 0], a.ravel().ToArray<long>());
        Assert.Equal([1, 2], view.ToArray<long>());
        a.resize(new Shape(3));
        Assert.Equal([0, 1, 2], a.ToArray<long>());
        Assert.Equal([0, 2], a.delete(new[] { 1 }).ToArray<long>());
    }

    [Fact]
    public void Results_of_unique_have_names_and_places()
    {
        var all = np.unique_all(np.array(new[] { 3, 1, 3 }));
        var (values, indices, inverse, counts) = all;
        Assert.Equal([1, 3], values.ToArray<int>());
        Assert.Equal([1L, 0], indices.ToArray<long>());
        Assert.Equal([1L, 0, 1], inverse.ToArray<long>());
        Assert.Equal([1L, 2], counts.ToArray<long>());
        Assert.Equal(4, all.Length);
        Assert.Same(all.counts, all[3]);
        Assert.Equal(2, np.unique_inverse(np.arange(2)).Length);
    }

    [Fact]
    public void Gradients_of_one_axis_are_arrays_and_of_several_are_not()
    {
        NDArray slope = np.gradient(np.arange(4.0));
        Assert.Equal([1.0, 1, 1, 1], slope.ToArray<double>());
        var (rows, columns) = np.gradient(np.arange(6.0).reshape(2, 3));
        Assert.Equal(3.0, (double)rows["0, 0"]);
        Assert.Equal(1.0, (double)columns["0, 0"]);
        Assert.Throws<ValueError>(() => (NDArray)np.gradient(np.zeros((2, 2))));
    }

    [Fact]
    public void Shapes_broadcast_without_arrays()
    {
        Assert.Equal([4L, 2, 3], np.broadcast_shapes((2, 1), (1, 3), (4, 1, 1)).Dimensions);
        Assert.Empty(np.broadcast_shapes().Dimensions);
        var refusal = Assert.Throws<IncorrectShapeException>(() => np.broadcast_shapes((2, 1), (2, 3), 4));
        Assert.Equal(
            "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 1 with shape "
            + "(2, 3) and arg 2 with shape (4,).", refusal.Message);
    }
}
