using System.Globalization;

namespace Cohort.Creation;

/// <summary>
/// Texts in arrays of characters: several are stored as "count length length ...:" followed by their characters.
/// </summary>
internal static class CharacterArrays
{
    public static string Encode(string[] texts) =>
        $"{string.Join(' ', np.Given(texts).Select(Length).Prepend(texts.Length))}:{string.Concat(texts)}";

    private static int Length(string? text) =>
        text?.Length ?? throw new ArgumentNullException(nameof(text), "An array of texts holds a null.");

    /// <exception cref="FormatException">The characters do not begin with such a header.</exception>
    public static string[] Decode(string characters)
    {
        var end = characters.IndexOf(':');
        if (end < 0)
        {
            throw new FormatException("The array of characters does not hold several texts.");
        }

        var numbers = Array.ConvertAll(
            characters[..end].Split(' '), part => int.Parse(part, CultureInfo.InvariantCulture));
        var texts = new string[numbers[0]];
        var at = end + 1;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = characters.Substring(at, numbers[i + 1]);
            at += numbers[i + 1];
        }

        return texts;
    }
}
