using System.Globalization;
using Cohort.Runtime;
using Cohort.Tests.Model;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.OpenCl;

/// <summary>
/// Random programs on PoCL devices and mixes of them with CPU devices. A kernel costs a tenth of a second to build, so
/// the ordinary run has few programs of any kernels, and many whose kernels come from a list; COHORT_POCL_PROGRAMS asks
/// for more of the former.
/// </summary>
public sealed class PoclProgramTests
{
    private const ulong Seed = 20261124;
    private const int UsualPrograms = 8;

    private static readonly ProgramProfile Few = new(14, 40, 200);

    private static readonly PoclSession[] Sessions =
    [
        new(1),
        new(2),
        new(4) { Options = new EngineOptions { InlineElements = 0, WindowOperations = 3 } },
        new(1) { Logical = 2 },
        new(2) { WorkingCpus = 2 },
        new(1) { Options = new EngineOptions { InlineElements = 0, IsEager = true } },
    ];

    [Theory]
    [InlineData(1, 70)]
    [InlineData(2, 70)]
    [InlineData(4, 60)]
    public void Many_programs_of_few_kernels_give_what_the_sequential_model_gives(int devices, int programs)
    {
        Pocl.Devices();
        TestedSession? session = null;
        var comparison = new ProgramComparison(
            () => new CohortInterpreter((session = new PoclSession(devices).Create()).Session),
            _ => session!.CheckPlans());
        for (var number = 0; number < programs; number++)
        {
            var program = TemplatePrograms.Program((1000 * devices) + number);
            var difference = comparison.Difference(program);
            Assert.True(difference is null, $"{program}\n\n{difference}");
        }
    }

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, Sessions.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Random_programs_on_PoCL_devices_give_what_the_sequential_model_gives(int kind)
    {
        Pocl.Devices();
        var asked = Environment.GetEnvironmentVariable("COHORT_POCL_PROGRAMS");
        var count = asked is null ? UsualPrograms : int.Parse(asked, CultureInfo.InvariantCulture);
        ProgramRunner.Run(new ProgramRunOptions(
            _ => Sessions[kind].Create(), Seed + (ulong)kind, count, 0, Few));
    }
}
