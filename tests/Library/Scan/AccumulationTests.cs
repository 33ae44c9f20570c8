using System.Numerics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.Scan;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Library.Scan;

public sealed unsafe class AccumulationTests
{
    private static readonly Gen<(int Outer, int Length, int Inner, int Layout, int Width)> Shapes = Gen.Select(
        Gen.OneOf(0, 1, 2, 5), Gen.OneOf(0, 1, 2, 3, 17, 100), Gen.OneOf(0, 1, 2, 9, 40, 600),
        Gen.Int[0, 5], Gen.Int[1, 3]);

    /// <summary>Strides and the offset of element (0, 0, 0), for a buffer of twice the elements.</summary>
    private static ((nint, nint, nint) Strides, nint Start) Layout(int outer, int length, int inner, int layout) =>
        layout switch
    {
        0 => ((length * inner, inner, 1), 0),
        1 => ((1, outer, outer * length), 0),
        2 => ((2 * length * inner, 2 * inner, 2), 1),
        3 => ((length * inner, -inner, 1), Math.Max(0, length - 1) * inner),
        4 => ((length * inner, 1, length), 0),
        _ => ((length * inner, inner, -1), Math.Max(0, inner - 1)),
    };

    private static void Check<TInput, T, TConversion, TOperator>(Func<int, TInput> value, Func<T, T, T> step)
        where TInput : unmanaged
        where T : unmanaged
        where TConversion : IConversion<TInput, T>
        where TOperator : IScanOperator<T> => Shapes.Sample(
            (outer, length, inner, layout, width) =>
            {
                var input = Enumerable.Range(0, (2 * outer * length * inner) + 2).Select(value).ToArray();
                var output = new T[input.Length];
                var (from, first) = Layout(outer, length, inner, layout);
                var (to, start) = Layout(outer, length, inner, layout * 7 % 6);
                fixed (TInput* source = input)
                fixed (T* target = output)
                {
                    Accumulation<TInput, T, TConversion, TOperator>.Run(
                        source + first, target + start, new(outer, length, inner, from, to),
                        new ThreadedParallel(width));
                }

                for (var line = 0; line < outer * inner; line++)
                {
                    var (o, i) = (line / inner, line % inner);
                    T accumulated = default;
                    for (var index = 0; index < length; index++)
                    {
                        var next = TConversion.Convert(
                            input[(int)(first + (o * from.Item1) + (index * from.Item2) + (i * from.Item3))]);
                        accumulated = index == 0 ? next : step(accumulated, next);
                        Assert.Equal(accumulated,
                            output[(int)(start + (o * to.Item1) + (index * to.Item2) + (i * to.Item3))]);
                    }
                }
            },
            iter: 150, threads: 1);

    private static double Real(int i) => i % 41 == 40 ? double.NaN : Math.Sin(i) * Math.Pow(10, i % 7);

    [Fact]
    public void Running_sums_and_products_keep_the_order_of_each_line()
    {
        Check<double, double, NumberConversion<double, double>, RunningSum<double>>(i => Math.Sin(i), (a, b) => a + b);
        Check<float, float, NumberConversion<float, float>, RunningProduct<float>>(i => 1 + (i % 9 * 0.1f),
            (a, b) => a * b);
        Check<float, double, NumberConversion<float, double>, RunningSum<double>>(i => i * 0.1f, (a, b) => a + b);
        Check<Half, Half, NumberConversion<Half, Half>, RunningSum<Half>>(i => (Half)(i % 5), (a, b) => a + b);
        Check<Complex, Complex, NumberConversion<Complex, Complex>, RunningProduct<Complex>>(i => new(i % 3, 1),
            (a, b) => a * b);
        Check<decimal, decimal, NumberConversion<decimal, decimal>, RunningSum<decimal>>(i => i, (a, b) => a + b);
    }

    [Fact]
    public void Running_sums_of_integers_wrap_and_truth_values_count()
    {
        Check<int, long, NumberConversion<int, long>, RunningSum<long>>(i => i * 100_000_007, (a, b) => a + b);
        Check<long, long, NumberConversion<long, long>, RunningProduct<long>>(i => i | 1, (a, b) => a * b);
        Check<byte, byte, NumberConversion<byte, byte>, RunningSum<byte>>(i => (byte)i, (a, b) => (byte)(a + b));
        Check<bool, long, BooleanConversion<long>, RunningSum<long>>(i => i % 3 == 0, (a, b) => a + b);
    }

    [Fact]
    public void Running_extremes_keep_NaN_and_the_first_of_equals()
    {
        Check<double, double, NumberConversion<double, double>, RunningMaximum<double>>(
            Real, (a, b) => double.IsNaN(a) || a >= b ? a : b);
        Check<double, double, NumberConversion<double, double>, RunningMinimum<double>>(
            Real, (a, b) => double.IsNaN(a) || a <= b ? a : b);
        Check<int, int, NumberConversion<int, int>, RunningMaximum<int>>(i => i * 7919 % 1000, Math.Max);
        Check<sbyte, sbyte, NumberConversion<sbyte, sbyte>, RunningMinimum<sbyte>>(i => (sbyte)(i * 31), Math.Min);
    }

    [Fact]
    public void A_long_line_in_blocks_has_the_bits_of_the_sequential_order()
    {
        LongLine<RunningSum<long>>((a, b) => a + b);
        LongLine<RunningMinimum<long>>(Math.Min);
    }

    private static void LongLine<TOperator>(Func<long, long, long> step)
        where TOperator : IScanOperator<long>
    {
        var values = Enumerable.Range(0, 200_001).Select(i => (i * 7919L % 100_003) - i).ToArray();
        var expected = (long[])values.Clone();
        for (var index = 1; index < expected.Length; index++)
        {
            expected[index] = step(expected[index - 1], expected[index]);
        }

        fixed (long* line = values)
        {
            Accumulation<long, long, NumberConversion<long, long>, TOperator>.Run(
                line, line, new(1, values.Length, 1, (0, 1, 0), (0, 1, 0)), new ThreadedParallel(3));
        }

        Assert.Equal(expected, values);
    }
}
