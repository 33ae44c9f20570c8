using Cohort.Devices;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>What COHORT_DEVICES may say, which devices come of it, and what is said about the rest.</summary>
public sealed class DeviceSpecificationTests
{
    private static readonly DeviceCatalogue Catalogue = new(
    [
        new GpuFindings([new FakePhysicalGpu("cuda:0", "NVIDIA A"), new FakePhysicalGpu("cuda:1", "NVIDIA B")], []),
        new GpuFindings(
            [
                new FakePhysicalGpu("opencl:0", "NVIDIA A"), new FakePhysicalGpu("opencl:1", "other"),
                new FakePhysicalGpu("opencl:cpu:0", "processor") { IsDefault = false },
            ],
            ["No abacus was found."]),
    ]);

    [Theory]
    [InlineData("cpu", "cpu:0")]
    [InlineData("cpu*3", "cpu:0 cpu:1 cpu:2")]
    [InlineData(" cpu:0 * 2 ", "cpu:0 cpu:1")]
    [InlineData("cuda:1", "cpu:0 cuda:1")]
    [InlineData("cuda, cpu*2", "cpu:0 cpu:1 cuda:0")]
    [InlineData("opencl:1*2,cuda:0", "cpu:0 opencl:1/0 opencl:1/1 cuda:0")]
    [InlineData("opencl:cpu", "cpu:0 opencl:cpu:0")]
    [InlineData(null, "cpu:0 cuda:0 cuda:1 opencl:1")]
    public void Names_give_their_devices_after_those_of_the_host(string? devices, string expected)
    {
        using var engine = Create(new SessionOptions { Devices = devices }).Engine;
        Assert.Equal(expected, string.Join(' ', engine.Devices.Select(device => device.Name)));
    }

    [Theory]
    [InlineData("gpu", "there is no device 'gpu'")]
    [InlineData("cuda:2", "there is no device 'cuda:2'")]
    [InlineData("cuda:0,", "'' is not understood")]
    [InlineData("", "'' is not understood")]
    [InlineData("cpu*0", "'cpu*0' is not understood")]
    [InlineData("cpu*many", "'cpu*many' is not understood")]
    [InlineData("cpu*-1", "'cpu*-1' is not understood")]
    [InlineData("cpu*2*2", "'cpu*2*2' is not understood")]
    [InlineData(
        "cuda:0,opencl:1,cuda:0",
        "cuda:0 is asked for twice; for two logical devices that share it write cuda:0*2")]
    [InlineData("cpu,cpu:0", "cpu is asked for twice")]
    [InlineData("cpu*40,cuda:0*40", "these are 80 devices, but at most 64 are possible")]
    public void What_cannot_be_is_refused_with_a_list_of_what_is_there(string devices, string reason)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Create(new SessionOptions { Devices = devices }));
        Assert.Contains($"COHORT_DEVICES is '{devices}': {reason}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("cuda:1 (NVIDIA B)", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("No abacus was found.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuda:0*2", (1L << 29) + 1)]
    [InlineData("cuda:0", 0L)]
    [InlineData("cpu", long.MaxValue)]
    public void A_budget_larger_than_the_memory_is_refused(string devices, long budget)
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => Create(new SessionOptions { Devices = devices, MemoryBudget = budget }));
        Assert.Contains($"A budget of {budget:N0} bytes", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("cuda:1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Logical_devices_share_the_memory_equally_or_have_the_budget_that_they_were_given()
    {
        using var shared = Create(new SessionOptions { Devices = "cuda:0*4" }).Engine;
        Assert.All(shared.Devices.Skip(1), device => Assert.InRange(device.MemoryBudget, 1 << 27, 1 << 28));
        using var given = Create(new SessionOptions { Devices = "cuda:0*4", MemoryBudget = 1000 }).Engine;
        Assert.All(given.Devices.Skip(1), device => Assert.Equal(1000, device.MemoryBudget));
    }

    [Fact]
    public void A_device_that_nobody_named_and_that_does_not_start_is_passed_over_with_its_reason()
    {
        var broken = new FakePhysicalGpu("cuda:0") { Failure = "cuCtxCreate failed: broken" };
        var catalogue = new DeviceCatalogue([new GpuFindings([broken], [])]);
        var (engine, _, notes) = Composition.CreateEngine(new SessionOptions(), catalogue);
        using (engine)
        {
            Assert.Equal(["cpu:0"], engine.Devices.Select(device => device.Name));
            Assert.Equal(["cuda:0 does not start: cuCtxCreate failed: broken"], notes);
        }

        Assert.Throws<DeviceException>(
            () => Composition.CreateEngine(new SessionOptions { Devices = "cuda:0" }, catalogue));
    }

    [Fact]
    public void A_survey_lists_devices_links_and_what_is_not_there()
    {
        var survey = DeviceSurvey.Of(Catalogue);
        Assert.Equal(
            ["cpu", "cuda:0", "cuda:1", "opencl:0", "opencl:1", "opencl:cpu:0"],
            survey.Devices.Select(device => device.Name));
        Assert.Contains("cuda:0 and opencl:0: peer access", survey.Links);
        Assert.Contains("cuda:0 and cuda:1: through the host", survey.Links);
        Assert.Equal(["No abacus was found."], survey.Notes);
    }

    private static (Runtime.Engine Engine, IReadOnlyList<string> Notes) Create(SessionOptions options)
    {
        var (engine, _, notes) = Composition.CreateEngine(options, Catalogue);
        return (engine, notes);
    }
}
