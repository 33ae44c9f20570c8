using System.Numerics;
using Cohort.Runtime;
using Cohort.Tests.Model;
using Xunit;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Families of functions give NumPy's values, types and shapes, however their operands lie.</summary>
public sealed class AnswerTests
{
    private static readonly Dictionary<string, Func<NDArray, NDArray>> Layouts = new()
    {
        ["plain"] = array => array,
        ["reversed"] = array => array.ndim == 0 ? array : np.flip(np.flip(array).copy()),
        ["column-major"] = array => array.ndim == 0 ? array : np.asfortranarray(array),
        ["stepped"] = Stepped,
    };

    public static TheoryData<string> Names => [.. Layouts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Functions_answer_as_NumPy(string layout) => Check(Layouts[layout]);

    [Fact]
    public void Functions_answer_as_NumPy_when_three_devices_share_the_smallest_arrays()
    {
        using var session = new EngineConfiguration(3, new EngineOptions { InlineElements = 0 }).CreateSession(1);
        using (session.Enter())
        {
            Check(Layouts["plain"]);
        }
    }

    [Fact]
    public void Every_call_that_is_known_has_answers() =>
        Assert.Empty(FamilyCalls.All.Keys.Except(AnswerCase.All().Select(recorded => recorded.Call)));

    private static void Check(Func<NDArray, NDArray> layout)
    {
        var failures = new List<string>();
        var cases = 0;
        foreach (var recorded in AnswerCase.All())
        {
            cases++;
            if (Difference(recorded, layout) is { } difference)
            {
                failures.Add($"{recorded.Call}({string.Join("; ", recorded.Operands.Select(Text))}): {difference}");
            }
        }

        Assert.True(cases > 300, "The answers are not where they should be.");
        var shown = string.Join("\n", failures.Take(30));
        Assert.True(failures.Count == 0, $"{failures.Count} of {cases} differ:\n{shown}");
    }

    private static string? Difference(AnswerCase recorded, Func<NDArray, NDArray> layout)
    {
        NDArray[] results;
        try
        {
            results = FamilyCalls.All[recorded.Call](Array.ConvertAll(recorded.Operands, array => layout(array)));
        }
        catch (Exception error) when (error is not KeyNotFoundException)
        {
            return error.ToString().Split('\n') is var lines ? string.Join(" | ", lines.Take(4)) : null;
        }

        return results.Length == recorded.Results.Length
            ? results.Zip(recorded.Results, Difference).FirstOrDefault(difference => difference is not null)
            : $"{results.Length} results instead of {recorded.Results.Length}";
    }

    private static string? Difference(NDArray actual, NDArray expected)
    {
        if (actual.dtype != expected.dtype || !actual.shape.SequenceEqual(expected.shape))
        {
            return $"{Text(actual)} instead of {Text(expected)}";
        }

        var slack = actual.typecode switch { NPTypeCode.Half => 2e-3, NPTypeCode.Single => 1e-6, _ => 1e-11 };
        Complex[] got = actual.astype(np.complex128).ToArray<Complex>();
        Complex[] wanted = expected.astype(np.complex128).ToArray<Complex>();
        var scale = wanted.Where(Complex.IsFinite).Select(Complex.Abs).DefaultIfEmpty().Max();
        return got.Zip(wanted).All(pair => IsClose(pair.First.Real, pair.Second.Real, slack * scale)
            && IsClose(pair.First.Imaginary, pair.Second.Imaginary, slack * scale))
            ? null
            : $"{Text(actual)} instead of {Text(expected)}";
    }

    // Numbers of a result are close as measured by its largest one.
    private static bool IsClose(double actual, double expected, double slack) =>
        actual.Equals(expected) || Math.Abs(actual - expected) <= slack;

    private static string Text(NDArray array) =>
        $"{array.dtype.Name}({string.Join(",", array.shape)})"
        + $"[{string.Join(" ", array.astype(np.complex128).ToArray<Complex>())}]";

    private static NDArray Stepped(NDArray array)
    {
        if (array.ndim == 0)
        {
            return array;
        }

        var wide = np.zeros(new Shape([.. array.shape[..^1], 2 * array.shape[^1]]), array.dtype);
        wide["..., ::2"] = array;
        return wide["..., ::2"];
    }
}
