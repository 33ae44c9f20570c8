using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib.Coverage;

/// <summary>docs/coverage.md is what the library does.</summary>
public sealed class CoverageTests
{
    private const string Page = "docs/coverage.md";

    [Fact]
    public void The_page_is_up_to_date()
    {
        var text = CoverageTable.Make();
        if (Environment.GetEnvironmentVariable("COHORT_WRITE_COVERAGE") == "1")
        {
            File.WriteAllText(Repository.PathOf(Page), text);
        }

        Assert.Equal(text, string.Join('\n', Repository.Lines(Page)) + "\n");
    }

    [Fact]
    public void Every_function_is_called() => Violations.MustBeEmpty(CoverageTable.WithoutCalls());
}
