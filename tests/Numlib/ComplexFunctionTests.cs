using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Functions of complex numbers against NumPy's answers: infinities, NaN, signed zeros, others.</summary>
public sealed class ComplexFunctionTests : IDisposable
{
    private readonly IO.NpzFile _answers =
        np.load_npz(Path.Combine(AppContext.BaseDirectory, "data", "numpy", "complex-functions.npz"));

    private static readonly Dictionary<string, Func<NDArray, NDArray>> Functions = new()
    {
        ["exp"] = z => np.exp(z),
        ["exp2"] = z => np.exp2(z),
        ["expm1"] = z => np.expm1(z),
        ["log"] = z => np.log(z),
        ["log2"] = z => np.log2(z),
        ["log10"] = z => np.log10(z),
        ["log1p"] = z => np.log1p(z),
        ["sqrt"] = z => np.sqrt(z),
        ["sin"] = z => np.sin(z),
        ["cos"] = z => np.cos(z),
        ["tan"] = z => np.tan(z),
        ["sinh"] = z => np.sinh(z),
        ["cosh"] = z => np.cosh(z),
        ["tanh"] = z => np.tanh(z),
        ["arcsin"] = z => np.arcsin(z),
        ["arccos"] = z => np.arccos(z),
        ["arctan"] = z => np.arctan(z),
        ["arcsinh"] = z => np.arcsinh(z),
        ["arccosh"] = z => np.arccosh(z),
        ["arctanh"] = z => np.arctanh(z),
        ["reciprocal"] = z => np.reciprocal(z),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_of_complex_numbers_answers_as_NumPy_does(string name)
    {
        var z = _answers["z"];
        var arguments = z.ToArray<Complex>();
        var actual = Functions[name](z).ToArray<Complex>();
        var expected = _answers[name].ToArray<Complex>();
        var wrong = Enumerable.Range(0, arguments.Length)
            .Where(i => !AreClose(actual[i], expected[i]) && !IsMoreAccurate(name, arguments[i], actual[i]))
            .Select(i => $"{name}{arguments[i]} = {actual[i]} instead of {expected[i]}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} differ:\n{string.Join("\n", wrong.Take(300))}");
    }

    // NumPy's log1p loses what is below the last digit of 1; the series says who is right.
    private static bool IsMoreAccurate(string name, Complex z, Complex actual) =>
        name == "log1p" && Complex.Abs(z) < 0.2 && AreClose(actual, Series(z));

    private static Complex Series(Complex z)
    {
        Complex sum = 0;
        for (var n = 40; n > 0; n--)
        {
            sum = z * ((n % 2 == 0 ? -1.0 : 1.0) / n + sum);
        }

        return sum;
    }

    public void Dispose() => _answers.Dispose();

    // Part by part: NaN with NaN, infinities with their signs (which mean nothing beside a NaN), others within 8 ulp of
    // the larger part.
    private static bool AreClose(Complex actual, Complex expected)
    {
        if (double.IsNaN(expected.Real) || double.IsNaN(expected.Imaginary))
        {
            actual = WithoutSigns(actual);
            expected = WithoutSigns(expected);
        }

        var size = Math.Max(Finite(expected.Real), Finite(expected.Imaginary));
        var slack = 8 * (Math.BitIncrement(size) - size);
        return AreClose(actual.Real, expected.Real, slack) && AreClose(actual.Imaginary, expected.Imaginary, slack);
    }

    private static Complex WithoutSigns(Complex value) => new(Math.Abs(value.Real), Math.Abs(value.Imaginary));

    private static double Finite(double part) => double.IsFinite(part) ? Math.Abs(part) : 0;

    private static bool AreClose(double actual, double expected, double slack) => double.IsFinite(expected)
        ? Math.Abs(actual - expected) <= slack
        : actual.Equals(expected);
}
