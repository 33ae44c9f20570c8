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
        var programs = Enumerable.Range(0, 300).Select(i => generator.Program(Seed, (uint)i)).ToArray();
        var answers = NumPyReference.Run(programs);
        var failures = programs.Zip(answers).Where(p =>
            NumPyReference.Transcript(new ModelInterpreter(), p.First).Trim() != p.Second).ToArray();
        Assert.True(
            failures.Length == 0 && answers.Length == programs.Length,
            failures.Length == 0 ? $"{answers.Length} answers: {answers[^1]}" : Describe(failures));
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
