using System.Globalization;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Xunit;

namespace Cohort.Tests.Functions;

/// <summary>
/// The transcendental functions against references of 50 digits and more (reference64.txt and reference32.txt, made
/// with mpmath: function, operands, and the exact value as a sum of two doubles).
/// </summary>
public sealed class AccuracyTests
{
    public static TheoryData<string, double> Bounds => new()
    {
        { "exp", 1 }, { "exp2", 0.6 }, { "expm1", 1 }, { "log", 1 }, { "log2", 1 }, { "log10", 1 }, { "log1p", 1 },
        { "sin", 1.5 }, { "cos", 1.5 }, { "tan", 2 }, { "arcsin", 1.5 }, { "arccos", 1.5 }, { "arctan", 2 },
        { "sinh", 2 }, { "cosh", 2 }, { "tanh", 1.5 }, { "arcsinh", 3 }, { "arccosh", 3 }, { "arctanh", 2.5 },
        { "cbrt", 1 }, { "erf", 1.5 }, { "power", 0.7 }, { "arctan2", 2 }, { "hypot", 1 },
        { "logaddexp", 2 }, { "logaddexp2", 2 },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Doubles_are_within_the_bound(string name, double bound)
    {
        var cases = ReferenceCase.Load("reference64.txt").Where(c => c.Function == name).ToArray();
        var function = FunctionRunner.Named(name);
        double[][] operands = [cases.Select(c => c.X).ToArray(), cases.Select(c => c.Y).ToArray()];
        var results = FunctionRunner.Run<double, double>(function, operands[..function.Arity]);
        var worst = cases.Zip(results).MaxBy(p => Error(p.First, p.Second));
        Report(name, ElementType.Double, Error(worst.First, worst.Second), worst.First, worst.Second);
        Assert.NotEmpty(cases);
        Assert.True(Error(worst.First, worst.Second) <= bound, Text(worst.First, worst.Second));
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Singles_are_within_half_a_unit_and_a_little(string name, double bound)
    {
        Assert.True(bound > 0);
        var cases = ReferenceCase.Load("reference32.txt").Where(c => c.Function == name).ToArray();
        var function = FunctionRunner.Named(name);
        float[][] operands = [cases.Select(c => (float)c.X).ToArray(), cases.Select(c => (float)c.Y).ToArray()];
        var results = FunctionRunner.Run<float, float>(function, operands[..function.Arity]);
        var worst = cases.Zip(results).MaxBy(p => NarrowError(p.First, p.Second));
        Report(name, ElementType.Single, NarrowError(worst.First, worst.Second), worst.First, worst.Second);
        Assert.NotEmpty(cases);
        Assert.True(NarrowError(worst.First, worst.Second) <= 0.52, Text(worst.First, worst.Second));
    }

    private static void Report(string name, ElementType type, double error, ReferenceCase worst, double result)
    {
        var nodes = FunctionRunner.GraphOf(FunctionRunner.Named(name), type).Nodes;
        var work = nodes.ToArray().Count(n => !n.IsLeaf);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-12}{type,-8}{error,7:F3} ulp, {work} operators; worst {Text(worst, result)}"));
    }

    private static string Text(ReferenceCase at, double result) => string.Create(
        CultureInfo.InvariantCulture, $"{at.Function}({at.X:R}, {at.Y:R}) = {at.High:R}, not {result:R}");

    private static double Error(ReferenceCase at, double result)
    {
        if (result.Equals(at.High) && at.Low == 0)
        {
            return 0;
        }

        var unit = Math.Max(Math.BitIncrement(Math.Abs(at.High)) - Math.Abs(at.High), double.Epsilon);
        var error = Math.Abs((result - at.High - at.Low) / unit);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static double NarrowError(ReferenceCase at, float result)
    {
        var near = Math.Abs((float)at.High);
        var unit = Math.Max((double)MathF.BitIncrement(near) - near, float.Epsilon);
        var haveOverflown = float.IsInfinity(result) && float.IsInfinity((float)at.High);
        var error = haveOverflown ? 0 : Math.Abs((result - at.High) / unit);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
