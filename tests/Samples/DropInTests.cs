using Samples.Libraries;
using Xunit;

namespace Cohort.Tests.Samples;

/// <summary>Programs written for NumSharp do the same with Cohort, after a change of their using lines alone.</summary>
public sealed class DropInTests
{
    [Fact]
    public void Programs_print_the_same_numbers_in_both_libraries()
    {
        var theirs = Run("NumSharp");
        var ours = Run("Cohort");
        Assert.Equal(theirs.Select(run => run.Name), ours.Select(run => run.Name));
        var rows = theirs.Zip(ours).Select(pair => new DropInRow(pair.First, pair.Second)).ToList();
        Assert.All(rows, row => Assert.True(row.Agrees, $"{row.Name}: {row.Verdict}"));
        Assert.Equal(13, rows.Count(row => row.Theirs.Failure is null));
    }

    [Fact]
    public void Every_program_prints_numbers() =>
        Assert.All(Run("Cohort"), run => Assert.InRange(PrintedResults.CountNumbers(run.Lines), 8, 1000));

    [Theory]
    [InlineData("a 1.0 b", "a 1 b", true)]
    [InlineData("sum 0.30000000000000004", "sum 0.3", true)]
    [InlineData("[1.5 2.5]", "[1.5 2.6]", false)]
    [InlineData("count 1000000001", "count 1000000002", false)]
    [InlineData("True", "False", false)]
    [InlineData("1 2", "1", false)]
    [InlineData("x 0", "x 1E-12", false)]
    [InlineData("2E+10", "20000000000.000001", true)]
    [InlineData("nan", "nan", true)]
    public void Integers_and_words_must_be_equal_and_other_numbers_close(string left, string right, bool same) =>
        Assert.Equal(same, PrintedResults.Difference([left], [right]) is null);

    [Fact]
    public void A_line_too_many_is_a_difference() => Assert.NotNull(PrintedResults.Difference(["1"], ["1", "2"]));

    [Fact]
    public void What_a_process_prints_is_read_program_by_program()
    {
        const string Printed = "== A\nfirst 1\n== A took 2.5 3 0.5 0.75 1.5 0.25\n== B\r\n== B failed Oops\r\n";
        var runs = LibraryProcess.Parse(Printed).ToList();
        Assert.Equal(["A", "B"], runs.Select(run => run.Name));
        Assert.Equal(["first 1"], runs[0].Lines);
        Assert.Equal((2.5, 0.5, 0.25), (runs[0].First, runs[0].Best, runs[0].BestCpu));
        Assert.Equal("Oops", runs[1].Failure);
    }

    private static IReadOnlyList<ProgramRun> Run(string library)
    {
        var process = new LibraryProcess(library);
        if (!File.Exists(process.Executable))
        {
            Assert.Skip("The programs of samples/dropin are not beside the tests.");
        }

        return process.Run([], quick: true, repeat: 1);
    }
}
