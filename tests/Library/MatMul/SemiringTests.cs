using Cohort.Kernels.Library;
using Cohort.Kernels.Library.MatMul;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Library.MatMul;

public sealed class SemiringTests
{
    private static readonly Gen<(int M, int N, int K, int Layout)> Cases =
        Gen.Select(Gen.Int[0, 9], Gen.OneOf(0, 1, 5, 130, 260), Gen.Int[0, 12], Gen.Int[0, 4]);

    private static void Check<T, TSum, TSemiring>(Func<int, T> value, Func<T, T, TSum, TSum> step, Func<TSum, T> finish)
        where T : unmanaged
        where TSum : unmanaged
        where TSemiring : ISemiring<T, TSum> => Cases.Sample(
            (m, n, k, layout) =>
            {
                var a = new MatrixSample<T>(m, k, layout, i => value(i * 7));
                var b = new MatrixSample<T>(k, n, (layout + 2) % 5, i => value((i * 5) + 1));
                var c = new MatrixSample<T>(m, n, (layout + 1) % 5, value);
                MatrixSample<T>.Multiply(
                    a, b, c, arguments => SemiringProduct<T, TSum, TSemiring>.Run(arguments, new ThreadedParallel(2)),
                    m, n, k, GemmMode.Store);
                for (var i = 0; i < m; i++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        TSum sum = default;
                        for (var p = 0; p < k; p++)
                        {
                            sum = step(a[i, p], b[p, j], sum);
                        }

                        Assert.Equal(finish(sum), c[i, j]);
                    }
                }
            },
            iter: 60, threads: 1);

    [Fact]
    public void Truth_values_multiply_by_and_and_add_by_or() => Check<bool, bool, BooleanSemiring>(
        i => i % 3 == 0, (a, b, sum) => sum || (a && b), sum => sum);

    [Fact]
    public void Half_precision_adds_in_single_precision() => Check<Half, float, HalfSemiring>(
        i => (Half)((i % 19 * 0.37f) - 3), (a, b, sum) => sum + ((float)a * (float)b), sum => (Half)sum);

    [Fact]
    public void Decimals_multiply_exactly() => Check<decimal, decimal, NumberSemiring<decimal>>(
        i => (i % 19 * 0.37m) - 3, (a, b, sum) => sum + (a * b), sum => sum);

    [Fact]
    public void Reading_the_old_content_is_refused() => Assert.Throws<NotSupportedException>(
        () => SemiringProduct<bool, bool, BooleanSemiring>.Run(
            new GemmArguments<bool>(0, 0, 0, default, default, default, GemmMode.Add), SerialParallel.Instance));
}
