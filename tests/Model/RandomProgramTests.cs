using System.Globalization;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.Model;

/// <summary>
/// Random programs through the public interface, over sessions of all kinds: numbers of devices, thresholds, delays.
/// Every one of them must give what the model gives, by plans that the checker finds right.
/// </summary>
public sealed class RandomProgramTests
{
    private const ulong Seed = 20261122;

    [Fact]
    public void Random_programs_give_what_the_sequential_model_gives() =>
        ProgramRunner.Run(new ProgramRunOptions(EngineConfiguration.InTurn, Seed, 2000));

    [Fact]
    public void Random_programs_give_the_same_in_eager_mode() =>
        ProgramRunner.Run(ProgramRunOptions.Of(() => new Session(new SessionOptions { Eager = true }), Seed + 1, 200));

    [Fact]
    public void Random_programs_on_larger_arrays_give_what_the_sequential_model_gives() =>
        ProgramRunner.Run(ProgramRunOptions.Of(() => new Session(), Seed + 2, 12, ProgramProfile.Large));

    [Fact]
    public void As_many_random_programs_as_asked_for_give_what_the_sequential_model_gives()
    {
        Assert.SkipUnless(
            Asked("COHORT_PROGRAMS") is not null, "COHORT_PROGRAMS says how many, COHORT_SEED from where");
        ProgramRunner.Run(new ProgramRunOptions(
            EngineConfiguration.InTurn, (ulong)(Asked("COHORT_SEED") ?? (long)Seed),
            (int)Asked("COHORT_PROGRAMS")!.Value, (uint)(Asked("COHORT_FIRST") ?? 0)));
    }

    private static long? Asked(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
