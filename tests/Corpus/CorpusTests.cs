using Cohort.Runtime;
using Cohort.Tests.Model;
using Xunit;

namespace Cohort.Tests.Corpus;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int ShownFailures = 40;

    private static readonly EngineOptions NothingIsSmall = new() { InlineElements = 0 };

    public static TheoryData<string> Files => [.. CorpusFiles.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Answers_as_recorded_from_NumPy(string file) => Check(file);

    [Theory]
    [MemberData(nameof(Files))]
    public void Answers_as_recorded_when_three_devices_share_the_smallest_arrays(string file)
    {
        using var session = new EngineConfiguration(3, NothingIsSmall).CreateSession(1);
        using (session.Enter())
        {
            Check(file);
        }
    }

    [Fact]
    public void Every_recorded_function_is_either_run_or_listed_for_a_later_issue()
    {
        var ops = CorpusFiles.Names.Where(file => !file.StartsWith("index_", StringComparison.Ordinal))
            .SelectMany(CorpusFiles.Read).Select(line => line.GetProperty("op").GetString()!).Distinct();
        var undecided = ops.Where(op => CorpusOperations.Has(op) == CorpusOperations.OfLaterIssues.Contains(op));
        Assert.Empty(undecided);
    }

    private void Check(string file)
    {
        var exceptions = CorpusFiles.Exceptions(file);
        CorpusOutcome[] outcomes = [.. CorpusRunner.Run(file)];
        foreach (var group in outcomes.GroupBy(o => o.OutOfScope ?? "in scope").OrderBy(g => g.Key))
        {
            output.WriteLine($"{group.Key}: {group.Count()}");
        }

        CorpusOutcome[] failed = [.. outcomes.Where(o => o.Failure is not null && !exceptions.ContainsKey(o.Id))];
        string[] cured =
        [
            .. exceptions.Keys.Where(id => !outcomes.Any(o => o.Id == id && o.Failure is not null)),
        ];
        Assert.True(failed.Length == 0, Report(failed));
        Assert.True(cured.Length == 0, $"no longer exceptions, or unknown: {string.Join(", ", cured)}");
    }

    private static string Report(CorpusOutcome[] failed)
    {
        var lines = failed.Take(ShownFailures).Select(o => $"{o.Id}: {o.Failure}");
        return $"{failed.Length} cases differ:\n{string.Join("\n", lines)}";
    }
}
