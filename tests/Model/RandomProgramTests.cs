using System.Globalization;
using Cohort.Runtime;
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
    private const int LoopPrograms = 150;

    [Fact]
    public void Random_programs_give_what_the_sequential_model_gives() =>
        ProgramRunner.Run(new ProgramRunOptions(EngineConfiguration.InTurn, Seed, 2000));

    [Fact]
    public void Random_programs_give_the_same_in_eager_mode() =>
        ProgramRunner.Run(ProgramRunOptions.Of(() => new Session(new SessionOptions { Eager = true }), Seed + 1, 200));

    [Fact]
    public void Random_programs_on_larger_arrays_give_what_the_sequential_model_gives() =>
        ProgramRunner.Run(ProgramRunOptions.Of(() => new Session(), Seed + 2, 12, ProgramProfile.Large));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Random_programs_in_loops_are_replayed_and_give_what_the_sequential_model_gives(int devices)
    {
        var options = new EngineOptions { InlineElements = 0, TurnsBeforeReplay = devices % 2 };
        var configuration = new EngineConfiguration(devices, options, IsDisturbed: devices > 2);
        long replayed = 0, cut = 0;
        ProgramRunner.Run(new ProgramRunOptions(
            number =>
            {
                var tested = configuration.Create(number);
                return tested with
                {
                    Inspect = () =>
                    {
                        replayed += tested.Session.Engine.Statistics.PlansReplayed;
                        cut += tested.Session.Engine.Statistics.LaunchesReplayed;
                    },
                };
            },
            Seed + 60 + (ulong)devices, LoopPrograms, 0, ProgramProfile.Loops));
        Assert.True(replayed > 2 * LoopPrograms, $"only {replayed} replays");
        Assert.True(cut > LoopPrograms, $"only {cut} kernels were cut as before");
    }

    [Fact]
    public void As_many_random_programs_as_asked_for_give_what_the_sequential_model_gives()
    {
        Assert.SkipUnless(
            Asked("COHORT_PROGRAMS") is not null, "COHORT_PROGRAMS says how many, COHORT_SEED from where");
        Func<uint, TestedSession> sessions = Asked("COHORT_CONFIGURATION") is { } configuration
            ? EngineConfiguration.All[(int)configuration].Create
            : EngineConfiguration.InTurn;
        ProgramRunner.Run(new ProgramRunOptions(
            sessions, (ulong)(Asked("COHORT_SEED") ?? (long)Seed),
            (int)Asked("COHORT_PROGRAMS")!.Value, (uint)(Asked("COHORT_FIRST") ?? 0)));
    }

    private static long? Asked(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
