using System.Numerics;
using Cohort.Runtime.Functions;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Functions;

/// <summary>Functions of integers and Boolean against BigInteger.</summary>
public sealed class IntegerFunctionTests
{
    [Fact]
    public void Integer_powers_wrap_for_every_base_and_exponent()
    {
        CheckPower(Gen.SByte, Gen.Int[0, 127].Select(n => (sbyte)n));
        CheckPower(Gen.Byte, Gen.Byte);
        CheckPower(Gen.Short, Gen.Short[0, short.MaxValue]);
        CheckPower(Gen.Int, Gen.OneOf(Gen.Int[0, int.MaxValue], Gen.Int[0, 70]));
        CheckPower(Gen.UInt, Gen.UInt);
        CheckPower(Gen.Long, Gen.OneOf(Gen.Long[0, long.MaxValue], Gen.Long[0, 130]));
        CheckPower(
            Gen.OneOf(Gen.ULong, Gen.Int[0, 9].Select(i => (ulong)i)), Gen.OneOf(Gen.ULong, Gen.ULong[0, 130]));
    }

    [Fact]
    public void Integer_division_rounds_down_and_gives_zero_for_a_zero_divisor()
    {
        CheckDivision(Gen.SByte);
        CheckDivision(Gen.Byte);
        CheckDivision(Gen.OneOf(Gen.Int, Gen.Int[-9, 9], Gen.Const(int.MinValue)));
        CheckDivision(Gen.OneOf(Gen.Long, Gen.Long[-9, 9], Gen.Const(long.MinValue)));
        CheckDivision(Gen.OneOf(Gen.ULong, Gen.ULong[0, 9]));
    }

    [Fact]
    public void Boolean_arithmetic_is_logic()
    {
        bool[] x = [false, false, true, true], y = [false, true, false, true];
        Assert.Equal([false, true, true, true], FunctionRunner.Run<bool, bool>(Function.Add, x, y));
        Assert.Equal([false, false, false, true], FunctionRunner.Run<bool, bool>(Function.Multiply, x, y));
        Assert.Equal([true, false, true, true], FunctionRunner.Run<bool, bool>(Function.GreaterEqual, x, y));
        Assert.Equal([true, true, false, false], FunctionRunner.Run<bool, bool>(Function.Invert, x));
        Assert.Equal([false, true, true, false], FunctionRunner.Run<bool, bool>(Function.BitwiseXor, x, y));
    }

    [Fact]
    public void Logical_functions_take_any_type_and_nan_is_true()
    {
        double[] x = [0, -0.0, double.NaN, 2], y = [1, 0, 0, 3];
        Assert.Equal([false, false, false, true], FunctionRunner.Run<double, bool>(Function.LogicalAnd, x, y));
        Assert.Equal([true, false, true, true], FunctionRunner.Run<double, bool>(Function.LogicalOr, x, y));
        Assert.Equal([true, false, true, false], FunctionRunner.Run<double, bool>(Function.LogicalXor, x, y));
        Assert.Equal([true, true, false, false], FunctionRunner.Run<double, bool>(Function.LogicalNot, x));
        Assert.Equal([true, false], FunctionRunner.Run<int, bool>(Function.LogicalNot, [0, 5]));
    }

    [Fact]
    public void Predicates_of_floats_and_integers()
    {
        double[] x = [double.NaN, double.NegativeInfinity, -0.0, 1];
        Assert.Equal([true, false, false, false], FunctionRunner.Run<double, bool>(Function.IsNaN, x));
        Assert.Equal([false, true, false, false], FunctionRunner.Run<double, bool>(Function.IsInf, x));
        Assert.Equal([false, false, true, true], FunctionRunner.Run<double, bool>(Function.IsFinite, x));
        Assert.Equal([false, true, true, false], FunctionRunner.Run<double, bool>(Function.SignBit, [1, -1, -0.0, 0]));
        Assert.Equal([false, false], FunctionRunner.Run<int, bool>(Function.IsNaN, [1, -1]));
        Assert.Equal([true, true], FunctionRunner.Run<uint, bool>(Function.IsFinite, [1, 0]));
        Assert.Equal([false, true], FunctionRunner.Run<int, bool>(Function.SignBit, [1, -1]));
        Assert.Equal([false, false], FunctionRunner.Run<uint, bool>(Function.SignBit, [1, uint.MaxValue]));
    }

