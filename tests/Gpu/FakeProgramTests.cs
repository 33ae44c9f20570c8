using Cohort.Runtime;
using Cohort.Tests.Model;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>
/// Random programs on fake GPUs, by themselves and beside CPU devices: whatever the driver can and cannot do, the
/// values are the model's, the plans are right, no driver is misused and all memory comes back.
/// </summary>
public sealed class FakeProgramTests
{
    private const ulong Seed = 20261123;

    private static readonly EngineOptions Windowed = new() { WholeInstanceBytes = 0, InlineElements = 0 };

    private static readonly FakeSession[] Sessions =
    [
        new(1),
        new(1) { IsPinned = true, IsDisturbed = true },
        new(2) { IsOneGroup = true, IsDisturbed = true },
        new(2) { IsOneGroup = true, IsPinned = true, Options = Windowed with { InlineElements = 12 } },
        new(3) { IsPinned = true, IsDisturbed = true },
        new(3) { Options = Windowed with { WindowOperations = 3, StartAfterSeconds = 0 } },
        new(2) { WorkingCpus = 2, IsOneGroup = true, IsDisturbed = true },
        new(2) { WorkingCpus = 1, IsPinned = true },
        new(3) { WorkingCpus = 2, IsOneGroup = true, IsPinned = true, IsDisturbed = true },
        new(7) { IsOneGroup = true, Options = Windowed with { OldVersionBytes = 8192 } },
        new(2) { IsDisturbed = true, Options = Windowed with { IsEager = true } },
        new(1) { Memory = 1536, Options = Windowed },
        new(2) { Memory = 1024, IsOneGroup = true, IsPinned = true, IsDisturbed = true, Options = Windowed },
        new(2) { Memory = 2048, WorkingCpus = 2, Options = Windowed with { IsEager = true } },
    ];

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, Sessions.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Random_programs_on_fake_GPUs_give_what_the_sequential_model_gives(int kind)
    {
        var machine = new FakeMachine();
        ProgramRunner.Run(new ProgramRunOptions(
            number => Sessions[kind].CreateTested(machine, number), Seed + (ulong)kind, 60));
        Assert.True(machine.Faults.Count == 0, string.Join("\n", machine.Faults.Distinct().Take(5)));
        Assert.Equal(0, machine.Leaks);
    }

    [Fact]
    public void Random_programs_on_larger_arrays_give_what_the_sequential_model_gives()
    {
        var machine = new FakeMachine();
        var session = new FakeSession(3)
        {
            IsPinned = true,
            Device = new Kernels.Gpu.GpuDeviceOptions { StagingBytes = 1000, StagingBuffers = 2 },
        };
        ProgramRunner.Run(new ProgramRunOptions(
            number => session.CreateTested(machine, number), Seed + 50, 6, 0, ProgramProfile.Large));
        Assert.True(machine.Faults.Count == 0, string.Join("\n", machine.Faults.Distinct().Take(5)));
        Assert.Equal(0, machine.Leaks);
    }
}
