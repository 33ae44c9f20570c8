using Cohort.Mapping.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Machines;

/// <summary>The models that come with the library.</summary>
public sealed class ShippedMachineTests
{
    private static readonly string[] DeviceFigures =
    [
        "cores", "memoryBytes", "grainElements", "launchSeconds", "synchronizeSeconds", "copyEngines", "levels",
        "arithmetic", "library",
    ];

    public static TheoryData<string> Names => [.. ShippedMachines.Names];

    [Fact]
    public void There_are_five() => Assert.Equal(
        ["a100-8-pcie", "h200", "h200-8-nvlink", "laptop", "rtx4090-4-pcie"], ShippedMachines.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_keeps_the_rules_and_connects_its_devices(string name)
    {
        var machine = new Machine(ShippedMachines.Load(name));
        for (var device = 1; device < machine.Count; device++)
        {
            Assert.Equal(DeviceKind.Gpu, machine[device].Kind);
            Assert.NotNull(machine.RouteBetween(0, device));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_has_its_source(string name)
    {
        var model = ShippedMachines.Load(name);
        foreach (var device in model.Devices)
        {
            Assert.All(DeviceFigures, figure => Assert.True(device.Sources[figure].Length > 10, figure));
        }

        foreach (var link in model.Links)
        {
            Assert.True(link.Sources["bytesPerSecond"].Length > 10);
            Assert.True(link.Sources["latencySeconds"].Length > 10);
        }
    }

    [Theory]
    [InlineData("h200", 1, 1.4e11, 4.3e12)]
    [InlineData("h200-8-nvlink", 8, 1.4e11, 4.3e12)]
    [InlineData("a100-8-pcie", 8, 8e10, 1.74e12)]
    [InlineData("rtx4090-4-pcie", 4, 2.4e10, 9.1e11)]
    [InlineData("laptop", 1, 8e9, 2.3e11)]
    public void GPUs_have_the_published_memory(string name, int gpus, double atLeast, double bytesPerSecond)
    {
        var machine = new Machine(ShippedMachines.Load(name));
        Assert.Equal(gpus, machine.Count - 1);
        Assert.True(machine[1].MemoryBytes >= atLeast);
        Assert.InRange(machine[1].Levels[^1].ReadBytesPerSecond, 0.98 * bytesPerSecond, 1.02 * bytesPerSecond);
    }

    [Theory]
    [InlineData("h200-8-nvlink", false, 3.8e11)]
    [InlineData("a100-8-pcie", false, 2.5e10)]
    [InlineData("rtx4090-4-pcie", true, 2.5e10)]
    public void GPUs_reach_each_other_as_the_machine_lets_them(string name, bool isStaged, double bytesPerSecond)
    {
        var machine = new Machine(ShippedMachines.Load(name));
        for (var to = 2; to < machine.Count; to++)
        {
            Assert.Equal(isStaged, machine.RouteBetween(1, to)!.IsStaged);
            Assert.Equal(bytesPerSecond, machine.RouteBetween(1, to)!.BytesPerSecond);
        }
    }

    [Fact]
    public void An_unknown_name_is_told_those_that_there_are() => Assert.Contains(
        "There is no machine model 'cray'; there are a100-8-pcie, h200",
        Assert.Throws<ArgumentException>(() => ShippedMachines.Load("cray")).Message, StringComparison.Ordinal);
}
