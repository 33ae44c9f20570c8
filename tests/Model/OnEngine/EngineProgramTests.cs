using Cohort.Kernels.Cpu;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Tests.Model;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.Model.OnEngine;

public sealed class EngineProgramTests
{
    private const ulong Seed = 20261122;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Random_programs_on_so_many_devices_with_lowered_thresholds_agree_with_the_model(int devices) =>
        Run(Seed + (ulong)devices, 400, () => Lowered(devices, new EngineOptions { InlineElements = 0 }));

    [Fact]
    public void Random_programs_on_the_inline_path_agree_with_the_model() =>
        Run(Seed + 10, 400, () => Lowered(2, new EngineOptions { InlineElements = 12 }));

    [Fact]
    public void Random_programs_in_eager_mode_agree_with_the_model() =>
        Run(Seed + 11, 400, () => Lowered(3, new EngineOptions { InlineElements = 0, IsEager = true }));

    [Fact]
    public void Random_programs_in_a_short_window_agree_with_the_model() =>
        Run(Seed + 12, 400, () => Lowered(2, new EngineOptions { InlineElements = 0, WindowOperations = 3 }));

    private static void Run(ulong seed, int count, Func<Runtime.Engine> create)
    {
        var generator = new ProgramGenerator(ProgramProfile.Small);
        var comparison = new ProgramComparison(() => new EngineInterpreter(create()));
        for (uint number = 0; number < count; number++)
        {
            var program = generator.Program(seed, number);
            if (comparison.Difference(program) is { } difference)
            {
                var (smallest, reason) = comparison.Shrink(program, difference);
                throw new ProgramFailedException(seed, number, smallest, reason);
            }
        }
    }

    private static Runtime.Engine Lowered(int devices, EngineOptions options)
    {
        var kernels = new InterpretedKernels();
        var threads = devices == 1 ? 2 : 1;
        IDevice[] cpus =
        [
            .. Enumerable.Range(0, devices).Select(i => new CpuDevice($"cpu:{i}", threads, 1L << 30, kernels)),
        ];
        return new Runtime.Engine(cpus, new SpreadingMapper(bytesPerPiece: 16), kernels, options);
    }
}
