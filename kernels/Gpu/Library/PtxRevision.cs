using System.Text.RegularExpressions;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>
/// Edits PTX of ILGPU. It leaves it to the driver's compiler whether a product and a sum round once or twice; here they
/// round twice, or once by name.
/// </summary>
internal static partial class PtxRevision
{
    /// <summary>The edited text.</summary>
    /// <param name="text">A module.</param>
    /// <param name="fuses">Whether products that are added become fused multiply-adds.</param>
    public static string Of(string text, bool fuses)
    {
        text = Renumbering.Of(text, Numbers());
        text = fuses ? Fused(text) : text;
        return Unrounded().Replace(text, "${operation}.rn.${type}");
    }

    // A product is fused into a sum when the sum follows at once and nothing else names the product's register.
    private static string Fused(string text)
    {
        var uses = Registers().Matches(text).CountBy(match => match.Value).ToDictionary();
        return ProductThenSum().Replace(text, match =>
        {
            var product = match.Groups["product"].Value;
            var (left, right) = (match.Groups["left"].Value, match.Groups["right"].Value);
            var isOnce = uses[product] == 2 && (left == product) != (right == product);
            return isOnce
                ? $"fma.rn.{match.Groups["type"]}\t{match.Groups["sum"]}, {match.Groups["a"]}, {match.Groups["b"]}, "
                    + $"{(left == product ? right : left)};"
                : match.Value;
        });
    }

    [GeneratedRegex(@"(?<=\bL_|\b_\w+_)\d+\b")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"%\w+")]
    private static partial Regex Registers();

    [GeneratedRegex(@"\b(?<operation>add|sub|mul)\.(?<type>f32|f64)\b")]
    private static partial Regex Unrounded();

    [GeneratedRegex(
        @"mul\.(?<type>f32|f64)\s+(?<product>%\w+), (?<a>[^,;]+), (?<b>[^,;]+);\s+"
        + @"add\.\k<type>\s+(?<sum>%\w+), (?<left>[^,;]+), (?<right>[^,;]+);")]
    private static partial Regex ProductThenSum();
}
