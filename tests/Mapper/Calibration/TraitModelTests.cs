using Cohort.Kernels.Cpu;
using Cohort.Kernels.Interpreter;
using Cohort.Mapping.Calibration;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Tests.Cuda;
using Xunit;

namespace Cohort.Tests.Mapper.Calibration;

/// <summary>What is assumed of devices that nobody has measured.</summary>
public sealed class TraitModelTests
{
    [Fact]
    public void A_CPU_without_known_traits_has_a_model()
    {
        using var cpu = new CpuDevice("cpu:0", 1, 1L << 30, new InterpretedKernels());
        IDevice unknown = new FullDevice(cpu);
        var machine = new Machine(TraitModel.Of([unknown]));
        Assert.Equal(1, machine[0].Cores);
        Assert.Single(machine[0].Levels);
    }

    [Fact]
    public void A_CPU_has_the_threads_and_caches_of_its_share()
    {
        using var whole = new CpuDevice("cpu:0", Environment.ProcessorCount, 1L << 34, new InterpretedKernels());
        var model = new Machine(TraitModel.Of([whole]))[0];
        Assert.Equal(Environment.ProcessorCount, model.Cores);
        Assert.Equal(DeviceKind.Cpu, model.Kind);
        Assert.Equal(((IDevice)whole).Traits.CacheBytes.Count + 1, model.Levels.Count);
        Assert.Equal("DRAM", model.Levels[^1].Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GPUs_have_links_to_the_host_and_to_peers_that_they_reach(bool canReach)
    {
        var setup = new CudaSetup { Gpus = 3, Driver = new() { CanAccessPeer = (_, _) => canReach } };
        using var driver = setup.CreateDriver();
        using var engine = setup.CreateEngine(driver);
        var machine = new Machine(TraitModel.Of(engine.Devices));
        Assert.Equal(["cpu:0", "cuda:0", "cuda:1", "cuda:2"], machine.Names);
        Assert.False(machine.RouteBetween(0, 3)!.IsStaged);
        Assert.Equal(!canReach, machine.RouteBetween(1, 3)!.IsStaged);
        Assert.Equal(2, machine[1].Cores);
        Assert.Equal(2, machine[1].CopyEngines);
    }
}
