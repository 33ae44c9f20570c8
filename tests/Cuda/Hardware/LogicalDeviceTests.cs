using System.Globalization;
using Cohort.Devices;
using Cohort.Kernels.Cuda;
using Cohort.Runtime;
using Cohort.Tests.Model;
using Cohort.Tests.Plans;
using Samples;
using Samples.Applications;
using Xunit;

namespace Cohort.Tests.Cuda.Hardware;

/// <summary>
/// What one GPU does as one, two and four devices: random programs by the model, the sample applications by the CPU.
/// The emulated driver takes a few of each, so that a machine without a GPU runs the same code.
/// </summary>
public sealed class LogicalDeviceTests
{
    /// <summary>How many random programs of each kind a GPU runs.</summary>
    public const string Variable = "COHORT_GPU_PROGRAMS";

    private const ulong Seed = 20261123;
    private const int EmulatedPrograms = 4;
    private const int UsualPrograms = 25;
    private const double Tolerance = 1e-9;

    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    private static readonly Dictionary<string, Workload> OnMachine = new()
    {
        ["kmeans"] = new(1797, Steps: 2),
        ["logistic"] = new(400, Steps: 200),
        ["deblur"] = new(427, Steps: 4),
        ["ecg"] = new(60),
        ["heat"] = new(128, Steps: 8000),
        ["grayscott"] = new(128, Steps: 5000),
        ["blackscholes"] = new(300_000),
        ["poisson"] = new(128),
    };

    public static TheoryData<string, int, int, bool> Sessions
    {
        get
        {
            var rows = new TheoryData<string, int, int, bool>();
            (int Shares, int Cpus, bool CpuIsReserve)[] kinds =
                [(1, 1, true), (2, 1, true), (4, 1, true), (1, 2, false), (2, 1, false)];
            foreach (var (shares, cpus, isReserve) in kinds)
            {
                rows.Add(TestedCuda.Emulated, shares, cpus, isReserve);
            }

            foreach (var (shares, cpus, isReserve) in HardwareCuda.Rows(kinds))
            {
                rows.Add(TestedCuda.Machine, shares, cpus, isReserve);
            }

            return rows;
        }
    }

    public static TheoryData<string, string, string> Runs
    {
        get
        {
            var rows = new TheoryData<string, string, string>
            {
                { TestedCuda.Emulated, "cuda:0*2", "blackscholes" },
            };
            var kinds =
                from application in Catalogue.Applications
                from devices in new[] { "cuda:0", "cuda:0*2", "cuda:0*4,cpu" }
                select (devices, application.Name);
            foreach (var (devices, name) in HardwareCuda.Rows(kinds))
            {
                rows.Add(TestedCuda.Machine, devices, name);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Random_programs_give_what_the_model_gives(string driver, int shares, int cpus, bool cpuIsReserve)
    {
        var asked = Environment.GetEnvironmentVariable(Variable);
        var count = driver == TestedCuda.Emulated ? EmulatedPrograms
            : asked is null ? UsualPrograms
            : int.Parse(asked, CultureInfo.InvariantCulture);
        using var sessions = new CudaSessions(
            number => new CudaSetup
            {
                SharesPerGpu = shares,
                Cpus = cpus,
                CpuIsReserve = cpuIsReserve,
                Engine = new EngineOptions { InlineElements = number % 3 == 0 ? 12 : 0, IsEager = number % 4 == 3 },
            },
            driver);
        ProgramRunner.Run(new ProgramRunOptions(sessions.Create, Seed + (ulong)(shares + (10 * cpus)), count));
        Assert.True(sessions.Kernels > count, $"only {sessions.Kernels} kernels ran on the GPU");
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Sample_applications_give_the_figures_of_the_CPU(string driver, string devices, string name)
    {
        var work = driver == TestedCuda.Emulated ? new Workload(10_000) : OnMachine[name];
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        var catalogue = new DeviceCatalogue([CudaPlatform.Find(cuda.Driver)]);
        var expected = Figure(new DeviceCatalogue([]), new SessionOptions { Devices = "cpu" }, name, work);
        var recorder = new PlanRecorder();
        var options = new SessionOptions { Devices = devices, Observer = recorder };
        var actual = Figure(catalogue, options, name, work);
        Assert.InRange(Math.Abs(actual - expected), 0, Tolerance * Math.Abs(expected));
        Assert.Contains(recorder.Commands, command => !command.IsCopy && command.Device > 0);
        cuda.Dispose();
        cuda.MustBeRight();
    }

    private static double Figure(DeviceCatalogue catalogue, SessionOptions options, string name, Workload work)
    {
        var (engine, _, _) = Composition.CreateEngine(options, catalogue);
        using var session = new Session(engine);
        using var entered = session.Enter();
        return Catalogue.Applications.Single(one => one.Name == name).Run(Data, work).Figure;
    }
}
