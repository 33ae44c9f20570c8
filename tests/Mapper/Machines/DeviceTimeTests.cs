using Cohort.Mapping.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Machines;

/// <summary>How long a device takes, by hand from round figures.</summary>
public sealed class DeviceTimeTests
{
    private static readonly DeviceModel Cpu = SmallMachines.Cpu();

    [Fact]
    public void Data_that_fit_a_cache_come_from_there()
    {
        Assert.Equal(1e-4, Cpu.TrafficSeconds(500_000, 500_000, 0.6 * (1 << 20), 4), 1e-12);
        Assert.Equal(1, Cpu.TrafficSeconds(5e8, 5e8, 1e9, 4), 1e-12);
    }

    [Fact]
    public void Data_that_hardly_fit_come_partly_from_there()
    {
        var near = Cpu.TrafficSeconds(1e6, 0, 1000, 4);
        var between = Cpu.TrafficSeconds(1e6, 0, 0.85 * (1 << 20), 4);
        var far = Cpu.TrafficSeconds(1e6, 0, 1.1 * (1 << 20), 4);
        Assert.Equal((near + far) / 2, between, 1e-12);
        Assert.Equal(1e-3, far, 1e-12);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    public void One_core_reaches_its_share_of_the_bandwidth(double cores, double seconds) =>
        Assert.Equal(seconds, Cpu.TrafficSeconds(1e9, 0, 1e9, cores), 1e-12);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1500, 1.5)]
    [InlineData(3000, 3)]
    [InlineData(5000, 2.5)]
    [InlineData(1e9, 4)]
    public void Small_kernels_leave_cores_idle(double elements, double cores) =>
        Assert.Equal(cores, Cpu.BusyCores(elements), 1e-9);

    [Fact]
    public void Arithmetic_takes_its_operators_over_the_rate()
    {
        Assert.Equal(2, Cpu.ArithmeticSeconds(NumberClass.Double, ArithmeticKind.Simple, 2e9, 4), 1e-12);
        Assert.Equal(8, Cpu.ArithmeticSeconds(NumberClass.Double, ArithmeticKind.Simple, 2e9, 1), 1e-12);
        Assert.Equal(10, Cpu.ArithmeticSeconds(NumberClass.Single, ArithmeticKind.Divide, 1e9, 4), 1e-12);
    }

    [Theory]
    [InlineData(NumberClass.Half, 1)]
    [InlineData(NumberClass.Int8, 1)]
    [InlineData(NumberClass.Int16, 1)]
    [InlineData(NumberClass.Decimal, 50)]
    public void Numbers_without_rates_of_their_own_take_those_of_their_like(NumberClass type, double seconds) =>
        Assert.Equal(seconds, Cpu.ArithmeticSeconds(type, ArithmeticKind.Multiply, 1e9, 4), 1e-12);
}
