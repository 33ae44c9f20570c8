using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;
using Cohort.Tests.Mapper.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Simulation;

/// <summary>Schedules that can be worked out by hand.</summary>
public sealed class SimulatorTests
{
    private const long Gigabyte = 1_000_000_000;
    private const double Latency = 1e-3;

    [Fact]
    public void Kernels_of_one_device_run_one_after_the_other()
    {
        var program = new TaskGraph();
        program.AddWork(1, 2, "a");
        program.AddWork(1, 3, "b");
        var schedule = Simulator.Run(new Machine(SmallMachines.Star(1)), program);
        Assert.Equal([0.0, 2.0], schedule.Starts);
        Assert.Equal(5, schedule.Seconds);
        Assert.Equal(1, schedule.BusyShare(1));
        Assert.Equal(0, schedule.BusyShare(0));
    }

    [Fact]
    public void Kernels_of_two_devices_run_at_the_same_time_unless_one_needs_the_other()
    {
        var machine = new Machine(SmallMachines.Star(2));
        var program = new TaskGraph();
        var first = program.AddWork(1, 2, "a");
        program.AddWork(2, 3, "b");
        Assert.Equal(3, Simulator.Run(machine, program).Seconds);
        program.AddWork(2, 1, "c", first);
        Assert.Equal(4, Simulator.Run(machine, program).Seconds);
    }

    [Fact]
    public void A_command_waits_behind_one_that_waits()
    {
        var program = new TaskGraph();
        var slow = program.AddWork(2, 5, "slow");
        program.AddWork(1, 1, "needs it", slow);
        program.AddWork(1, 1, "needs nothing");
        var schedule = Simulator.Run(new Machine(SmallMachines.Star(2)), program);
        Assert.Equal(6, schedule.Starts[2]);
    }

