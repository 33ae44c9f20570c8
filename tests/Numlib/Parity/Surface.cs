using System.Reflection;
using Cohort.Tests.House;

namespace Cohort.Tests.Numlib.Parity;

/// <summary>The public types of NumSharp 0.70, each with ours of the same name, and where they differ.</summary>
internal sealed class Surface
{
    private static readonly Assembly Theirs = typeof(NumSharp.np).Assembly;
    private static readonly Assembly Ours = typeof(np).Assembly;

    /// <summary>Types, or with ".*" namespaces, that programs do not use, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Outside { get; } = Reasons("tests/Numlib/Parity/OutOfSurface.txt");

    /// <summary>Differences that stay, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Accepted { get; } =
        Reasons("tests/Numlib/Parity/AcceptedDifferences.txt");

    /// <summary>Every public type of the reference by its name without the root; ours is null where there is none.
    /// </summary>
    public IReadOnlyList<(string Name, Type Theirs, Type? Ours)> Types { get; } =
    [
        .. from type in Theirs.GetExportedTypes()
        let name = type.FullName!["NumSharp.".Length..]
        let ours = Ours.GetType($"Cohort.{name}")
        select (name, type, ours is { IsVisible: true } ? ours : null),
    ];

    private IEnumerable<(string Name, Type Theirs, Type? Ours)> Inside =>
        Types.Where(pair => pair.Ours is not null || !Outside.Keys.Any(key => IsNamedBy(key, pair.Name)));

    /// <summary>Whether a line of the list names a type: itself, a type that it lies in, or a namespace.</summary>
    public static bool IsNamedBy(string line, string type) => line.EndsWith(".*", StringComparison.Ordinal)
        ? type.StartsWith(line[..^1], StringComparison.Ordinal)
        : type == line || type.StartsWith(line + "+", StringComparison.Ordinal);

    /// <summary>The number of members and bases that are compared.</summary>
    public int Compared() => Inside.Sum(pair => Lines(pair.Theirs).Count());

    /// <summary>What the reference declares and we do not: the type, a colon, and what is missing.</summary>
    public HashSet<string> Differences()
    {
        var missing =
            from pair in Inside
            let callable = pair.Ours is null ? [] : Available(pair.Ours)
            from line in Lines(pair.Theirs)
            where !callable.Contains(line)
            select $"{pair.Name}: {line.ReplaceLineEndings("\\n")}";
        return [.. missing];
    }

    private static HashSet<string> Available(Type type) =>
        [.. Signature.Callable(type), .. Signature.Uses(type)];

    private static IEnumerable<string> Lines(Type type) =>
        Signature.Declared(type).Select(member => member.Text).Concat(Signature.Uses(type));

    // A line is what is meant and, after two slashes, the reason.
    private static Dictionary<string, string> Reasons(string file) => Repository.Lines(file)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(" // ", 2))
        .ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "");
}
