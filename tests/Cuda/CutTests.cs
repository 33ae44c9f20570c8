using Cohort.Runtime;
using Cohort.Tests.Execution;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>Library operations that are cut among GPUs give the bits of one GPU.</summary>
public sealed class CutTests
{
    // Transforms need a vendor's library on a GPU.
    public static TheoryData<string> Programs =>
        [.. CutPrograms.All.Where(program => program.Value.Operation != "fft").Select(program => program.Key)];

    public static TheoryData<string> LargePrograms => [.. CutPrograms.Large.Keys];

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

    [Theory]
    [MemberData(nameof(LargePrograms))]
    public void A_gpu_that_is_too_small_takes_one_piece_after_the_other(string name)
    {
        var (operation, program) = CutPrograms.Large[name];
        var expected = Run(1, program).Bytes;
        var (bytes, plan) = Run(1, program, 1 << 14);
        Assert.Equal(expected, bytes);
        var pieces = plan.Commands.Count(command => command is { IsCopy: false, Device: > 0 }
            && command.Label.Contains(operation, StringComparison.Ordinal));
        Assert.True(pieces > 3, $"{pieces} pieces: {plan}");
    }

    private static (byte[] Bytes, Plans.PlanRecorder Plan) Run(
        int gpus, Func<NDArray> program, long? gpuMemory = null)
    {
        var setup = new CudaSetup { Gpus = gpus, GpuMemory = gpuMemory };
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
