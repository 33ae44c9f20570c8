using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib.Parity;

/// <summary>
/// Code written against NumSharp 0.70 compiles: every public member of the package is here with the same signature, and
/// every type has the same bases, except for the parts of its engine that OutOfSurface.txt names and the lines of
/// AcceptedDifferences.txt, each with its reason.
/// </summary>
public sealed class ParityTests(ITestOutputHelper output)
{
    /// <summary>How many differences are accepted at most. The number may only go down.</summary>
    private const int MostAccepted = 24;

    private static readonly Surface Surface = new();

    [Fact]
    public void Every_public_member_of_the_reference_is_here_with_its_signature()
    {
        var differences = Surface.Differences();
        var compared = Surface.Compared();
        output.WriteLine($"{compared - differences.Count} of {compared} members of the swap surface match.");
        Violations.MustBeEmpty(differences.Except(Surface.Accepted.Keys));
    }

    [Fact]
    public void Differences_that_are_gone_are_no_longer_accepted() =>
        Violations.MustBeEmpty(Surface.Accepted.Keys.Except(Surface.Differences()));

    [Fact]
    public void Accepted_differences_have_reasons_and_become_fewer()
    {
        Violations.MustBeEmpty(Surface.Accepted.Where(entry => entry.Value.Length == 0).Select(entry => entry.Key));
        Assert.InRange(Surface.Accepted.Count, 0, MostAccepted);
    }

    [Fact]
    public void What_is_out_of_the_surface_has_reasons_and_is_no_type_of_ours()
    {
        var missing = Surface.Types.Where(pair => pair.Ours is null).Select(pair => pair.Name).ToList();
        Violations.MustBeEmpty(
            from line in Surface.Outside
            where line.Value.Length == 0 || !missing.Exists(name => Surface.IsNamedBy(line.Key, name))
            select $"{line.Key}: names no missing type, or gives no reason");
    }
}
