using Cohort.Runtime;
using Samples.Applications;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// Sample applications on emulated CUDA devices give the figures that the CPU gives, to the last bit.
/// </summary>
public sealed class CudaSampleTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(7, 1)]
    public void Option_prices_are_those_of_the_CPU(int gpus, int cpus) =>
        Compare(gpus, cpus, () => new BlackScholes(), 40);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void Conjugate_gradients_take_the_steps_that_they_take_on_the_CPU(int gpus, int cpus) =>
        Compare(gpus, cpus, () => new Poisson(), 4);

    [Fact]
    public void Clusters_of_digits_are_those_of_the_CPU() => Compare(2, 1, () => new KMeans(), 1);

    private static void Compare<T>(int gpus, int cpus, Func<T> create, int size)
        where T : IApplication
    {
        double expected;
        using (var session = new Session(new SessionOptions { Devices = "cpu" }))
        using (session.Enter())
        {
            expected = create().Run(Data, size).Figure;
        }

        var setup = new CudaSetup
        {
            Gpus = gpus,
            Cpus = cpus,
            CpuIsReserve = cpus == 1,
            Engine = new EngineOptions { InlineElements = 4 },
        };
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            Assert.Equal(expected, create().Run(Data, size).Figure);
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
        Assert.True(driver.Calls["cuLaunchKernel"] > gpus);
    }
}
