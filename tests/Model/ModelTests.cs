using Cohort.Runtime.Expressions;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.Model;

public sealed class ModelTests
{
    private const ulong Seed = 20261122;

    [Fact]
    public void The_model_answers_random_programs_as_NumPy_does()
    {
        Assert.SkipUnless(NumPyReference.IsAvailable, "python3 with NumPy is not installed");
        var generator = new ProgramGenerator(ProgramProfile.Small with { ComparesZeros = false });
        var wanted = Environment.GetEnvironmentVariable("COHORT_NUMPY_PROGRAMS");
        var count = int.TryParse(wanted, out var asked) ? asked : 300;
        var programs = Enumerable.Range(0, count).Select(i => generator.Program(Seed, (uint)i)).ToArray();
        var answers = NumPyReference.Run(programs);
        var failures = programs.Zip(answers).Where(p =>
            NumPyReference.Transcript(new ModelInterpreter(), p.First).Trim() != p.Second).ToArray();
        Assert.True(
            failures.Length == 0 && answers.Length == programs.Length,
            failures.Length == 0 ? $"{answers.Length} answers: {answers[^1]}" : Describe(failures));
    }

    [Fact]
    public void A_planted_fault_is_found_and_shrunk_to_a_few_statements()
    {
        var generator = new ProgramGenerator(ProgramProfile.Small);
        var comparison = new ProgramComparison(() => new ElementByElementInterpreter());
        var (program, difference) = Enumerable.Range(0, 200).Select(i => generator.Program(Seed, (uint)i))
            .Select(p => (Program: p, Difference: comparison.Difference(p))).First(p => p.Difference is not null);
        var smallest = comparison.Shrink(program, difference!).Program;
        Assert.InRange(smallest.Statements.Count, 2, 4);
        Assert.Contains(smallest.Statements, statement => statement is Statement.Store);
    }

    [Fact]
    public void The_same_seed_gives_the_same_program()
    {
        var generator = new ProgramGenerator(ProgramProfile.Small);
        Assert.Equal(generator.Program(Seed, 7).ToString(), generator.Program(Seed, 7).ToString());
        Assert.NotEqual(generator.Program(Seed, 7).ToString(), generator.Program(Seed, 8).ToString());
    }

    [Fact]
    public void Random_programs_use_every_kind_of_statement_expression_view_and_function()
    {
        var seen = new HashSet<object>();
        var generator = new ProgramGenerator(ProgramProfile.Small);
        foreach (var statement in Enumerable.Range(0, 400).SelectMany(i => generator.Program(Seed, (uint)i).Statements))
        {
            ProgramCoverage.Visit(statement, part => seen.Add(part));
        }

        var kinds = new[] { typeof(Statement), typeof(Expression), typeof(ViewStep), typeof(IndexItem) }
            .SelectMany(type => type.GetNestedTypes().Where(t => !t.IsAbstract)).Cast<object>();
        var functions = ModelFunctions.All.Keys.Concat(Enum.GetNames<ReductionOperator>());
        Assert.Subset(seen, kinds.Concat(functions).ToHashSet());
    }

    private static string Describe((ArrayProgram Program, string Answer)[] failures)
    {
        var shortest = failures.OrderBy(f => f.Program.Statements.Count).Take(5).Select(f =>
        {
            var ours = NumPyReference.Transcript(new ModelInterpreter(), f.Program).Split('\n');
            var differences = ours.Zip(f.Answer.Split('\n')).Where(p => p.First.Trim() != p.Second.Trim())
                .Select(p => $"model {p.First}\nNumPy {p.Second}");
            return $"{f.Program}\n{string.Join("\n", differences.Take(3))}";
        });
        return $"{failures.Length} programs differ; the shortest:\n{string.Join("\n\n", shortest)}";
    }
}
