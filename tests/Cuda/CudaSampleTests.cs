using Cohort.Runtime;
using Cohort.Tests.Plans;
using Samples.Applications;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// Sample applications on CUDA devices, emulated ones and those of the machine, give the figures that the CPU gives, to
/// the last bit, at sizes so low that little data is cut and copied.
/// </summary>
public sealed class CudaSampleTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Devices alone, with a CPU in reserve, and beside CPUs that take part.</summary>
    public static TheoryData<string, int, int> Sessions => new()
    {
        { TestedCuda.Emulated, 1, 1 },
        { TestedCuda.Emulated, 2, 1 },
        { TestedCuda.Emulated, 3, 2 },
        { TestedCuda.Emulated, 4, 1 },
        { TestedCuda.Emulated, 7, 1 },
        { TestedCuda.Machine, 1, 1 },
        { TestedCuda.Machine, 4, 2 },
    };

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Option_prices_are_those_of_the_CPU(string driver, int gpus, int cpus) =>
        Compare(driver, gpus, cpus, () => new BlackScholes(), 40);

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Conjugate_gradients_take_the_steps_that_they_take_on_the_CPU(string driver, int gpus, int cpus) =>
        Compare(driver, gpus, cpus, () => new Poisson(), 4);

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Heart_beats_are_those_of_the_CPU(string driver, int gpus, int cpus) =>
        Compare(driver, gpus, cpus, () => new HeartBeats(), 10);

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Patients_are_judged_as_on_the_CPU(string driver, int gpus, int cpus) =>
        Compare(driver, gpus, cpus, () => new LogisticRegression(), 1);

    // Photographs and the steps of the two grids take the interpreter of PTX too long.
    [Theory]
    [InlineData(TestedCuda.Emulated)]
    [InlineData(TestedCuda.Machine)]
    public void Clusters_of_digits_are_those_of_the_CPU(string driver) => Compare(driver, 2, 1, () => new KMeans(), 1);

    private static void Compare<T>(string driver, int gpus, int cpus, Func<T> create, int size)
        where T : IApplication
    {
        double expected;
        using (var session = new Session(new SessionOptions { Devices = "cpu" }))
        using (session.Enter())
        {
            expected = create().Run(Data, size).Figure;
        }

        var recorder = new PlanRecorder();
        var setup = new CudaSetup
        {
            Gpus = gpus,
            Cpus = cpus,
            CpuIsReserve = cpus == 1,
            Engine = new EngineOptions { InlineElements = 4, Observer = recorder },
        };
        using var cuda = TestedCuda.Create(driver, setup);
        using (var session = new Session(cuda.Setup.CreateEngine(cuda.Driver)))
        using (session.Enter())
        {
            Assert.Equal(expected, create().Run(Data, size).Figure);
        }

        cuda.Dispose();
        cuda.MustBeRight();
        Assert.True(recorder.Commands.Count(command => !command.IsCopy && command.Device >= cpus) > gpus);
    }
}
