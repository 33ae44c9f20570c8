using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>What a device's worker allocates once a program repeats itself: nothing.</summary>
public sealed class SteadyLaunchTests
{
    private const int WarmUp = 200;
    private const int Launches = 1000;
    private const int MostAtATime = 40;

    // A full device waits for its work, which does not end while the driver is not fast.
    private const long Plenty = 1L << 34;

    // The runtime's own cache of casts grows now and then, on whatever thread.
    private const int Rounds = 3;

    [Fact]
    public void A_thousand_launches_of_a_map_allocate_nothing_on_the_worker() => MustAllocateNothing(
        a => a[":"] = (a * 0.5) + 1.0, devices: 1);

    [Fact]
    public void A_thousand_launches_of_a_stencil_allocate_nothing_on_the_worker() => MustAllocateNothing(
        a => a["1:-1"] = (a[":-2"] + a["2:"]) * 0.5, devices: 1);

    [Fact]
    public void A_thousand_reductions_allocate_nothing_on_the_worker() => MustAllocateNothing(
        a => a["0"] = (a * 2.0).sum(), devices: 1);

    [Fact]
    public void A_thousand_arg_reductions_along_an_axis_allocate_nothing_on_the_worker() => MustAllocateNothing(
        a => a["0"] = np.max(a.reshape(100, 200), axis: 0)["3"], devices: 1);

    [Fact]
    public void Launches_allocate_nothing_on_the_workers_of_three_devices() => MustAllocateNothing(
        a => a[":"] = (a * 0.5) + 1.0, devices: 3);

    // Each statement gives every device at least one launch. The driver notes what its callers have allocated.
    private static void MustAllocateNothing(Action<NDArray> statement, int devices)
    {
        var driver = new EmptyCuda();
        using var session = new Session(
            new CudaSetup { SharesPerGpu = devices, Device = new(), Memory = Plenty }.CreateEngine(driver));
        using var entered = session.Enter();
        var a = np.zeros(20_000);
        Repeat(WarmUp, apart: 1);

        // As many events are made as will be needed at a time.
        driver.IsFast = false;
        Repeat(MostAtATime, int.MaxValue);
        driver.IsFast = true;
        session.Wait();
        var allocated = long.MaxValue;
        for (var round = 0; round < Rounds && allocated > 0; round++)
        {
            var launches = driver.Launches;
            driver.NoteAllocations();
            Repeat(Launches, MostAtATime / 2);
            session.Wait();
            Assert.True(driver.Launches - launches >= Launches * devices);
            allocated = Math.Min(allocated, driver.MostAllocatedByACaller());
        }

        Assert.Equal(0, allocated);

        void Repeat(int times, int apart)
        {
            for (var i = 1; i <= times; i++)
            {
                statement(a);
                session.Flush();
                if (i % apart == 0)
                {
                    session.Wait();
                }
            }
        }
    }
}
