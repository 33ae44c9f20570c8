using System.Reflection;
using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib.Parity;

/// <summary>
/// Code written against NumSharp 0.70 compiles: what the package declares, for the names in Scope.txt, is here with the
/// same signatures. What is not is in AcceptedDifferences.txt, each with its reason.
/// </summary>
public sealed class ParityTests
{
    private const string ScopeFile = "tests/Numlib/Parity/Scope.txt";
    private const string AcceptedFile = "tests/Numlib/Parity/AcceptedDifferences.txt";

    /// <summary>How many differences are accepted at most. The number may only go down.</summary>
    private const int MostAccepted = 61;

    private static readonly Assembly Theirs = typeof(NumSharp.np).Assembly;
    private static readonly Assembly Ours = typeof(np).Assembly;

    [Fact]
    public void Members_in_the_scope_have_the_signatures_of_the_reference() =>
        Violations.MustBeEmpty(Missing().Except(Accepted().Keys));

    [Fact]
    public void Differences_that_are_gone_are_no_longer_accepted() =>
        Violations.MustBeEmpty(Accepted().Keys.Except(Missing()));

    [Fact]
    public void Accepted_differences_have_reasons_and_become_fewer()
    {
        Violations.MustBeEmpty(Accepted().Where(entry => entry.Value.Length == 0).Select(entry => entry.Key));
        Assert.InRange(Accepted().Count, 0, MostAccepted);
    }

    [Fact]
    public void Every_member_of_the_reference_whose_name_exists_is_in_the_scope()
    {
        var violations =
            from pair in Pairs()
            let names = pair.Ours.GetMembers().Select(member => member.Name).ToHashSet()
            from member in Signature.Declared(pair.Theirs)
            where names.Contains(member.Name) && !pair.Scope.Contains(member.Name)
            select $"{pair.Name}: {member.Name}";
        Violations.MustBeEmpty(violations);
    }

    [Fact]
    public void Every_name_in_the_scope_is_one_of_the_reference()
    {
        var violations =
            from pair in Pairs()
            let names = Signature.Declared(pair.Theirs).Select(member => member.Name).ToHashSet()
            from name in pair.Scope
            where !names.Contains(name)
            select $"{pair.Name}: {name}";
        Violations.MustBeEmpty(violations);
    }

    private static HashSet<string> Missing()
    {
        var missing =
            from pair in Pairs()
            let callable = Signature.Callable(pair.Ours).ToHashSet()
            from member in Signature.Declared(pair.Theirs)
            where pair.Scope.Contains(member.Name) && !callable.Contains(member.Text)
            select $"{pair.Name}: {member.Text.ReplaceLineEndings("\\n")}";
        return [.. missing];
    }

    // A line of the scope is a type, a colon and names of members; a type may have several lines.
    private static IEnumerable<(string Name, Type Theirs, Type Ours, HashSet<string> Scope)> Pairs() =>
        from line in Lines(ScopeFile)
        let parts = line.Split(": ", 2)
        group parts[1] by parts[0] into type
        let names = type.SelectMany(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet()
        select (type.Key, TypeOf(Theirs, "NumSharp", type.Key), TypeOf(Ours, "Cohort", type.Key), names);

    private static Type TypeOf(Assembly assembly, string root, string name) =>
        assembly.GetType($"{root}.{name}") ?? throw new InvalidDataException($"{assembly} has no {name}.");

    // A line of the accepted differences is what is missing and, after two slashes, the reason.
    private static Dictionary<string, string> Accepted() => Lines(AcceptedFile)
        .Select(line => line.Split(" // ", 2))
        .ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "");

    private static IEnumerable<string> Lines(string file) =>
        Repository.Lines(file).Where(line => line.Length > 0 && line[0] != '#');
}
