using Cohort.Kernels.Cuda;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// A device is lost: what others hold, or what can be computed again, is there as if nothing had happened. The rest
/// says what it was and why it is gone, and the session goes on.
/// </summary>
public sealed class DeviceLossTests
{
    private static readonly TimeSpan HangAfter = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Works =
    [
        "cuLaunchKernel", "cuMemcpyHtoDAsync_v2", "cuMemcpyDtoHAsync_v2", "cuMemcpy2DAsync_v2", "cuMemcpyPeerAsync",
        "cuMemcpyDtoDAsync_v2", "cuEventRecord", "cuStreamWaitEvent",
    ];

    private volatile string _failing = "";

    public static TheoryData<int> Places => [0, 1, 2];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void A_device_that_is_lost_at_any_call_is_not_noticed_where_values_can_be_computed_again(
        int gpus, bool reachesPeers)
    {
        foreach (var (call, count) in CallsOfARun(gpus, reachesPeers))
        {
            foreach (var occurrence in new[] { 0, count / 3, count / 2, count - 1 }.Distinct())
            {
                Run(gpus, reachesPeers, call, occurrence, new InjectedFault(CudaError.LaunchFailed));
                if (Works.Contains(call))
                {
                    var later = new InjectedFault(CudaError.IllegalAddress, IsLater: true);
                    Run(gpus, reachesPeers, call, occurrence, later);
                }
            }
        }
    }

