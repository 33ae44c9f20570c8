using System.Numerics;
using System.Runtime.Intrinsics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.MatMul;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Library.MatMul;

public sealed unsafe class GemmTests
{
    private static readonly int[] Extents = [0, 1, 2, 3, 5, 8, 9, 17, 25, 49, 70];

    private static Gen<(int M, int N, int K, int LA, int LB, int LC, GemmMode Mode, int Width)> Cases =>
        Gen.Select(
            Gen.OneOf(Extents), Gen.OneOf(Extents), Gen.OneOf([.. Extents, 300, 513]), Gen.Int[0, 124],
            Gen.OneOf(Enum.GetValues<GemmMode>()), Gen.Int[1, 3],
            (m, n, k, l, mode, width) => (m, n, k, l % 5, l / 5 % 5, l / 25, mode, width));

    private static void Check<T>(
        int m, int n, int k, int la, int lb, int lc, GemmMode mode, Action<GemmArguments<T>> run)
        where T : unmanaged, INumberBase<T>
    {
        var a = new MatrixSample<T>(m, k, la, i => T.CreateTruncating((i * 7 % 11) - 5));
        var b = new MatrixSample<T>(k, n, lb, i => T.CreateTruncating((i * 5 % 13) - 6));
        var c = new MatrixSample<T>(m, n, lc, i => T.CreateTruncating(i % 17));
        var before = MatrixSample<T>.Multiply(a, b, c, run, m, n, k, mode);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = T.Zero;
                for (var p = 0; p < k; p++)
                {
                    sum = unchecked(sum + (a[i, p] * b[p, j]));
                }

                var old = before[c.Index(i, j)];
                sum = mode switch { GemmMode.Add => old + sum, GemmMode.Subtract => old - sum, _ => sum };
                Assert.Equal(sum, c[i, j]);
            }
        }
    }

    private static void CheckGemm<T>(long iterations)
        where T : unmanaged, INumberBase<T> => Cases.Sample(
            (m, n, k, la, lb, lc, mode, width) => Check<T>(
                m, n, k, la, lb, lc, mode, arguments => Gemm<T>.Run(arguments, new ThreadedParallel(width))),
            iter: iterations, threads: 1);

    [Fact]
    public void Products_of_small_integers_are_exact_in_every_layout_and_type()
    {
        CheckGemm<double>(600);
        CheckGemm<float>(600);
        CheckGemm<int>(150);
        CheckGemm<long>(150);
        CheckGemm<short>(100);
        CheckGemm<byte>(100);
        CheckGemm<sbyte>(100);
        CheckGemm<ulong>(100);
    }

    [Fact]
    public void Complex_products_are_exact_in_every_layout() => Cases.Sample(
        (m, n, k, la, lb, lc, mode, width) => Check<Complex>(
            m, n, k, la, lb, lc, mode, arguments => ComplexGemm.Run(arguments, new ThreadedParallel(width))),
        iter: 150, threads: 1);

    [Fact]
    public void A_complex_product_mixes_its_parts()
    {
        Complex a = new(1, 2), b = new(3, -5), c = default;
        ComplexGemm.Run(new(1, 1, 1, new(&a, 1, 1), new(&b, 1, 1), new(&c, 1, 1)), SerialParallel.Instance);
        Assert.Equal(a * b, c);
    }

    [Fact]
    public void Narrower_registers_give_the_same_bits() =>
        Gen.Select(Gen.Int[2, 40], Gen.Int[2, 60], Gen.Int[1, 400]).Sample(
        (m, n, k) =>
        {
            var wide = Random(m, n, k, 0, 0, SerialParallel.Instance);
            var half = Random(m, n, k, arguments => Packed<Vector256<double>, Arithmetic256<double>>(arguments));
            var quarter = Random(m, n, k, arguments => Packed<Vector128<double>, Arithmetic128<double>>(arguments));
            Assert.Equal(wide, half);
            Assert.Equal(wide, quarter);
        },
        iter: 40, threads: 1);

    private static void Packed<TVector, TArithmetic>(GemmArguments<double> arguments)
        where TVector : struct
        where TArithmetic : IVectorArithmetic<double, TVector>
    {
        var tile = new GemmTile(0, arguments.M, 0, arguments.N);
        var size = Gemm<double>.Route<TVector, TArithmetic, MicroKernel4<double, TVector, TArithmetic>>(
            arguments, tile, null, true);
        using var scratch = new Scratch(size);
        Gemm<double>.Route<TVector, TArithmetic, MicroKernel4<double, TVector, TArithmetic>>(
            arguments, tile, scratch.Pointer, false);
    }

    [Fact]
    public void Bits_depend_neither_on_threads_nor_on_layout() =>
        Gen.Select(
            Gen.OneOf(1, 2, 7, 60, 300), Gen.OneOf(1, 2, 7, 60, 300), Gen.OneOf(5, 300, 5000),
            Gen.Int[0, 4], Gen.Int[0, 4])
            .Where((m, n, k, _, _) => (long)m * n * k < 6_000_000)
            .Sample(
                (m, n, k, la, lb) =>
                {
                    var expected = Random(m, n, k, 0, 0, SerialParallel.Instance);
                    Assert.Equal(expected, Random(m, n, k, la, lb, new ThreadedParallel(7)));
                },
                iter: 60, threads: 1);

    [Fact]
    public void A_long_dot_product_has_the_bits_of_its_serial_run()
    {
        var serial = Random(1, 1, 200_001, 0, 0, SerialParallel.Instance);
        Assert.Equal(serial, Random(1, 1, 200_001, 2, 2, new ThreadedParallel(3)));
        Assert.InRange(serial[0], -200, 200);
    }

    private static double[] Random(int m, int n, int k, int la, int lb, IParallel parallel) =>
        Random(m, n, k, arguments => Gemm<double>.Run(arguments, parallel), la, lb);

    private static double[] Random(int m, int n, int k, Action<GemmArguments<double>> run, int la = 0, int lb = 0)
    {
        var a = Filled(m, k, la, 1);
        var b = Filled(k, n, lb, 2);
        var c = new MatrixSample<double>(m, n, 0, _ => 0);
        MatrixSample<double>.Multiply(a, b, c, run, m, n, k, GemmMode.Store);
        return c.Values[..(m * n)];
    }

    private static MatrixSample<double> Filled(int rows, int columns, int layout, int seed)
    {
        var sample = new MatrixSample<double>(rows, columns, layout, _ => double.NaN);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                sample.Values[sample.Index(i, j)] = Math.Sin((((i * 7919L) + (j * 104729L)) * seed) + seed);
            }
        }

        return sample;
    }

    [Fact]
    public void Rounding_error_stays_near_that_of_a_sequential_sum()
    {
        var (m, n, k) = (9, 30, 700);
        var actual = Random(m, n, k, 0, 0, SerialParallel.Instance);
        var (a, b) = (Filled(m, k, 0, 1), Filled(k, n, 0, 2));
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                decimal sum = 0;
                for (var p = 0; p < k; p++)
                {
                    sum += (decimal)a[i, p] * (decimal)b[p, j];
                }

                Assert.Equal((double)sum, actual[(i * n) + j], 1e-11);
            }
        }
    }

    [Fact]
    public void A_type_without_vectors_is_refused() => Assert.Throws<NotSupportedException>(
        () => Gemm<decimal>.Run(default, SerialParallel.Instance));
}
