namespace Cohort.Padding;

/// <summary>What a mode of padding may need besides the widths.</summary>
internal sealed record PadArguments(object? Constants, object? Ends, object? StatLength, string ReflectType)
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["empty"] = [],
        ["edge"] = [],
        ["wrap"] = [],
        ["constant"] = ["constant_values"],
        ["linear_ramp"] = ["end_values"],
        ["maximum"] = ["stat_length"],
        ["mean"] = ["stat_length"],
        ["median"] = ["stat_length"],
        ["minimum"] = ["stat_length"],
        ["reflect"] = ["reflect_type"],
        ["symmetric"] = ["reflect_type"],
    };

    /// <summary>Refuses modes that there are not, and arguments that a mode does not take.</summary>
    /// <exception cref="ValueError">One of these.</exception>
    public void Check(string mode)
    {
        if (!Allowed.TryGetValue(mode, out var allowed))
        {
            throw new ValueError($"mode '{mode}' is not supported");
        }

        string[] given =
        [
            .. Constants is null ? [] : (string[])["constant_values"],
            .. Ends is null ? [] : (string[])["end_values"],
            .. StatLength is null ? [] : (string[])["stat_length"],
            .. ReflectType == "even" ? [] : (string[])["reflect_type"],
        ];
        var others = given.Except(allowed).ToArray();
        if (others.Length > 0)
        {
            throw new ValueError($"unsupported keyword arguments for mode '{mode}': "
                + $"{{{string.Join(", ", others.Select(name => $"'{name}'"))}}}");
        }
    }
}
