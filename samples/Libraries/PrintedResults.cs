using System.Globalization;
using System.Text.RegularExpressions;

namespace Samples.Libraries;

/// <summary>Compares what two libraries printed: words and integers exactly, other numbers closely.</summary>
internal static partial class PrintedResults
{
    /// <summary>The relative difference that sums in another order may have.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>The first difference in words, or null where the outputs say the same.</summary>
    public static string? Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            if (!SameLine(expected[i], actual[i]))
            {
                return $"line {i + 1}: '{expected[i]}' and '{actual[i]}'";
            }
        }

        return expected.Count == actual.Count ? null : $"{expected.Count} and {actual.Count} lines";
    }

    /// <summary>The numbers of an output.</summary>
    public static int CountNumbers(IEnumerable<string> lines) =>
        lines.Sum(line => Token().Matches(line).Count(token => double.TryParse(
            token.ValueSpan, CultureInfo.InvariantCulture, out _)));

    private static bool SameLine(string expected, string actual)
    {
        var (left, right) = (Token().Matches(expected), Token().Matches(actual));
        return left.Count == right.Count && left.Zip(right).All(pair => SameToken(pair.First.Value, pair.Second.Value));
    }

    // A float that is whole prints like an integer, so one integer beside one float is compared as floats.
    private static bool SameToken(string expected, string actual) =>
        expected == actual
        || (double.TryParse(expected, CultureInfo.InvariantCulture, out var left)
            && double.TryParse(actual, CultureInfo.InvariantCulture, out var right)
            && !(IsInteger(expected) && IsInteger(actual))
            && Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right)));

    private static bool IsInteger(string token) => token.All(c => char.IsDigit(c) || c is '-');

    [GeneratedRegex(@"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|[^\s\d]+")]
    private static partial Regex Token();
}
