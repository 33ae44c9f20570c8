using System.Globalization;
using System.Text.RegularExpressions;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>
/// Replaces the numbers that ILGPU counts through a process by small ones: the same kernel gets the same text in every
/// run, which a driver's cache on disk then knows.
/// </summary>
internal static class Renumbering
{
    /// <summary>The text with the matches of an expression numbered in the order of their first appearance.</summary>
    public static string Of(string text, Regex numbers)
    {
        var found = new Dictionary<string, string>();
        return numbers.Replace(text, match =>
        {
            if (!found.TryGetValue(match.Value, out var number))
            {
                number = found.Count.ToString(CultureInfo.InvariantCulture);
                found.Add(match.Value, number);
            }

            return number;
        });
    }
}
