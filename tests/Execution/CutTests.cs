using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>Library operations that are cut among devices give the bits of one device.</summary>
public sealed class CutTests
{
    public static TheoryData<string> Programs => [.. CutPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Any_number_of_devices_gives_the_same_bits(string name)
    {
        var program = CutPrograms.All[name].Run;
        var expected = Run(1, 1 << 20, program).Bytes;
        foreach (var devices in new[] { 2, 3, 7 })
        {
            foreach (var wholeBytes in new[] { 1 << 20, 64 })
            {
                var (bytes, plan) = Run(devices, wholeBytes, program);
                Assert.Equal(expected, bytes);
                CutPrograms.MustUse(devices, name, plan);
            }
        }
    }

    private static (byte[] Bytes, Plans.PlanRecorder Plan) Run(int devices, long wholeBytes, Func<NDArray> program) =>
        CutPrograms.Run(
            recorder => new EngineFixture(
                devices, new EngineOptions { InlineElements = 0, WholeInstanceBytes = wholeBytes, Observer = recorder })
                .Engine,
            program);
}
