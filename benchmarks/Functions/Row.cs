using System.Text.RegularExpressions;

namespace Benchmarks.Functions;

/// <summary>One call of a function.</summary>
/// <param name="Text">The call as C# has it.</param>
/// <param name="Call">Calls it.</param>
internal sealed partial record Row(string Text, Func<object?> Call)
{
    /// <summary>The function's name: the first one after np, or "indexing".</summary>
    public string Name => Function().Match(Text) is { Success: true } match ? match.Groups[1].Value : "indexing";

    /// <summary>The same call in Python.</summary>
    public string Python
    {
        get
        {
            var text = Text.Replace("(NDArray)", "", StringComparison.Ordinal)
                .Replace("true", "True", StringComparison.Ordinal).Replace("false", "False", StringComparison.Ordinal)
                .Replace("null", "None", StringComparison.Ordinal);
            text = Slice().Replace(List().Replace(text, "[$1]"), "[$1]");
            return Named().Replace(text, "$1=");
        }
    }

    [GeneratedRegex(@"np\.((?:random|linalg|fft)?\.?\w+)")]
    private static partial Regex Function();

    [GeneratedRegex(@"\[""([^""]*)""\]")]
    private static partial Regex Slice();

    [GeneratedRegex(@"new\[\] \{ ([^}]*) \}")]
    private static partial Regex List();

    [GeneratedRegex(@"\b(\w+): ")]
    private static partial Regex Named();
}