    [Fact]
    public void Work_that_hangs_is_done_by_others()
    {
        foreach (var (call, count) in CallsOfARun(2, true).Where(pair => Works.Contains(pair.Key)))
        {
            Run(2, true, call, count / 2, new InjectedFault(CudaError.Unknown, Hangs: true));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_stored_value_is_computed_again_where_its_operands_are(int gpus)
    {
        using var driver = Setup(gpus).CreateDriver();
        using (var session = new Session(Setup(gpus).CreateEngine(driver)))
        using (session.Enter())
        {
            var a = np.array(Numbers(40));
            var b = a * 2.0;
            session.Wait();
            var c = b + 1.0;
            session.Wait();
            _failing = "cuMemcpyDtoHAsync_v2";
            Assert.Equal([.. Numbers(40).Select(x => (x * 2) + 1)], c.ToArray<double>());
            _failing = "";
            Assert.Equal([.. Numbers(40).Select(x => x * 2)], b.ToArray<double>());
            Assert.Contains("was lost", Assert.Single(session.DeviceNotes), StringComparison.Ordinal);
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
    }

    [Fact]
    public void What_was_on_a_lost_device_alone_says_what_it_was_and_where_every_time()
    {
        using var driver = Setup(1).CreateDriver();
        using (var session = new Session(Setup(1).CreateEngine(driver)))
        using (session.Enter())
        {
            var kept = np.array(Numbers(40));
            var u = np.array(Numbers(40)).reshape(8, 5);
            u["::2"] = u[1, ":"] * 3.0;
            u += 1.0;
            session.Wait();
            _failing = "cuMemcpyDtoHAsync_v2";
            for (var turn = 0; turn < 2; turn++)
            {
                var lost = Assert.Throws<DeviceLostException>(() => u.ToArray<double>());
                Assert.Contains("40 elements of an array of shape (8, 5) and type Double were on cuda:0 alone",
                    lost.Message, StringComparison.Ordinal);
                Assert.Throws<DeviceLostException>(() => (u * 2.0).sum().item<double>());
                Assert.Equal(780, kept.sum().item<double>());
            }

            u["..."] = 7.0;
            Assert.Equal(280, u.sum().item<double>());
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
    }

    [Fact]
    public void What_the_host_has_changed_since_is_not_taken_for_what_was_read()
    {
        var setup = Setup(1) with { Engine = new EngineOptions { InlineElements = 4 } };
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            var a = np.array(Numbers(40));
            var b = a * 2.0;
            session.Wait();
            for (var i = 0; i < 40; i++)
            {
                a[i] = -1.0;
            }

            _failing = "cuMemcpyDtoHAsync_v2";
            var values = Record.Exception(() => Assert.Equal(1560, b.sum().item<double>()));
            Assert.True(values is null or DeviceLostException, values?.ToString());
            Assert.Equal(-40, a.sum().item<double>());
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
    }

    [Fact]
    public void A_long_chain_of_lost_values_is_computed_again()
    {
        const int Length = 300;
        using var driver = Setup(2).CreateDriver();
        using (var session = new Session(Setup(2).CreateEngine(driver)))
        using (session.Enter())
        {
            var chain = new List<NDArray> { np.array(Numbers(8)) };
            for (var i = 0; i < Length; i++)
            {
                chain.Add(chain[^1] + 1.0);
                session.Flush();
            }

            _failing = "cuMemcpyDtoHAsync_v2";
            Assert.Equal([.. Numbers(8).Select(x => x + Length)], chain[^1].ToArray<double>());
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
    }

    [Fact]
    public void Shared_memory_is_written_although_the_device_is_lost_meanwhile()
    {
        using var driver = Setup(2).CreateDriver();
        using (var session = new Session(Setup(2).CreateEngine(driver)))
        using (session.Enter())
        {
            var bytes = new byte[40 * sizeof(double)];
            var shared = np.frombuffer(bytes, typeof(double));
            var a = np.array(Numbers(40));
            _failing = "cuLaunchKernel";
            shared["..."] = a * 2.0;
            Assert.Equal(78.0, BitConverter.ToDouble(bytes, 39 * sizeof(double)));
            shared["..."] = a * 3.0;
            Assert.Equal(117.0, BitConverter.ToDouble(bytes, 39 * sizeof(double)));
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
    }

    private static void Run(int gpus, bool reachesPeers, string call, int occurrence, InjectedFault fault)
    {
        var (place, isArmed, before) = ($"{fault} at {call} number {occurrence}", false, 0);
        var setup = Setup(gpus, reachesPeers, (name, number) =>
        {
            if (name != call || !Volatile.Read(ref isArmed))
            {
                Volatile.Write(ref before, name == call ? number + 1 : before);
                return null;
            }

            return number - before == occurrence ? fault : null;
        });
        setup = setup with { Device = setup.Device with { HangAfter = fault.Hangs ? HangAfter : null } };
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            Volatile.Write(ref isArmed, true);
            for (var turn = 0; turn < 2; turn++)
            {
                var values = Compute();
                Assert.True(Expected().SequenceEqual(values), $"{string.Join(' ', values)} after {place}");
            }

            Assert.True(
                session.DeviceNotes.Count <= (fault.Hangs ? gpus : 1), $"{string.Join("\n", session.DeviceNotes)}");
        }

        driver.Dispose();
        Assert.True(
            fault.Hangs || driver.Faults.Count == 0, $"{place}:\n{string.Join("\n", driver.Faults.Take(8))}");
    }

    private static Dictionary<string, int> CallsOfARun(int gpus, bool reachesPeers)
    {
        var setup = Setup(gpus, reachesPeers, (_, _) => null);
        using var driver = setup.CreateDriver();
        using var session = new Session(setup.CreateEngine(driver));
        using var entered = session.Enter();
        var before = new Dictionary<string, int>(driver.Calls);
        Assert.Equal(Expected(), Compute());
        session.Wait();
        return driver.Calls.Select(pair => (pair.Key, Count: pair.Value - before.GetValueOrDefault(pair.Key)))
            .Where(pair => pair.Count > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Count);
    }

    private CudaSetup Setup(int gpus) => Setup(gpus, true, (name, _) =>
    {
        if (name != _failing)
        {
            return null;
        }

        _failing = "";
        return new InjectedFault(CudaError.LaunchFailed);
    });

    private static CudaSetup Setup(int gpus, bool reachesPeers, Func<string, int, InjectedFault?> inject) => new()
    {
        Gpus = gpus,
        Driver = new EmulatorOptions { Inject = inject, CanAccessPeer = (_, _) => reachesPeers },
    };

    private static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    // Nothing is written in place: everything follows from what the host has. Halos, columns and sums make copies.
    private static double[] Compute()
    {
        var a = np.array(Numbers(48)).reshape(8, 6);
        var b = (a[":-2, 1:-1"] + a["2:, 1:-1"] + a["1:-1, :-2"] + a["1:-1, 2:"]) * 0.25;
        Session.Current.Flush();
        var c = b[":-1"] + b["1:"] * 2.0;
        Session.Current.Flush();
        var sums = c.sum(0);
        Session.Current.Flush();
        var columns = a[":, 1:3"] * a[":, 3:5"];
        var running = np.sort(np.cumsum((columns + 1.0).sum(1)));
        double[] values =
        [
            .. sums.ToArray<double>(), .. running.ToArray<double>(), c.max().item<double>(), .. b.ToArray<double>(),
        ];
        GC.KeepAlive(a);
        return values;
    }

    private static double[] Expected()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        return Compute();
    }
}
