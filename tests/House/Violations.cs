using Xunit;

namespace Cohort.Tests.House;

/// <summary>Places where a rule is broken: a test that finds some names all of them.</summary>
internal static class Violations
{
    /// <summary>Fails with one line for each place.</summary>
    public static void MustBeEmpty(IEnumerable<string> places)
    {
        var found = places.Distinct().ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{found.Count} places break this rule:{Environment.NewLine}"
                + string.Join(Environment.NewLine, found));
        }
    }
}
