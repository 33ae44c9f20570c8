using Cohort.Kernels.Cpu;
using Cohort.Kernels.Interpreter;
using Cohort.Mapping.Calibration;
using Cohort.Mapping.Machines;
using Cohort.Tests.Mapper.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Calibration;

/// <summary>Which machine a session reckons with.</summary>
public sealed class MachineChoiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cohort-cache-").FullName;
    private readonly CpuDevice _cpu;
    private int _commands;

    public MachineChoiceTests() => _cpu = new CpuDevice(
        "cpu:0", 1, 1L << 28, new InterpretedKernels(), _ => Interlocked.Increment(ref _commands));

    private MachineCache Cache => new(Path.Combine(_folder, "cohort"));

    public void Dispose()
    {
        _cpu.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Nothing_is_measured_unless_that_is_asked_for()
    {
        var choice = Choose();
        Assert.StartsWith("Not calibrated", choice.Machine.Model.Origin, StringComparison.Ordinal);
        Assert.Equal(0, _commands);
        Assert.Empty(choice.Notes);
    }

    [Fact]
    public void A_calibration_serves_later_sessions()
    {
        var first = Choose();
        first.Calibrate();
        Assert.StartsWith("Calibrated", first.Machine.Model.Origin, StringComparison.Ordinal);
        var commands = _commands;
        Assert.Equal(MachineFile.ToText(first.Machine.Model), MachineFile.ToText(Choose().Machine.Model));
        Assert.Equal(commands, _commands);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"name\": \"half a file\"")]
    public void A_corrupt_file_is_ignored_with_one_line(string content)
    {
        Choose().Calibrate();
        File.WriteAllText(Cache.PathFor([_cpu]), content);
        var choice = Choose();
        Assert.StartsWith("Not calibrated", choice.Machine.Model.Origin, StringComparison.Ordinal);
        var note = Assert.Single(choice.Notes);
        Assert.DoesNotContain('\n', note);
        Assert.EndsWith("It is ignored; COHORT_CALIBRATE=1 replaces it.", note, StringComparison.Ordinal);
        choice.Calibrate();
        Assert.StartsWith("Calibrated", Choose().Machine.Model.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_devices_have_another_file()
    {
        using var larger = new CpuDevice("cpu:0", 2, 1L << 28, new InterpretedKernels());
        using var other = new CpuDevice("cpu:1", 1, 1L << 28, new InterpretedKernels());
        string[] paths = [Cache.PathFor([_cpu]), Cache.PathFor([larger]), Cache.PathFor([_cpu, other])];
        Assert.Equal(3, paths.Distinct().Count());
        Assert.Equal(paths[0], Cache.PathFor([_cpu]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_a_note()
    {
        File.WriteAllText(Path.Combine(_folder, "cohort"), "a file in the folder's place");
        var choice = Choose();
        choice.Calibrate();
        Assert.StartsWith("Calibrated", choice.Machine.Model.Origin, StringComparison.Ordinal);
        Assert.Contains("cannot be kept", Assert.Single(choice.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_named_is_taken()
    {
        var path = Path.Combine(_folder, "mine.json");
        File.WriteAllText(path, MachineFile.ToText(SmallMachines.Star(2)));
        var machine = Choose(path).Machine;
        Assert.Equal("test", machine.Model.Name);
        Assert.Equal(["cpu:0"], machine.Names);
        Assert.Empty(machine.Links);
    }

    [Fact]
    public void A_model_that_is_shipped_is_taken_by_its_name() =>
        Assert.Equal("1 x H200", Choose("h200").Machine.Model.Name);

    [Fact]
    public void A_machine_without_the_sessions_device_is_refused()
    {
        using var other = new CpuDevice("cpu:7", 1, 1L << 28, new InterpretedKernels());
        var refusal = Assert.Throws<FormatException>(
            () => new MachineChoice([_cpu, other], "h200", Cache, SmallCalibration.Options));
        Assert.Equal(
            "The machine model '1 x H200' has no device 'cpu:7', which the session uses; it has cpu:0, cuda:0.",
            refusal.Message);
    }

    [Fact]
    public void Parts_of_a_machine_keep_the_links_between_them()
    {
        var model = ShippedMachines.Load("a100-8-pcie").Only(["cpu:0", "cuda:6", "cuda:7"]);
        var machine = new Machine(model);
        Assert.Equal(["cpu:0", "cuda:6", "cuda:7"], machine.Names);
        Assert.Equal(4, machine.Links.Count);
        Assert.False(machine.RouteBetween(1, 2)!.IsStaged);
        Assert.Equal(3, machine.RouteBetween(0, 1)!.Links.Count);
    }

    private MachineChoice Choose(string? source = null) =>
        new([_cpu], source, Cache, SmallCalibration.Options);
}
