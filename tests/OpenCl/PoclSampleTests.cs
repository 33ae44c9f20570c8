using Cohort.Runtime;
using Cohort.Tests.Samples;
using Xunit;

namespace Cohort.Tests.OpenCl;

/// <summary>
/// The sample applications on PoCL devices, alone and beside CPU devices: every element that they draw is that of one
/// CPU device.
/// </summary>
public sealed class PoclSampleTests
{
    /// <summary>Every application on so many devices, beside so many CPUs that take part.</summary>
    public static TheoryData<string, int, int> Runs
    {
        get
        {
            var rows = new TheoryData<string, int, int>();
            foreach (var name in SampleRun.Names)
            {
                foreach (var (devices, cpus) in new[] { (1, 0), (2, 0), (4, 0), (2, 2) })
                {
                    rows.Add(name, devices, cpus);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void An_application_draws_what_it_draws_on_the_CPU(string name, int devices, int cpus)
    {
        var kind = new PoclSession(devices)
        {
            WorkingCpus = cpus,
            Options = new EngineOptions { InlineElements = 4 },
        };
        var tested = kind.Create();
        using (tested.Session)
        using (tested.Session.Enter())
        {
            SampleRun.Of(name).MustBe(SampleRun.OnCpu(name), name);
            tested.CheckPlans();
        }

        var reserves = cpus == 0 ? 1 : 0;
        SampleRun.EachMustHaveComputed(
            tested.Recorder!, Enumerable.Range(reserves, Math.Max(cpus, 1) + devices - reserves));
    }
}
