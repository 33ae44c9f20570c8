using Cohort.Backends.Iteration;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Expressions, and functions of the program, have the values and types of ordinary calls.</summary>
public sealed class EvaluateTests
{
    private static readonly NDArray X = np.array(new[] { 1, 2, 3, 4 });
    private static readonly NDArray Y = np.array(new[] { 0.5, 1.5, 2.5, 3.5 });

    public static TheoryData<string, NDExpr, NDArray> Expressions => new()
    {
        { "x * y + 2", ((NDExpr)X * Y) + 2, (X * Y) + 2 },
        { "x / 2", (NDExpr)X / 2, X / 2 },
        { "7 % x", 7 % (NDExpr)X, np.mod(7, X) },
        { "-x % 3", -(NDExpr)X % 3, np.mod(-X, 3) },
        { "x & 1 | 4 ^ x", ((NDExpr)X & 1) | (4L ^ (NDExpr)X), (X & 1) | (np.array(4) ^ X).astype(np.int32) },
        { "~x", ~(NDExpr)X, np.invert(X) },
        { "!y", !(NDExpr)Y, np.logical_not(Y) },
        { "float32 * 2.5", (NDExpr)X.astype(np.float32) * 2.5, X.astype(np.float32) * 2.5 },
        { "where", NDExpr.Where(NDExpr.Less(X, 3), X, Y), np.where(X < 3, X, Y) },
        { "clamp", NDExpr.Clamp(Y, 1, 3), np.clip(Y, 1, 3) },
        { "round", NDExpr.Round(Y), np.rint(Y) },
        { "min", NDExpr.Min(X, Y), np.minimum(X, Y) },
        { "power", NDExpr.Power(X, 2), np.power(X, 2) },
        { "atan2", NDExpr.ATan2(Y, X), np.arctan2(Y, X) },
        { "sum of squares", NDExpr.Sum((NDExpr)X * X), np.sum(X * X) },
        { "mean", NDExpr.Mean(X), np.mean(X) },
        { "from the mean", Y - NDExpr.Mean(Y), Y - np.mean(Y) },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expressions_are_worth_what_the_calls_are(string name, NDExpr expression, NDArray expected)
    {
        var value = np.evaluate(expression);
        Assert.True(expected.dtype == value.dtype, $"{name}: {value.dtype}");
        Assert.True(np.array_equal(expected, value), $"{name}: {value}");
    }

    [Fact]
    public void Reductions_take_an_axis()
    {
        var matrix = np.arange(6).reshape(2, 3);
        var value = np.evaluate(NDExpr.Sum((NDExpr)matrix * 2, 1, keepdims: true));
        Assert.True(np.array_equal(np.array(new[,] { { 6L }, { 24L } }), value));
        Assert.Throws<AxisError>(() => np.evaluate(NDExpr.Max(matrix, 2)));
    }

    [Fact]
    public void Places_are_filled_from_a_list()
    {
        var sum = NDExpr.Input(0) + NDExpr.Input(1);
        Assert.True(np.array_equal(X + Y, np.evaluate(sum, [X, Y])));
        Assert.Throws<InvalidOperationException>(() => np.evaluate(sum, [X]));
        Assert.Throws<ArgumentException>(() => np.evaluate(sum));
        Assert.Throws<ArgumentException>(() => np.evaluate(sum + X, [X, Y]));
        Assert.Throws<ArgumentException>(() => np.evaluate(NDExpr.Const(3)));
        Assert.Throws<ArgumentNullException>(() => np.evaluate(null!));
    }

    [Fact]
    public void A_value_goes_into_an_array_that_it_fits()
    {
        var target = np.zeros(new Shape(2, 4));
        Assert.Same(target, np.evaluate((NDExpr)X + 1, target));
        Assert.True(np.array_equal(np.broadcast_to(X + 1.0, new Shape(2, 4)), target));
        Assert.Throws<TypeError>(() => np.evaluate((NDExpr)Y + 1, np.zeros(new Shape(4), np.int32)));
    }

    [Fact]
    public void Functions_of_the_program_are_called_with_every_element()
    {
        Assert.True(np.array_equal(X * 2, np.evaluate(NDExpr.Call((int x) => x * 2, X))));
        Assert.Equal(typeof(int), np.evaluate(NDExpr.Call((double y) => (int)(y * 2), Y)).dtype);
        Assert.True(np.array_equal(np.power(X, Y), np.evaluate(NDExpr.Call(typeof(Math).GetMethod("Pow")!, X, Y))));
        Assert.True(np.array_equal(
            np.array(new[] { "1", "2", "3", "4" }.Select(text => text.Length + 1.0)),
            np.evaluate(NDExpr.Call((Delegate)((int x) => $"{x}".Length + 1.0), X))));
        Assert.Throws<ArgumentException>(() => np.evaluate(NDExpr.Call(typeof(Math).GetMethod("Pow")!, X)));
        Assert.Throws<NotSupportedException>(() => NDExpr.Call((int x) => $"{x}", X));
    }

    [Fact]
    public void What_a_function_throws_comes_out()
    {
        Assert.Throws<TimeoutException>(() => np.vectorize((int x) => x > 2 ? throw new TimeoutException() : x)(X));
        Assert.Throws<TimeoutException>(() =>
            np.vectorize((Delegate)((int x) => x > 2 ? throw new TimeoutException() : x))([X]));
    }

    [Fact]
    public void A_vectorized_function_broadcasts_its_arguments()
    {
        var smaller = np.vectorize((double a, double b) => a > b ? a - b : a + b);
        var result = smaller(np.array(new[,] { { 1.0 }, { 4 } }), np.array(new[] { 2.0, 3 }));
        Assert.True(np.array_equal(np.array(new[,] { { 3.0, 4 }, { 2, 1 } }), result));
        Assert.Equal(0, smaller(1, 2).ndim);
        Assert.Equal(new Shape(0, 2), smaller(np.zeros(0, 2), 1).Shape);
        Assert.Throws<IncorrectShapeException>(() => smaller(np.zeros(3), np.zeros(2)));
    }

    [Fact]
    public void A_vectorized_function_sees_stepped_and_transposed_arrays_in_order()
    {
        var matrix = np.arange(12).reshape(3, 4);
        var twice = np.vectorize((long x) => x * 2);
        Assert.True(np.array_equal(matrix.T * 2, twice(matrix.T)));
        Assert.True(np.array_equal(matrix["::-2, 1::2"] * 2, twice(matrix["::-2, 1::2"])));
        Assert.Equal(typeof(bool), np.vectorize((long x) => x > 3)(matrix).dtype);
    }

    [Fact]
    public void Functions_of_the_program_become_functions_of_arrays_that_broadcast()
    {
        var next = np.frompyfunc((int one) => one + 0.5, 1, 1);
        Assert.Equal([1.5, 2.5, 3.5, 4.5], next(X).ToArray<double>());
        Assert.Equal([4.5, 3.5, 2.5, 1.5], next(X["::-1"]).ToArray<double>());
        var calls = 0;
        var both = np.frompyfunc(
            (long one, long other) =>
            {
                calls++;
                return (one + other, (float)(one - other));
            },
            2, 2);
        var (sums, differences) = both(X["0:2"], np.array(new[,] { { 3 }, { 4 } }));
        Assert.Equal(4, calls);
        Assert.Equal([2L, 2], sums.shape);
        Assert.Equal([4L, 5, 5, 6], sums.ToArray<long>());
        Assert.Equal([2L, 2], differences.shape);
        Assert.Equal([-2f, -1, -3, -2], differences.ToArray<float>());
        var (wholes, rests) = np.frompyfunc((double one) => (Math.Floor(one), one % 1), 1, 2)(Y);
        Assert.Equal([0.0, 1, 2, 3], wholes.ToArray<double>());
        Assert.Equal([0.5, 0.5, 0.5, 0.5], rests.ToArray<double>());
        Assert.Equal(24.0, (double)np.frompyfunc((double a, double b, double c) => a * b * c, 3, 1)(2, 3, 4));
        Assert.Equal([0L, 3], np.frompyfunc((double a, double b) => a, 2, 1)(np.zeros((0, 3)), 1).shape);
    }

    [Fact]
    public void Functions_with_other_numbers_of_parameters_or_results_are_refused()
    {
        Assert.Throws<ValueError>(() => np.frompyfunc((double one) => one, 2, 1));
        Assert.Throws<ValueError>(() => np.frompyfunc((double one, double other) => one, 2, 2));
        Assert.Throws<ValueError>(() => np.frompyfunc((double one) => (one, one), 1, 1));
        Assert.Throws<ArgumentNullException>(() => np.frompyfunc((Func<double, double>)null!, 1, 1));
    }
}
