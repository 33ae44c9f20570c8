using Cohort.Runtime;
using Cohort.Tests.Cuda.Hardware;
using Cohort.Tests.Plans;
using Cohort.Tests.Samples;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// The sample applications on CUDA devices, emulated ones and those of the machine, at sizes so low that little data is
/// cut and copied: every element that they draw is that of one CPU device.
/// </summary>
public sealed class CudaSampleTests
{
    /// <summary>Every application on devices alone, with a CPU in reserve, and beside CPUs that take part.</summary>
    public static TheoryData<string, string, int, int, bool> Runs
    {
        get
        {
            (int Gpus, int Cpus, bool CpuIsReserve)[] sessions =
            [
                (1, 1, true), (2, 1, true), (3, 1, true), (4, 1, true), (7, 1, true),
                (1, 1, false), (1, 2, false), (3, 2, false), (2, 3, false),
            ];
            var rows = new TheoryData<string, string, int, int, bool>();
            foreach (var name in SampleRun.Names)
            {
                foreach (var (gpus, cpus, isReserve) in sessions)
                {
                    rows.Add(TestedCuda.Emulated, name, gpus, cpus, isReserve);
                }
            }

            var onMachine = SampleRun.Names.SelectMany(name => new[] { (name, 1, 1, true), (name, 4, 2, false) });
            foreach (var (name, gpus, cpus, isReserve) in HardwareCuda.Rows(onMachine))
            {
                rows.Add(TestedCuda.Machine, name, gpus, cpus, isReserve);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void An_application_draws_what_it_draws_on_the_CPU(
        string driver, string name, int gpus, int cpus, bool cpuIsReserve)
    {
        var recorder = new PlanRecorder();
        using var cuda = TestedCuda.Create(driver, new CudaSetup
        {
            Gpus = gpus,
            Cpus = cpus,
            CpuIsReserve = cpuIsReserve,
            Engine = new EngineOptions { InlineElements = 4, Observer = recorder },
        });
        using (var session = new Session(cuda.Setup.CreateEngine(cuda.Driver)))
        using (session.Enter())
        {
            SampleRun.Of(name).MustBe(SampleRun.OnCpu(name), name);
        }

        cuda.Dispose();
        cuda.MustBeRight();
        var reserves = cpuIsReserve ? cpus : 0;
        SampleRun.EachMustHaveComputed(recorder, Enumerable.Range(reserves, cpus + gpus - reserves));
    }
}
