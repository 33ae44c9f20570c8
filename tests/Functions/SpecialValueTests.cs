using Cohort.Runtime.Functions;
using Xunit;

namespace Cohort.Tests.Functions;

/// <summary>What IEEE 754 and NumPy say about zeros, infinities, NaN and the ends of the range.</summary>
public sealed class SpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;
    private const double Max = double.MaxValue;
    private const double Tiny = double.Epsilon;

    public static TheoryData<string, double, double> Values => new()
    {
        { "exp", -Inf, 0 }, { "exp", Inf, Inf },
        { "exp", 709.79, Inf }, { "exp", -745.13, Tiny }, { "exp", -745.2, 0 }, { "exp", -0.0, 1 }, { "exp", 0, 1 },
        { "exp", -1e308, 0 }, { "exp2", 1023, 8.98846567431158E+307 }, { "exp2", 1024, Inf }, { "exp2", -1074, Tiny },
        { "exp2", -1076, 0 }, { "exp2", -Inf, 0 }, { "exp2", 10, 1024 }, { "expm1", -Inf, -1 }, { "expm1", Inf, Inf },
        { "expm1", -0.0, -0.0 }, { "expm1", Tiny, Tiny }, { "expm1", -100, -1 }, { "expm1", 709.8, Inf },
        { "log", 0, -Inf }, { "log", -0.0, -Inf }, { "log", -1, NaN }, { "log", -Inf, NaN }, { "log", Inf, Inf },
        { "log", 1, 0 }, { "log2", 8, 3 }, { "log2", Tiny, -1074 }, { "log2", 0, -Inf }, { "log2", -2, NaN },
        { "log10", 1000, 3 }, { "log10", 1e22, 22 }, { "log10", Inf, Inf }, { "log1p", -1, -Inf }, { "log1p", -2, NaN },
        { "log1p", -0.0, -0.0 }, { "log1p", Inf, Inf }, { "log1p", Tiny, Tiny }, { "log1p", Max, 709.782712893384 },
        { "sin", -0.0, -0.0 }, { "sin", Inf, NaN }, { "sin", -Inf, NaN }, { "sin", Tiny, Tiny },
        { "sin", 1e22, -0.8522008497671888 }, { "cos", 0, 1 }, { "cos", -Inf, NaN },
        { "tan", -0.0, -0.0 }, { "tan", Inf, NaN }, { "tan", Tiny, Tiny },
        { "arcsin", -0.0, -0.0 }, { "arcsin", 1, Math.PI / 2 }, { "arcsin", -1, -Math.PI / 2 }, { "arcsin", 1.1, NaN },
        { "arccos", 1, 0 }, { "arccos", -1, Math.PI }, { "arccos", 0, Math.PI / 2 }, { "arccos", -1.1, NaN },
        { "arctan", -0.0, -0.0 }, { "arctan", Inf, Math.PI / 2 }, { "arctan", -Inf, -Math.PI / 2 },
        { "arctan", Tiny, Tiny }, { "sinh", -0.0, -0.0 }, { "sinh", -Inf, -Inf }, { "sinh", 711, Inf },
        { "sinh", Tiny, Tiny }, { "cosh", -0.0, 1 }, { "cosh", -Inf, Inf }, { "cosh", 711, Inf },
        { "tanh", -0.0, -0.0 },
        { "tanh", Inf, 1 }, { "tanh", -Inf, -1 }, { "tanh", -700, -1 }, { "tanh", Tiny, Tiny },
        { "arcsinh", -0.0, -0.0 }, { "arcsinh", -Inf, -Inf }, { "arcsinh", Tiny, Tiny },
        { "arcsinh", Max, 710.4758600739439 }, { "arccosh", 1, 0 }, { "arccosh", 0.9, NaN }, { "arccosh", -5, NaN },
        { "arccosh", Inf, Inf }, { "arctanh", 1, Inf }, { "arctanh", -1, -Inf }, { "arctanh", 2, NaN },
        { "arctanh", Inf, NaN }, { "arctanh", -0.0, -0.0 }, { "arctanh", Tiny, Tiny }, { "cbrt", -27, -3 },
        { "cbrt", -0.0, -0.0 }, { "cbrt", Inf, Inf }, { "cbrt", -Inf, -Inf },
        { "erf", 0, 0 }, { "erf", -0.0, -0.0 }, { "erf", Inf, 1 }, { "erf", -Inf, -1 }, { "erf", 30, 1 },
        { "sign", -0.0, 0 }, { "sign", -Tiny, -1 }, { "sign", Inf, 1 }, { "spacing", 1, 2.220446049250313E-16 },
        { "spacing", -1, -2.220446049250313E-16 }, { "spacing", 0, Tiny }, { "spacing", Inf, NaN },
        { "spacing", -0.0, Tiny }, { "rint", 2.5, 2 }, { "rint", -0.5, -0.0 }, { "reciprocal", -0.0, -Inf },
        { "absolute", -0.0, 0 }, { "square", -Inf, Inf }, { "degrees", Math.PI, 180 }, { "sqrt", -0.0, -0.0 },
    };

    public static TheoryData<string, double, double, double> Pairs => new()
    {
        { "power", NaN, 0, 1 }, { "power", 1, NaN, 1 }, { "power", NaN, 1, NaN }, { "power", 2, NaN, NaN },
        { "power", 0, -1, Inf }, { "power", -0.0, -1, -Inf }, { "power", -0.0, -2, Inf }, { "power", -0.0, 3, -0.0 },
        { "power", -0.0, 0.5, 0 }, { "power", 0, 2, 0 }, { "power", 0, 0, 1 }, { "power", -8, 1.0 / 3, NaN },
        { "power", -2, 3, -8 }, { "power", -2, -2, 0.25 }, { "power", -Inf, 3, -Inf }, { "power", -Inf, 2, Inf },
        { "power", -Inf, 0.5, Inf }, { "power", -Inf, -3, -0.0 }, { "power", Inf, -1, 0 }, { "power", Inf, 0.5, Inf },
        { "power", 2, Inf, Inf }, { "power", 0.5, Inf, 0 }, { "power", 2, -Inf, 0 }, { "power", 0.5, -Inf, Inf },
        { "power", -1, Inf, 1 }, { "power", -1, -Inf, 1 }, { "power", -2, Inf, Inf }, { "power", 10, 308, 1e308 },
        { "power", 10, 309, Inf }, { "power", 10, -400, 0 }, { "power", 2, -1074, Tiny },
        { "power", 2, 0.5, 1.4142135623730951 },
        { "power", 1e-300, 1e300, 0 }, { "power", 1.5, 1e308, Inf }, { "power", -3, 1e300, Inf }, { "power", 3, 4, 81 },
        { "power", -1, 9007199254740993, 1 }, { "power", -1, 9007199254740991, -1 },
        { "arctan2", 0, 1, 0 }, { "arctan2", -0.0, 1, -0.0 }, { "arctan2", 0, -1, Math.PI },
        { "arctan2", -0.0, -1, -Math.PI }, { "arctan2", 0, 0, 0 }, { "arctan2", 0, -0.0, Math.PI },
        { "arctan2", -0.0, -0.0, -Math.PI }, { "arctan2", 1, 0, Math.PI / 2 }, { "arctan2", -1, -0.0, -Math.PI / 2 },
        { "arctan2", Inf, Inf, Math.PI / 4 }, { "arctan2", Inf, -Inf, 3 * Math.PI / 4 }, { "arctan2", 1, Inf, 0 },
        { "arctan2", -1, -Inf, -Math.PI }, { "arctan2", -Inf, 1, -Math.PI / 2 }, { "arctan2", NaN, 1, NaN },
        { "arctan2", 1, NaN, NaN }, { "hypot", Inf, NaN, Inf }, { "hypot", NaN, -Inf, Inf }, { "hypot", 3, -4, 5 },
        { "hypot", 0, -0.0, 0 }, { "hypot", 3e300, 4e300, 5e300 }, { "hypot", 3e-320, 4e-320, 5e-320 },
        { "hypot", NaN, 1, NaN }, { "logaddexp", Inf, -Inf, Inf }, { "logaddexp", -Inf, -Inf, -Inf },
        { "logaddexp", 0, 0, 0.6931471805599453 }, { "logaddexp", -Inf, 3, 3 }, { "logaddexp", NaN, 1, NaN },
        { "logaddexp2", 5, 5, 6 }, { "logaddexp2", Inf, Inf, Inf },
        { "floor_divide", 7, -2, -4 }, { "floor_divide", -0.0, 3, -0.0 }, { "floor_divide", 1, 0, Inf },
        { "floor_divide", 0, 0, NaN }, { "floor_divide", -1, Inf, -1 }, { "floor_divide", 1, Inf, 0 },
        { "floor_divide", Inf, 2, NaN }, { "floor_divide", 1, 0.1, 9 }, { "remainder", 7, -2, -1 },
        { "remainder", -1, Inf, Inf }, { "remainder", 1, Inf, 1 }, { "remainder", 5, 0, NaN },
        { "remainder", -4, 2, 0 },
        { "remainder", 4, -2, -0.0 }, { "remainder", -1e-20, 1, 1 }, { "fmod", -7, 3, -1 }, { "fmod", 1, 0, NaN },
        { "minimum", NaN, 1, NaN }, { "minimum", 1, NaN, NaN }, { "fmin", NaN, 1, 1 }, { "fmin", 1, NaN, 1 },
        { "fmax", NaN, 1, 1 }, { "fmax", 2, NaN, 2 }, { "fmax", NaN, NaN, NaN }, { "maximum", 1, NaN, NaN },
        { "copysign", 3, -0.0, -3 }, { "copysign", -3, 1, 3 }, { "heaviside", 0, 0.5, 0.5 },
        { "heaviside", -1, 0.5, 0 },
        { "heaviside", 2, 0.5, 1 }, { "heaviside", NaN, 0.5, NaN }, { "nextafter", 1, 2, 1.0000000000000002 },
        { "nextafter", 0, -1, -Tiny }, { "nextafter", Inf, 0, Max }, { "nextafter", 1, 1, 1 },
        { "nextafter", Max, Inf, Inf },
        { "nextafter", -1, 0, -0.9999999999999999 }, { "nextafter", Tiny, -1, 0 }, { "nextafter", NaN, 1, NaN },
        { "ldexp", 1.5, 10, 1536 }, { "ldexp", 1, -1074, Tiny }, { "ldexp", 1, -1075, 0 },
        { "ldexp", 1.5, -1075, Tiny },
        { "ldexp", Tiny, 2097, Math.ScaleB(1, 1023) }, { "ldexp", 1, 5000, Inf }, { "ldexp", -1, -5000, -0.0 },
        { "divide", 1, -0.0, -Inf },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_special_value_of_one_operand_is_exact(string name, double x, double expected)
    {
        var function = FunctionRunner.Named(name);
        AssertSame(expected, FunctionRunner.Run<double, double>(function, [x, x])[0]);
        AssertSame(NaN, FunctionRunner.Run<double, double>(function, [NaN, NaN])[0]);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_special_value_of_two_operands_is_exact(string name, double x, double y, double expected) =>
        AssertSame(expected, FunctionRunner.Run<double, double>(FunctionRunner.Named(name), [x, x], [y, y])[1]);

    [Theory]
    [InlineData("exp", 88.73f, float.PositiveInfinity)]
    [InlineData("exp", -104f, 0f)]
    [InlineData("exp", -103.2f, float.Epsilon)]
    [InlineData("log", float.Epsilon, -103.27893f)]
    [InlineData("sin", float.PositiveInfinity, float.NaN)]
    [InlineData("sin", float.MaxValue, -0.52187651f)]
    [InlineData("tanh", -0f, -0f)]
    [InlineData("sinh", -100f, float.NegativeInfinity)]
    [InlineData("log1p", -1f, float.NegativeInfinity)]
    [InlineData("cbrt", -0f, -0f)]
    [InlineData("expm1", float.Epsilon, float.Epsilon)]
    [InlineData("spacing", 1f, 1.1920929E-07f)]
    public void A_special_value_of_single_is_exact(string name, float x, float expected) =>
        AssertSame(expected, FunctionRunner.Run<float, float>(FunctionRunner.Named(name), [x])[0]);

    [Fact]
    public void Half_is_computed_in_single_and_rounded()
    {
        Half[] x = [(Half)0.5, (Half)(-2), Half.PositiveInfinity, Half.NaN, (Half)60000];
        Assert.Equal(x.Select(v => (Half)MathF.Exp((float)v)), FunctionRunner.Run<Half, Half>(Function.Exp, x));
        Assert.Equal(x.Select(v => (Half)((float)v + (float)v)), FunctionRunner.Run<Half, Half>(Function.Add, x, x));
        Assert.Equal(
            [(Half)0.5004883, (Half)(-1.999), Half.PositiveInfinity, Half.NaN, (Half)60032],
            FunctionRunner.Run<Half, Half>(Function.NextAfter, x, [.. x.Select(_ => Half.PositiveInfinity)]));
    }

    private static void AssertSame(double expected, double actual) =>
        Assert.True(
            (double.IsNaN(expected) && double.IsNaN(actual))
            || BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"expected {expected:R}, got {actual:R}");
}
