using Cohort.Mapping.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Machines;

/// <summary>Machines with more devices than they have.</summary>
public sealed class MachineExtensionTests
{
    public static TheoryData<string> Names => [.. ShippedMachines.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_shipped_machine_can_be_studied_with_1_to_64_GPUs(string name)
    {
        var model = ShippedMachines.Load(name);
        var largest = new Machine(model.WithDevices(64));
        foreach (var count in new[] { 1, 2, 3, 5, 8, 17 })
        {
            var machine = new Machine(model.WithDevices(count));
            Assert.Equal(count + 1, machine.Count);
            for (var gpu = 1; gpu <= count; gpu++)
            {
                AssertSame(largest, machine, 0, gpu);
                AssertSame(largest, machine, gpu, (gpu % count) + 1);
            }
        }
    }

    [Theory]
    [InlineData("h200-8-nvlink", 12, "nvswitch")]
    [InlineData("a100-8-pcie", 12, "root")]
    public void A_switch_of_all_serves_the_copies_too(string name, int count, string shared)
    {
        var links = new Machine(ShippedMachines.Load(name).WithDevices(count)).Links;
        Assert.DoesNotContain(links, link => link.Name.Contains($"{shared}#", StringComparison.Ordinal));
        Assert.Contains(links, link => link.Name.Contains(shared, StringComparison.Ordinal));
    }

    [Fact]
    public void A_switch_of_two_is_repeated_with_them()
    {
        var machine = new Machine(ShippedMachines.Load("a100-8-pcie").WithDevices(11));
        string[] names = [.. machine.Links.Select(link => link.Name)];
        Assert.Contains("cuda:8 - switch:0#1", names);
        Assert.Contains("cuda:9 - switch:0#1", names);
        Assert.Contains("cuda:10 - switch:1#1", names);
        Assert.Contains("switch:1#1 - root", names);
        Assert.DoesNotContain(names, name => name.Contains("switch:2#1", StringComparison.Ordinal));

        // Two behind one switch share its way to the others.
        var (first, second) = (machine.IndexOf("cuda:8"), machine.IndexOf("cuda:9"));
        Assert.Equal(2, machine.RouteBetween(first, second)!.Links.Count);
        Assert.Equal(4, machine.RouteBetween(first, machine.IndexOf("cuda:0"))!.Links.Count);
        Assert.Equal(
            machine.RouteBetween(first, 0)!.Links[1].Index, machine.RouteBetween(second, 0)!.Links[1].Index);
    }

    [Fact]
    public void A_bus_of_all_gets_more_ends_and_a_bridge_of_two_is_repeated()
    {
        var bus = SmallMachines.Link(isDuplex: false, allowsPeers: false, ["cpu:0", "cuda:0", "cuda:1"]);
        var bridge = SmallMachines.Link(isDuplex: true, allowsPeers: true, ["cuda:0", "cuda:1"]);
        var machine = new Machine(SmallMachines.Of(2, bus, bridge).WithDevices(5));
        Assert.Equal(6, machine.Links[0].Ends.Count);
        Assert.Equal(
            ["cuda:0 - cuda:1", "cuda:2 - cuda:3"], machine.Links.Skip(1).Select(link => link.Name));
        Assert.False(machine.RouteBetween(3, 4)!.IsStaged);
        Assert.True(machine.RouteBetween(2, 3)!.IsStaged);
    }

    [Fact]
    public void The_origin_says_what_was_added_and_fewer_change_nothing_of_it()
    {
        var model = ShippedMachines.Load("h200-8-nvlink");
        var extended = model.WithDevices(64);
        Assert.StartsWith(model.Origin, extended.Origin, StringComparison.Ordinal);
        Assert.Contains("'cuda:8' to 'cuda:63' are copies of 'cuda:0' to 'cuda:7'", extended.Origin,
            StringComparison.Ordinal);
        Assert.Contains("extended to 64 GPUs", extended.Name, StringComparison.Ordinal);
        Assert.Same(model, model.WithDevices(8));
        Assert.Equal(model.Origin, model.WithDevices(3).Origin);
    }

    [Fact]
    public void An_extended_machine_can_be_written_and_read()
    {
        var extended = ShippedMachines.Load("a100-8-pcie").WithDevices(20);
        var read = MachineFile.Parse(MachineFile.ToText(extended));
        Assert.Equal(MachineFile.ToText(extended), MachineFile.ToText(read));
    }

    [Fact]
    public void GPUs_without_numbers_get_names_of_their_own()
    {
        var model = SmallMachines.Of(0, SmallMachines.Link(true, false, ["left", "cpu:0"], ["right", "cpu:0"])) with
        {
            Devices = [SmallMachines.Cpu(), SmallMachines.Gpu("left", "right")],
        };
        Assert.Equal(["cpu:0", "left", "right", "left#1", "right#1", "left#2"],
            new Machine(model.WithDevices(5)).Names);
    }

    [Fact]
    public void A_machine_of_processors_has_no_more_than_its_own()
    {
        var bus = SmallMachines.Link(isDuplex: false, allowsPeers: false, ["cpu:0", "cpu:1"]);
        var model = SmallMachines.Of(0, bus) with { Devices = [SmallMachines.Cpu("cpu:0", "cpu:1")] };
        Assert.Equal(["cpu:0"], new Machine(model.WithDevices(1)).Names);
        Assert.Equal(2, new Machine(model.WithDevices(2)).Count);
        var failure = Assert.Throws<FormatException>(() => model.WithDevices(3));
        Assert.Contains("has 2 CPUs and no GPU", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.WithDevices(0));
    }

    // The way between two devices is as fast as between the same two of a larger machine.
    private static void AssertSame(Machine larger, Machine smaller, int from, int to)
    {
        if (from != to)
        {
            const long Bytes = 1 << 24;
            Assert.Equal(
                larger.CopySeconds(larger.IndexOf(smaller.Names[from]), larger.IndexOf(smaller.Names[to]), Bytes),
                smaller.CopySeconds(from, to, Bytes));
        }
    }
}