    [Fact]
    public void Select_and_clip_choose()
    {
        int[] condition = [1, 0, 1], a = [1, 2, 3], b = [4, 5, 6];
        Assert.Equal([1, 5, 3], FunctionRunner.Run<int, int>(Function.Select, condition, a, b));
        Assert.Equal([2, 2, 3, 4, 4], FunctionRunner.Run<int, int>(
            Function.Clip, [1, 2, 3, 4, 5], [2, 2, 2, 2, 2], [4, 4, 4, 4, 4]));
        Assert.Equal(1.0, FunctionRunner.Run<double, double>(Function.Clip, [5], [3], [1])[0]);
        Assert.True(double.IsNaN(FunctionRunner.Run<double, double>(Function.Clip, [double.NaN], [0], [1])[0]));
        Assert.True(double.IsNaN(FunctionRunner.Run<double, double>(Function.Clip, [1], [double.NaN], [1])[0]));
    }

    [Fact]
    public void Integers_divide_truly_and_round_to_themselves()
    {
        Assert.Equal([0.5, double.PositiveInfinity], FunctionRunner.Run<int, double>(Function.Divide, [1, 1], [2, 0]));
        Assert.Equal([-3, 7], FunctionRunner.Run<int, int>(Function.Floor, [-3, 7]));
        Assert.Equal([-1, 0, 1], FunctionRunner.Run<int, int>(Function.Sign, [-3, 0, 7]));
        Assert.Equal<byte>([0, 1], FunctionRunner.Run<byte, byte>(Function.Sign, [0, 7]));
        Assert.Equal([0, -16, -1], FunctionRunner.Run<int, int>(Function.RightShift, [3, -32, -7], [32, 1, 64]));
        Assert.Equal([0L, 1L, 2L], FunctionRunner.Run<long, long>(Function.Absolute, [0, -1, 2]));
    }

    [Fact]
    public void An_integer_reciprocal_is_the_cast_of_the_quotient()
    {
        CheckReciprocal<sbyte>(0);
        CheckReciprocal<byte>(0);
        CheckReciprocal<short>(0);
        CheckReciprocal<ushort>(0);
        CheckReciprocal<uint>(0);
        CheckReciprocal(int.MinValue);
        CheckReciprocal(long.MinValue);
        CheckReciprocal(1UL << 63);
    }

    [Fact]
    public void A_real_function_of_an_integer_type_is_refused()
    {
        var error = Assert.Throws<Cohort.Runtime.InvariantException>(
            () => FunctionRunner.Run<int, int>(Function.Sin, [1]));
        Assert.Contains("sin", error.Message, StringComparison.Ordinal);
    }

    private static void CheckReciprocal<T>(T ofZero)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var minusOne = unchecked(T.Zero - T.One);
        var ofMinusOne = T.IsNegative(minusOne) ? minusOne : T.Zero;
        Assert.Equal(
            [ofZero, T.One, T.Zero, T.Zero, ofMinusOne],
            FunctionRunner.Run<T, T>(
                Function.Reciprocal, [T.Zero, T.One, T.One + T.One, T.MaxValue, minusOne]));
    }

    private static void CheckPower<T>(Gen<T> bases, Gen<T> exponents)
        where T : unmanaged, IBinaryInteger<T> =>
        Gen.Select(bases, exponents).Array[100].Sample(
            pairs =>
            {
                T[] x = [.. pairs.Select(p => p.Item1)], n = [.. pairs.Select(p => p.Item2)];
                var modulus = BigInteger.One << (8 * System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
                var expected = pairs.Select(p => T.CreateTruncating(BigInteger.ModPow(
                    BigInteger.CreateChecked(p.Item1), BigInteger.CreateChecked(p.Item2), modulus)));
                Assert.Equal(expected, FunctionRunner.Run<T, T>(Function.Power, x, n));
            },
            iter: 20,
            threads: 1);

    private static void CheckDivision<T>(Gen<T> values)
        where T : unmanaged, IBinaryInteger<T> =>
        Gen.Select(values, values).Array[100].Sample(
            pairs =>
            {
                T[] x = [.. pairs.Select(p => p.Item1)], y = [.. pairs.Select(p => p.Item2)];
                var floors = pairs.Select(p => FloorDivide(p.Item1, p.Item2)).ToArray();
                Assert.Equal(floors.Select(T.CreateTruncating), FunctionRunner.Run<T, T>(Function.FloorDivide, x, y));
                var remainders = pairs.Zip(floors).Select(p => T.IsZero(p.First.Item2) ? T.Zero : T.CreateTruncating(
                    BigInteger.CreateChecked(p.First.Item1) - (p.Second * BigInteger.CreateChecked(p.First.Item2))));
                Assert.Equal(remainders, FunctionRunner.Run<T, T>(Function.Remainder, x, y));
            },
            iter: 20,
            threads: 1);

    private static BigInteger FloorDivide<T>(T x, T y)
        where T : IBinaryInteger<T>
    {
        if (T.IsZero(y))
        {
            return 0;
        }

        BigInteger a = BigInteger.CreateChecked(x), b = BigInteger.CreateChecked(y);
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return remainder != 0 && remainder.Sign != b.Sign ? quotient - 1 : quotient;
    }
}
