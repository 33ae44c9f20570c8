using Cohort.Mapping.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Machines;

/// <summary>How copies get from device to device, and how long they take alone.</summary>
public sealed class RouteTests
{
    [Fact]
    public void Without_peer_access_a_copy_between_GPUs_stops_at_the_host()
    {
        var route = new Machine(SmallMachines.Star(2)).RouteBetween(1, 2)!;
        Assert.True(route.IsStaged);
        Assert.Equal(["cuda:0 - cpu:0", "cuda:1 - cpu:0"], route.Links.Select(link => link.Name));
        Assert.Equal(1e9, route.BytesPerSecond);
        Assert.Equal(2e-3, route.LatencySeconds);
    }

    [Fact]
    public void Both_halves_of_a_staged_copy_are_under_way_at_the_same_time()
    {
        var machine = new Machine(SmallMachines.Star(2));
        var stage = Route.StagingBytes / 1e9;
        Assert.Equal(2e-3 + stage + 1, machine.CopySeconds(1, 2, 1_000_000_000), 1e-12);
    }

    [Fact]
    public void A_staged_copy_over_one_bus_takes_it_twice()
    {
        var bus = SmallMachines.Of(2, SmallMachines.Link(false, false, ["cpu:0", "cuda:0", "cuda:1"]));
        var route = new Machine(bus).RouteBetween(1, 2)!;
        Assert.True(route.IsStaged);
        Assert.Equal(0.5e9, route.BytesPerSecond);
    }

    [Fact]
    public void Peers_copy_over_a_switch()
    {
        var machine = new Machine(SmallMachines.Of(
            2, SmallMachines.Link(true, true, ["cuda:0", "switch"], ["cuda:1", "switch"], ["switch", "cpu:0"])));
        var route = machine.RouteBetween(1, 2)!;
        Assert.False(route.IsStaged);
        Assert.Equal(["cuda:0 - switch", "cuda:1 - switch"], route.Links.Select(link => link.Name));
        Assert.Equal(0, route.Channels[0] % 2);
        Assert.Equal(1, route.Channels[1] % 2);
    }

    [Fact]
    public void The_faster_of_two_ways_is_taken()
    {
        var slow = SmallMachines.Link(true, true, ["cuda:0", "cuda:1"], ["cuda:0", "cpu:0"], ["cuda:1", "cpu:0"]);
        var fast = SmallMachines.Link(true, true, ["cuda:0", "bridge"], ["cuda:1", "bridge"]) with
        {
            BytesPerSecond = 1e12,
            LatencySeconds = 1e-5,
        };
        var route = new Machine(SmallMachines.Of(2, slow, fast)).RouteBetween(2, 1)!;
        Assert.Equal(1e12, route.BytesPerSecond);
        Assert.Equal(2, route.Links.Count);
    }

    [Fact]
    public void No_copy_goes_through_a_device_that_is_not_the_host()
    {
        var chain = SmallMachines.Of(
            3, SmallMachines.Link(true, true, ["cuda:0", "cuda:1"], ["cuda:1", "cuda:2"]),
            SmallMachines.Link(true, false, ["cuda:0", "cpu:0"], ["cuda:1", "cpu:0"], ["cuda:2", "cpu:0"]));
        var machine = new Machine(chain);
        Assert.False(machine.RouteBetween(1, 2)!.IsStaged);
        Assert.True(machine.RouteBetween(1, 3)!.IsStaged);
    }

    [Fact]
    public void Directions_of_a_duplex_link_are_channels_of_their_own()
    {
        var machine = new Machine(SmallMachines.Star(1));
        Assert.NotEqual(machine.RouteBetween(0, 1)!.Channels[0], machine.RouteBetween(1, 0)!.Channels[0]);
        var shared = new Machine(SmallMachines.Star(1, isDuplex: false));
        Assert.Equal(shared.RouteBetween(0, 1)!.Channels[0], shared.RouteBetween(1, 0)!.Channels[0]);
    }

    [Fact]
    public void A_device_without_a_usable_way_is_refused()
    {
        var behind = SmallMachines.Of(
            2, SmallMachines.Link(true, false, ["cuda:0", "cpu:0"], ["cuda:1", "cuda:0"]));
        var refusal = Assert.Throws<FormatException>(() => new Machine(behind));
        Assert.Contains("links is without a way from", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_within_a_device_reads_and_writes_its_memory()
    {
        var machine = new Machine(SmallMachines.Star(1));
        Assert.Null(machine.RouteBetween(1, 1));
        Assert.Equal(0.02, machine.CopySeconds(1, 1, 1_000_000_000), 1e-12);
    }
}
