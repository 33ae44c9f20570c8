using Cohort.Tests.Model.Programs;

namespace Cohort.Tests.Model;

/// <summary>Runs a sequence of random programs on the model and on the library.</summary>
public static class ProgramRunner
{
    /// <summary>
    /// Runs all programs; throws at the first that differs, with the smallest program that still does.
    /// </summary>
    public static void Run(ProgramRunOptions options)
    {
        var generator = new ProgramGenerator(options.Profile ?? ProgramProfile.Small);
        var comparison = new ProgramComparison(
            () => new CohortInterpreter(options.Sessions()),
            interpreter => options.Inspect?.Invoke(((CohortInterpreter)interpreter).Session));
        for (var i = 0; i < options.Count; i++)
        {
            var number = options.First + (uint)i;
            var program = generator.Program(options.Seed, number);
            if (comparison.Difference(program) is { } difference)
            {
                var (smallest, reason) = comparison.Shrink(program, difference);
                throw new ProgramFailedException(options.Seed, number, smallest, reason);
            }
        }
    }
}
