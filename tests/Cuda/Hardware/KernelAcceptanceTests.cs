using System.Text.Json;
using Cohort.Kernels.Cuda.Ptx;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Xunit;

namespace Cohort.Tests.Cuda.Hardware;

/// <summary>The list of what a driver has compiled, on the emulated driver and on that of the machine.</summary>
public sealed class KernelAcceptanceTests
{
    public static TheoryData<string> Drivers => TestedCuda.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Each_text_is_compiled_once_and_timed(string driver)
    {
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        var kernels = new KernelAcceptance(cuda.Driver);
        foreach (var type in new[] { ElementType.Single, ElementType.Double, ElementType.Single })
        {
            kernels.Check(new PtxEmitter().Emit(new FoldKey(ReductionOperator.Sum, type, true, true)).Text);
        }

        var times = kernels.Times();
        Assert.Equal(2, times.Accepted);
        Assert.Empty(times.Refused);
        Assert.InRange(times.MedianMilliseconds, 0, times.LongestMilliseconds);
        Assert.InRange(times.StatementsOfLongest, 10, 10_000);
        cuda.Driver.ReleasePrimaryContext(cuda.Driver.Device(0));
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void A_text_that_is_no_kernel_is_refused_with_the_words_of_the_driver(string driver)
    {
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        var kernels = new KernelAcceptance(cuda.Driver);
        var refusal = Assert.Throws<FormatException>(() => kernels.Check(".version 7.0\n.target sm_60\nnonsense;"));
        Assert.Contains("cuModuleLoadDataEx: CUDA_ERROR_", refusal.Message, StringComparison.Ordinal);
        Assert.Single(kernels.Times().Refused);
        Assert.Equal(0, kernels.Times().Accepted);
        cuda.Driver.ReleasePrimaryContext(cuda.Driver.Device(0));
    }

    [Fact]
    public void The_report_names_the_devices_or_says_why_there_are_none()
    {
        var report = JsonDocument.Parse(HardwareReport.Text(HardwareCuda.Description, new KernelTimes(
            3, [], 1.5, 2.5, 3.5, 0.01, 40))).RootElement;
        Assert.Contains(
            HardwareCuda.Count == 0 ? "no CUDA device" : "cuda:0", report.GetProperty("Devices").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(3.5, report.GetProperty("Kernels").GetProperty("LongestMilliseconds").GetDouble());
    }
}
