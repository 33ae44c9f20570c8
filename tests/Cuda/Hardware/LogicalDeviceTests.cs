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

    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["kmeans"] = 2,
        ["logistic"] = 200,
        ["deblur"] = 4,
        ["ecg"] = 60,
        ["heat"] = 128,
        ["grayscott"] = 128,
        ["blackscholes"] = 300_000,
        ["poisson"] = 128,
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

    public static TheoryData<string, string, string, int> Runs
    {
        get
        {
            var rows = new TheoryData<string, string, string, int>
            {
                { TestedCuda.Emulated, "cuda:0*2", "blackscholes", 10_000 },
            };
            var kinds =
                from application in Catalogue.Applications
                from devices in new[] { "cuda:0", "cuda:0*2", "cuda:0*4,cpu" }
                select (devices, application.Name, Sizes[application.Name]);
            foreach (var (devices, name, size) in HardwareCuda.Rows(kinds))
            {
                rows.Add(TestedCuda.Machine, devices, name, size);
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
    public void Sample_applications_give_the_figures_of_the_CPU(string driver, string devices, string name, int size)
    {
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        var catalogue = new DeviceCatalogue([CudaPlatform.Find(cuda.Driver)]);
        var expected = Figure(new DeviceCatalogue([]), new SessionOptions { Devices = "cpu" }, name, size);
        var recorder = new PlanRecorder();
        var options = new SessionOptions { Devices = devices, Observer = recorder };
        var actual = Figure(catalogue, options, name, size);
        Assert.InRange(Math.Abs(actual - expected), 0, Tolerance * Math.Abs(expected));
        Assert.Contains(recorder.Commands, command => !command.IsCopy && command.Device > 0);
        cuda.Dispose();
        cuda.MustBeRight();
    }

    private static double Figure(DeviceCatalogue catalogue, SessionOptions options, string name, int size)
    {
        var (engine, _) = Composition.CreateEngine(options, catalogue);
        using var session = new Session(engine);
        using var entered = session.Enter();
        return Catalogue.Applications.Single(one => one.Name == name).Run(Data, size).Figure;
    }
}
