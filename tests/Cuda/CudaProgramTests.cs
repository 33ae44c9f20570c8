using System.Globalization;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Model;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// Random programs on emulated CUDA devices, with their kernels as PTX: right values, complete plans, and a driver that
/// has nothing to complain about.
/// </summary>
public sealed class CudaProgramTests
{
    private const ulong Seed = 20261122;
    private const int Programs = 40;
    private const int LoopPrograms = 12;

    private static readonly EngineOptions Windowed = new() { WholeInstanceBytes = 0, InlineElements = 0 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Random_programs_on_so_many_devices_give_what_the_model_gives(int gpus)
    {
        using var sessions = Run(Seed + (ulong)gpus, number => Varied(gpus, number));
        Assert.True(sessions.Launches > Programs, $"only {sessions.Launches} launches");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Random_programs_in_loops_are_replayed_and_give_what_the_model_gives(int gpus)
    {
        var replayed = 0L;
        using var sessions = new CudaSessions(number => Varied(gpus, number) is var setup
            ? setup with { Engine = setup.Engine with { TurnsBeforeReplay = 0 } }
            : setup);
        ProgramRunner.Run(new ProgramRunOptions(
            number =>
            {
                var tested = sessions.Create(number);
                return tested with
                {
                    Inspect = () =>
                    {
                        tested.Inspect!();
                        replayed += tested.Session.Engine.Statistics.LaunchesReplayed;
                    },
                };
            },
            Seed + 60 + (ulong)gpus, LoopPrograms, 0, ProgramProfile.Loops));
        Assert.True(replayed > LoopPrograms, $"only {replayed} replays");
    }

    [Fact]
    public void A_driver_that_ignores_waits_for_events_is_found_out()
    {
        var error = Assert.ThrowsAny<Exception>(() =>
            Run(Seed, number => Varied(2, number) with { Driver = Delayed(number) with { IgnoresWaits = true } }));
        Assert.Contains("Race", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_programs_on_devices_that_cannot_reach_each_other_give_what_the_model_gives()
    {
        using var sessions = Run(Seed + 20,
            number => Varied(3, number) with { Driver = Delayed(number) with { CanAccessPeer = (_, _) => false } });
        Assert.Equal(0, sessions.PeerCopies);
        Assert.True(sessions.CopiesToHost > 0);
    }

    [Fact]
    public void Random_programs_with_small_arrays_side_by_side_in_slabs_give_what_the_model_gives() =>
        Run(Seed + 60, number =>
        {
            var setup = Varied(1 + (int)(number % 3), number);
            return setup with { Device = setup.Device with { SlabBytes = 1 << 20 } };
        }).Dispose();

    [Fact]
    public void Random_programs_on_logical_devices_of_two_physical_ones_give_what_the_model_gives() =>
        Run(Seed + 30, number => Varied(2, number) with { SharesPerGpu = 2 }).Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void Random_programs_on_CPUs_and_CUDA_devices_side_by_side_give_what_the_model_gives(int cpus, int gpus) =>
        Run(Seed + 40 + (ulong)cpus,
            number => Varied(gpus, number) with { Cpus = cpus, CpuIsReserve = false }).Dispose();

    [Fact]
    public void As_many_random_programs_as_asked_for_give_what_the_model_gives()
    {
        Assert.SkipUnless(
            Asked("COHORT_CUDA_PROGRAMS") is not null, "COHORT_CUDA_PROGRAMS says how many, COHORT_SEED from where");
        int[] counts = [1, 2, 3, 4, 7];
        Run(
            (ulong)(Asked("COHORT_SEED") ?? (long)Seed),
            number => Varied(counts[number % 5], number) with
            {
                SharesPerGpu = 1 + (int)(number / 5 % 2),
                Cpus = 1 + (int)(number / 10 % 2),
                CpuIsReserve = number / 20 % 2 == 0,
            },
            (int)Asked("COHORT_CUDA_PROGRAMS")!.Value).Dispose();
    }

    private static long? Asked(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static CudaSessions Run(ulong seed, Func<uint, CudaSetup> setups, int programs = Programs)
    {
        var sessions = new CudaSessions(setups);
        try
        {
            ProgramRunner.Run(new ProgramRunOptions(sessions.Create, seed, programs));
        }
        catch
        {
            sessions.Dispose();
            throw;
        }

        return sessions;
    }

    private static EmulatorOptions Delayed(uint number) => new() { DelaySeed = (int)number };

    // Thresholds and peers change from program to program.
    private static CudaSetup Varied(int gpus, uint number) => new()
    {
        Gpus = gpus,
        Driver = Delayed(number) with
        {
            CanAccessPeer = (number % 3) switch
            {
                0 => (_, _) => true,
                1 => (from, to) => (to - from + gpus) % gpus == 1,
                _ => (_, _) => false,
            },
        },
        Engine = (number % 5) switch
        {
            0 => Windowed,
            1 => Windowed with { StartAfterSeconds = 0 },
            2 => Windowed with { WindowOperations = 3 },
            3 => Windowed with { InlineElements = 12, OldVersionBytes = 4096 },
            _ => Windowed with { IsEager = true },
        },
    };
}
