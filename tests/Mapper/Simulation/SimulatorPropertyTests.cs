using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;
using Cohort.Tests.Mapper.Machines;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Mapper.Simulation;

/// <summary>What holds for every program on every machine.</summary>
public sealed class SimulatorPropertyTests
{
    private const double Rounding = 1e-9;

    private static readonly Machine[] Machines =
    [
        new(SmallMachines.Star(3)),
        new(SmallMachines.Star(2, isDuplex: false)),
        new(SmallMachines.Of(2, SmallMachines.Link(false, false, ["cpu:0", "cuda:0", "cuda:1"]))),
        new(SmallMachines.Of(4,
            SmallMachines.Link(true, true, ["cuda:0", "a"], ["cuda:1", "a"], ["cuda:2", "b"], ["cuda:3", "b"]),
            SmallMachines.Link(true, true, ["a", "cpu:0"], ["b", "cpu:0"], ["a", "b"]))),
        new(ShippedMachines.Load("h200-8-nvlink")),
        new(ShippedMachines.Load("a100-8-pcie")),
    ];

    private static readonly Gen<(int Machine, (int Kind, int A, int B, int Size, int Back)[] Steps)> Programs =
        Gen.Select(
            Gen.Int[0, Machines.Length - 1],
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 1000], Gen.Int[0, 6])
                .Array[1, 40]);

    [Fact]
    public void A_schedule_keeps_order_bounds_and_bytes() => Programs.Sample(one =>
    {
        var machine = Machines[one.Machine];
        var program = Build(machine, one.Steps);
        var schedule = Simulator.Run(machine, program);
        Assert.All(program.Tasks, task => Assert.All(
            task.After, earlier => Assert.True(schedule.Starts[task.Id] >= schedule.Ends[earlier])));
        Assert.All(program.Tasks, task => Assert.True(
            schedule.Ends[task.Id] - schedule.Starts[task.Id] >= Alone(machine, task) * (1 - Rounding)));
        Assert.True(schedule.Seconds >= CriticalPath(machine, program) * (1 - Rounding));
        Assert.True(schedule.Seconds <= program.Tasks.Sum(task => Alone(machine, task)) * (1 + Rounding));
        for (var link = 0; link < machine.Links.Count; link++)
        {
            Assert.Equal(BytesOver(machine, program, link), schedule.BytesOverLinks[link]);
        }
    }, iter: 2000);

    [Fact]
    public void No_channel_carries_more_than_it_can() => Programs.Sample(one =>
    {
        var machine = Machines[one.Machine];
        var schedule = Simulator.Run(machine, Build(machine, one.Steps));
        foreach (var link in machine.Links)
        {
            var channels = link.Model.IsDuplex ? 2 : 1;
            Assert.True(
                schedule.BytesOverLinks[link.Index]
                <= channels * schedule.Seconds * link.Model.BytesPerSecond * (1 + Rounding));
        }
    }, iter: 1000);

    [Fact]
    public void The_same_program_gives_the_same_schedule() => Programs.Sample(one =>
    {
        var machine = Machines[one.Machine];
        var program = Build(machine, one.Steps);
        var (first, second) = (Simulator.Run(machine, program), Simulator.Run(machine, program));
        Assert.Equal(first.Starts, second.Starts);
        Assert.Equal(first.Ends, second.Ends);
    }, iter: 300);

    private static TaskGraph Build(Machine machine, (int Kind, int A, int B, int Size, int Back)[] steps)
    {
        var program = new TaskGraph();
        foreach (var (kind, a, b, size, back) in steps)
        {
            var (from, to) = (a % machine.Count, b % machine.Count);
            var before = program.Tasks.Count - back;
            int[] after = back > 0 && before >= 0 ? [before] : [];
            if (kind == 0 || from == to)
            {
                program.AddWork(from, size * 1e-4, "kernel", after);
            }
            else if (kind == 1)
            {
                program.AddCopy(from, to, size * 100_000L, from, "copy", after);
            }
            else
            {
                program.AddCopy(from, to, size * 3L, to, "small copy", after);
            }
        }

        return program;
    }

    private static double Alone(Machine machine, SimulatedTask task) =>
        task.IsTransfer ? machine.CopySeconds(task.From, task.To, task.Bytes) : task.Seconds;

    private static double CriticalPath(Machine machine, TaskGraph program)
    {
        var ends = new double[program.Tasks.Count];
        foreach (var task in program.Tasks)
        {
            ends[task.Id] = Alone(machine, task) + task.After.Select(earlier => ends[earlier]).DefaultIfEmpty().Max();
        }

        return ends.Max();
    }

    private static long BytesOver(Machine machine, TaskGraph program, int link) => program.Tasks
        .Where(task => task.IsTransfer)
        .Sum(task => task.Bytes * machine.RouteBetween(task.From, task.To)!.Links.Count(one => one.Index == link));
}
