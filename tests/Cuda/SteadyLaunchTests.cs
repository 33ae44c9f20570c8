using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// What a device's worker allocates once a program repeats itself: nothing for kernels that are made from graphs, and
/// the objects of a call, not of a launch, for library operations.
/// </summary>
public sealed class SteadyLaunchTests(ITestOutputHelper output)
{
    private const int WarmUp = 200;
    private const int Launches = 1000;
    private const int MostAtATime = 40;

    // A full device waits for its work, which does not end while the driver is not fast.
    private const long Plenty = 1L << 34;

    // The runtime's own cache of casts grows now and then, on whatever thread.
    private const int Rounds = 3;

    private static readonly Dictionary<string, Action<NDArray>> Calls = new()
    {
        ["scan"] = a => a["0"] = np.cumsum(a)["1"],
        ["scan of rows"] = a => a["0"] = np.cumsum(a.reshape(500, 40), axis: 1)["3, 4"],
        ["gather"] = a => a["0"] = a[np.arange(100)]["3"],
        ["sort"] = a => a["0"] = np.sort(a)["5"],
        ["short sort"] = a => a["0"] = np.sort(a.reshape(500, 40), axis: 1)["3, 4"],
        ["argsort"] = a => a["0"] = np.argsort(a)["5"],
        ["matmul"] = a => a["0"] = np.matmul(a.reshape(200, 100), a.reshape(100, 200))["5, 6"],
    };

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

    [Theory]
    [InlineData("scan", 48)]
    [InlineData("scan of rows", 48)]
    [InlineData("gather", 1400)]
    [InlineData("sort", 160)]
    [InlineData("short sort", 48)]
    [InlineData("argsort", 160)]
    [InlineData("matmul", 1040)]
    public void A_call_of_a_library_operation_allocates_so_many_bytes(string name, long most)
    {
        var calls = Bytes(Calls[name], devices: 1, out var launches, waitsItself: name == "gather");
        output.WriteLine($"{name}: {calls} bytes a call, {launches} launches");
        Assert.InRange(calls, 0, most);
    }

    private static void MustAllocateNothing(Action<NDArray> statement, int devices) =>
        Assert.Equal(0, Bytes(statement, devices, out _));

    // Each statement gives every device at least one launch. The driver notes what its callers have allocated. One that
    // waits for its values cannot run while no work is over.
    private static long Bytes(
        Action<NDArray> statement, int devices, out long launchesOfStatement, bool waitsItself = false)
    {
        var driver = new EmptyCuda();
        using var session = new Session(
            new CudaSetup { SharesPerGpu = devices, Device = new(), Memory = Plenty }.CreateEngine(driver));
        using var entered = session.Enter();
        var a = np.zeros(20_000);
        Repeat(WarmUp, apart: 1);

        // As many events are made as will be needed at a time.
        driver.IsFast = waitsItself;
        Repeat(MostAtATime, int.MaxValue);
        driver.IsFast = true;
        session.Wait();
        var allocated = long.MaxValue;
        launchesOfStatement = 0;
        for (var round = 0; round < Rounds && allocated > 0; round++)
        {
            var launches = driver.Launches;
            driver.NoteAllocations();
            Repeat(Launches, MostAtATime / 2);
            session.Wait();
            Assert.True(driver.Launches - launches >= Launches * devices);
            launchesOfStatement = (driver.Launches - launches) / (Launches * devices);
            allocated = Math.Min(allocated, driver.MostAllocatedByACaller());
        }

        // All but nothing is nothing: what is left is a number of whole objects a statement.
        return (allocated + Launches - 1) / Launches;

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
