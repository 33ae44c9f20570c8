using Cohort.Kernels.Cpu;
using Cohort.Kernels.Interpreter;
using Cohort.Mapping.Calibration;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Tests.Cuda;
using Cohort.Tests.OpenCl;
using Xunit;

namespace Cohort.Tests.Mapper.Calibration;

/// <summary>What is measured of devices, and what becomes of what is not.</summary>
public sealed class CalibratorTests
{
    private const long Memory = 1L << 28;

    private static readonly InterpretedKernels Kernels = new();

    [Fact]
    public void Every_figure_of_a_CPU_is_measured()
    {
        using var cpu = new CpuDevice("cpu:0", 2, Memory, Kernels);
        var model = Calibrator.Calibrate([cpu], SmallCalibration.WithLibrary);
        var device = new Machine(model)[0];

        // The arrays of a test do not leave the first cache.
        Assert.Matches(
            @"^measured by the library's calibration(; derived:( levels\[\d\] \(the cache [^)]*\),?)+)?$",
            device.Sources["all"]);
        Assert.Equal(
            ["argsort", "cumsum", "fft", "gather", "matmul", "matmul", "sort", "sort", "sort"],
            device.Library.Select(one => one.Operation).Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetValues<NumberClass>().Length - 1, device.Arithmetic.Sum(rates => rates.Types.Count));
        Assert.StartsWith("Calibrated in ", model.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_a_calibration_reads_back()
    {
        using var cpu = new CpuDevice("cpu:0", 1, Memory, Kernels);
        var text = MachineFile.ToText(Calibrator.Calibrate([cpu], SmallCalibration.Options));
        Assert.Equal(text, MachineFile.ToText(MachineFile.Parse(text)));
    }

    [Fact]
    public void Logical_devices_are_measured_once_and_their_common_memory_is_a_bus()
    {
        var commands = new int[3];
        var devices = Enumerable.Range(0, 3)
            .Select(i => new CpuDevice($"cpu:{i}", 1, Memory, Kernels, _ => Interlocked.Increment(ref commands[i])))
            .ToArray();
        try
        {
            var model = Calibrator.Calibrate(devices, SmallCalibration.Options);
            Assert.Equal(["cpu:0", "cpu:1", "cpu:2"], model.Devices.SelectMany(device => device.Names));
            var bus = Assert.Single(model.Links);
            Assert.Equal(LinkKind.HostMemory, bus.Kind);
            Assert.Equal(["cpu:0", "cpu:1", "cpu:2"], Assert.Single(bus.Ends));
            Assert.Equal("measured by the library's calibration", bus.Sources["all"]);
            Assert.True(commands[1] < commands[0] / 10);
            Assert.Equal(0, commands[2]);
        }
        finally
        {
            Array.ForEach(devices, device => device.Dispose());
        }
    }

    [Fact]
    public void What_there_is_no_time_for_keeps_its_derived_figure()
    {
        using var cpu = new CpuDevice("cpu:0", 2, Memory, Kernels);
        var hurried = SmallCalibration.WithLibrary with
        {
            Limit = TimeSpan.FromSeconds(1),
            Clock = new SteppingClock(TimeSpan.FromMilliseconds(20)),
        };
        var model = Calibrator.Calibrate([cpu], hurried);
        var derived = TraitModel.Of([cpu]).Devices[0];
        Assert.Contains("derived: ", model.Devices[0].Sources["all"], StringComparison.Ordinal);
        Assert.Contains("library of Double (no time)", model.Devices[0].Sources["all"], StringComparison.Ordinal);
        Assert.Equal(
            derived.RatesOf(NumberClass.Int16).SimplePerSecond,
            model.Devices[0].RatesOf(NumberClass.Int16).SimplePerSecond);
        Assert.NotEqual(derived.LaunchSeconds, model.Devices[0].LaunchSeconds);
    }

    [Fact]
    public void Emulated_CUDA_devices_are_measured_through_the_same_contract()
    {
        var setup = new CudaSetup { Gpus = 2, Memory = 1L << 22 };
        using var driver = setup.CreateDriver();
        using var engine = setup.CreateEngine(driver);
        var machine = new Machine(Calibrator.Calibrate(engine.Devices, SmallCalibration.Options));
        Assert.Equal(["cpu:0", "cuda:0", "cuda:1"], machine.Names);
        Assert.Equal(DeviceKind.Gpu, machine[1].Kind);
        Assert.StartsWith("measured", machine[1].Sources["all"], StringComparison.Ordinal);
        var link = machine.RouteBetween(0, 1)!.Links[0].Model;
        Assert.Equal("measured by the library's calibration", link.Sources["all"]);
        Assert.False(machine.RouteBetween(1, 2)!.IsStaged);
    }

    [Fact]
    public void PoCL_devices_are_measured_through_the_same_contract()
    {
        using var cpu = new CpuDevice("cpu:0", 1, Memory, Kernels);
        using var gpu = Pocl.Devices()[0].CreateDevice("opencl:cpu:0", 1L << 26);

        // Building a kernel takes it a tenth of a second: the clock leaves time for the first figures.
        var few = SmallCalibration.Options with
        {
            Limit = TimeSpan.FromSeconds(1),
            Clock = new SteppingClock(TimeSpan.FromMilliseconds(2)),
        };
        var machine = new Machine(Calibrator.Calibrate([cpu, gpu], few));
        Assert.Equal(DeviceKind.Gpu, machine[1].Kind);
        Assert.StartsWith("measured", machine[1].Sources["all"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_without_memory_keeps_its_derived_figures()
    {
        using var cpu = new CpuDevice("cpu:0", 1, Memory, Kernels);
        IDevice full = new FullDevice(cpu);
        Assert.Equal(
            MachineFile.ToText(TraitModel.Of([full])),
            MachineFile.ToText(Calibrator.Calibrate([full], SmallCalibration.Options) with
            {
                Origin = TraitModel.Of([full]).Origin,
            }));
    }
}
