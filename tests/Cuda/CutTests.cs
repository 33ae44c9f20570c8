using Cohort.Runtime;
using Cohort.Tests.Execution;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>Library operations that are cut among GPUs give the bits of one GPU.</summary>
public sealed class CutTests
{
    public static TheoryData<string> Programs => [.. CutPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Several_gpus_give_the_bits_of_one(string name)
    {
        var program = CutPrograms.All[name].Run;
        var expected = Run(1, program).Bytes;
        foreach (var gpus in new[] { 2, 3 })
        {
            var (bytes, plan) = Run(gpus, program);
            Assert.Equal(expected, bytes);
            CutPrograms.MustUse(gpus, name, plan);
        }
    }

    private static (byte[] Bytes, Plans.PlanRecorder Plan) Run(int gpus, Func<NDArray> program)
    {
        var setup = new CudaSetup { Gpus = gpus };
        using var driver = setup.CreateDriver();
        var result = CutPrograms.Run(
            recorder => (setup with
            {
                Engine = new EngineOptions { InlineElements = 0, WholeInstanceBytes = 64, Observer = recorder },
            }).CreateEngine(driver),
            program);
        driver.Dispose();
        Assert.Empty(driver.Faults);
        return result;
    }
}
