namespace Cohort.Dates;

/// <summary>Which days of the week are worked on, Monday first, as NumPy writes it.</summary>
internal static class WeekMask
{
    /// <summary>Monday to Friday.</summary>
    public const string Usual = "1111100";

    private const int Length = 7;

    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>The days that a text names: seven zeros and ones, or three letters for each day.</summary>
    /// <exception cref="ValueError">The text says nothing of the kind.</exception>
    public static bool[] Parse(string text)
    {
        if (text.Length == Length && text.All(letter => letter is '0' or '1'))
        {
            return [.. text.Select(letter => letter == '1')];
        }

        var days = new bool[Length];
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var day = Array.FindIndex(Names, name => string.CompareOrdinal(text, start, name, 0, name.Length) == 0);
            if (day < 0)
            {
                throw new ValueError($"Invalid business day weekmask string \"{text}\"");
            }

            days[day] = true;
            at += Names[day].Length;
        }

        return days;
    }

    /// <summary>A copy of given days.</summary>
    /// <exception cref="ValueError">They are not seven.</exception>
    public static bool[] Checked(bool[] days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return days.Length == Length ? [.. days]
            : throw new ValueError("A business day weekmask array must have length 7");
    }
}