    [Fact]
    public void A_copy_runs_beside_a_kernel_on_a_device_with_engines_and_in_turn_on_one_without()
    {
        var machine = new Machine(SmallMachines.Star(1));
        var program = new TaskGraph();
        program.AddWork(1, 4, "kernel");
        program.AddCopy(0, 1, Gigabyte, 1, "copy");
        Assert.Equal(4, Simulator.Run(machine, program).Seconds);
        var without = new TaskGraph();
        without.AddWork(0, 4, "kernel");
        without.AddCopy(1, 0, Gigabyte, 0, "copy");
        Assert.Equal(4 + Latency + 1, Simulator.Run(machine, without).Seconds, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Copies_that_share_a_link_take_as_many_times_as_long(int copies)
    {
        var names = Enumerable.Range(0, copies).Select(i => new[] { $"cuda:{i}", "switch" });
        var fast = SmallMachines.Link(true, true, [.. names]) with { BytesPerSecond = 1e13 };
        var shared = SmallMachines.Link(true, true, ["switch", "cpu:0"], ["switch", "other"], ["other", "cpu:0"]);
        var machine = new Machine(SmallMachines.Of(copies, fast, shared));
        var program = new TaskGraph();
        for (var i = 0; i < copies; i++)
        {
            program.AddCopy(i + 1, 0, Gigabyte, i + 1, "copy");
        }

        var schedule = Simulator.Run(machine, program);
        Assert.Equal((2 * Latency) + copies, schedule.Seconds, 1e-9);
        Assert.All(schedule.Ends, end => Assert.Equal(schedule.Seconds, end, 1e-9));
    }

    [Fact]
    public void Directions_of_a_duplex_link_do_not_share_and_those_of_a_bus_do()
    {
        var program = new TaskGraph();
        program.AddCopy(0, 1, Gigabyte, 1, "there");
        program.AddCopy(1, 0, Gigabyte, 1, "back");
        Assert.Equal(Latency + 1, Simulator.Run(new Machine(SmallMachines.Star(1)), program).Seconds, 1e-9);
        Assert.Equal(
            Latency + 2, Simulator.Run(new Machine(SmallMachines.Star(1, isDuplex: false)), program).Seconds, 1e-9);
    }

    [Fact]
    public void What_one_copy_cannot_use_the_others_get()
    {
        // Two copies come over links of 0.1 and 1 GB/s and go on over one of 1 GB/s: the slow one takes 0.1 of it.
        var slow = SmallMachines.Link(true, true, ["cuda:0", "switch"]) with { BytesPerSecond = 1e8 };
        var fast = SmallMachines.Link(true, true, ["cuda:1", "switch"], ["switch", "cpu:0"]);
        var machine = new Machine(SmallMachines.Of(2, slow, fast));
        var program = new TaskGraph();
        program.AddCopy(1, 0, Gigabyte, 1, "slow");
        program.AddCopy(2, 0, Gigabyte, 2, "fast");
        var schedule = Simulator.Run(machine, program);
        Assert.Equal((2 * Latency) + 10, schedule.Ends[0], 1e-9);
        Assert.Equal((2 * Latency) + (1 / 0.9), schedule.Ends[1], 1e-9);
    }

    [Fact]
    public void Engines_limit_how_many_copies_a_device_runs()
    {
        var model = SmallMachines.Star(1);
        var machine = new Machine(model with
        {
            Devices = [model.Devices[0], model.Devices[1] with { CopyEngines = 1 }],
        });
        var program = new TaskGraph();
        program.AddCopy(0, 1, Gigabyte, 1, "there");
        program.AddCopy(1, 0, Gigabyte, 1, "back");
        Assert.Equal((2 * Latency) + 2, Simulator.Run(machine, program).Seconds, 1e-9);
    }

    [Fact]
    public void The_program_itself_waits_and_goes_on()
    {
        var program = new TaskGraph();
        var kernel = program.AddWork(1, 2, "kernel");
        var wait = program.AddWork(TaskGraph.Host, 0.5, "wait", kernel);
        program.AddWork(1, 1, "later", wait);
        var schedule = Simulator.Run(new Machine(SmallMachines.Star(1)), program);
        Assert.Equal(3.5, schedule.Seconds);
        Assert.Equal(3, schedule.BusySeconds[1]);
    }

    [Fact]
    public void Bytes_of_a_staged_copy_are_counted_on_both_links()
    {
        var program = new TaskGraph();
        program.AddCopy(1, 2, 1000, 2, "copy");
        program.AddCopy(1, 0, 0, 1, "nothing");
        var schedule = Simulator.Run(new Machine(SmallMachines.Star(2)), program);
        Assert.Equal([1000L, 1000L], schedule.BytesOverLinks);
        Assert.Equal(1000, schedule.BytesCopied);
    }

    [Fact]
    public void Every_figure_in_words_is_labelled_as_simulated()
    {
        var program = new TaskGraph();
        program.AddCopy(1, 2, 1000, 2, "copy");
        var lines = Simulator.Run(new Machine(SmallMachines.Star(2)), program).ToString().Split('\n');
        Assert.All(lines, line => Assert.Contains("simulated", line, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_program_takes_no_time() =>
        Assert.Equal(0, Simulator.Run(new Machine(SmallMachines.Star(1)), new TaskGraph()).Seconds);

    [Fact]
    public void Steps_that_make_no_sense_are_refused()
    {
        var program = new TaskGraph();
        Assert.Throws<ArgumentOutOfRangeException>(() => program.AddWork(-2, 1, "nowhere"));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.AddWork(0, -1, "backwards"));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.AddWork(0, double.NaN, "never"));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.AddWork(0, 1, "after itself", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.AddCopy(0, 0, 1, 0, "to itself"));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.AddCopy(0, 1, -1, 0, "less than nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.AddCopy(0, 1, 1, 2, "by a third"));
        program.AddWork(9, 1, "elsewhere");
        Assert.Contains("'elsewhere' runs on devices 9", Assert.Throws<ArgumentException>(
            () => Simulator.Run(new Machine(SmallMachines.Star(1)), program)).Message, StringComparison.Ordinal);
    }
}
