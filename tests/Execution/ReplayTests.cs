using Cohort.Kernels.Cpu;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Tests.Gpu;
using Cohort.Tests.Model;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>Loops whose turns repeat: planned at first, replayed then, with the same values either way.</summary>
public sealed class ReplayTests
{
    private const int Length = 48;
    private const int Turns = 12;

    private static readonly EngineOptions NoInline = new() { InlineElements = 0 };
    private static readonly EngineOptions AtOnce = NoInline with { TurnsBeforeReplay = 0 };

    public static TheoryData<int> Devices => [1, 2, 3, 4, 7];

    public static TheoryData<int, string> Likes
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var devices in new[] { 1, 3 })
            {
                foreach (var name in AlikePrograms.All.Keys)
                {
                    data.Add(devices, name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void A_stencil_is_planned_anew_a_few_times_and_replayed_from_then_on(int devices)
    {
        var recorder = new PlanRecorder();
        using var session = Create(devices, NoInline with { Observer = recorder });
        using var entered = session.Enter();
        var u = np.arange(Length).astype(np.float64);
        var expected = Enumerable.Range(0, Length).Select(i => (double)i).ToArray();
        for (var turn = 0; turn < Turns; turn++)
        {
            u["1:-1"] = (u[":-2"] + u["2:"]) * (0.25 + turn);
            session.Flush();
            var older = (double[])expected.Clone();
            for (var i = 1; i < Length - 1; i++)
            {
                expected[i] = (older[i - 1] + older[i + 1]) * (0.25 + turn);
            }
        }

        session.Wait();
        var statistics = session.Engine.Statistics;
        Assert.InRange(statistics.PlansReplayed, Turns - 4, Turns);
        Assert.InRange(statistics.LaunchesReplayed, Turns - 6, Turns);
        Assert.Equal(expected, u.ToArray<double>());
        Assert.Empty(recorder.Check());
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Arrays_may_be_swapped_in_every_turn(int devices)
    {
        using var session = Create(devices, AtOnce);
        using var entered = session.Enter();
        var (a, b) = (np.arange(Length).astype(np.float64), np.ones(Length));
        var (x, y) = (a.ToArray<double>(), b.ToArray<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            b["1:"] = b["1:"] + (a[":-1"] * 2.0);
            for (var i = 1; i < Length; i++)
            {
                y[i] += x[i - 1] * 2.0;
            }

            session.Flush();
            (a, b, x, y) = (b, a, y, x);
        }

        Assert.True(session.Engine.Statistics.PlansReplayed > Turns / 2);
        Assert.Equal(x, a.ToArray<double>());
        Assert.Equal(y, b.ToArray<double>());
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Sizes_and_what_is_kept_may_change_after_some_turns(int devices)
    {
        using var session = Create(devices, AtOnce);
        using var entered = session.Enter();
        var kept = new List<(NDArray Value, double First)>();
        var total = 0.0;
        var sums = 0.0;
        for (var turn = 0; turn < 4 * Turns; turn++)
        {
            var length = Length + (turn / Turns * 7);
            var a = np.arange(length).astype(np.float64);
            var temporary = (a * 2.0) + turn;
            var sum = (temporary * temporary).sum();
            session.Flush();
            if (turn % 5 == 4)
            {
                kept.Add((temporary, turn));
            }

            total += (double)sum;
            sums += Enumerable.Range(0, length).Sum(i => ((i * 2.0) + turn) * ((i * 2.0) + turn));
        }

        Assert.True(session.Engine.Statistics.PlansReplayed > 2 * Turns);
        Assert.Equal(sums, total);
        Assert.All(kept, entry => Assert.Equal(entry.First + 2, (double)entry.Value[1]));
    }

    [Theory]
    [MemberData(nameof(Likes))]
    public void Programs_that_are_nearly_alike_do_not_share_a_plan(int devices, string name)
    {
        var planned = AlikePrograms.Run(name, Create(devices, NoInline with { PlannedOperationsKept = 0 }));
        var replayed = AlikePrograms.Run(name, Create(devices, AtOnce));
        Assert.Equal(0, planned.Replays);
        Assert.True(replayed.Replays > 0);
        Assert.Equal(planned.Values, replayed.Values);
    }

    [Fact]
    public void Plans_that_are_used_again_without_being_compared_are_found_out()
    {
        var found = AlikePrograms.All.Keys.Where(name => AlikePrograms.IsFoundOut(
            name, () => Create(1, NoInline with { PlannedOperationsKept = 0 }),
            () => Create(1, AtOnce with { ComparesPlans = false })));
        Assert.Contains("views of other steps", found);
        Assert.Contains("one array twice", found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Memory_may_run_out_in_the_middle_of_a_replay(int devices)
    {
        using var session = Create(devices, AtOnce, memory: 1 << 20);
        using var entered = session.Enter();
        var a = np.ones(20_000);
        var held = new List<NDArray>();
        NDArray? next = null;
        var replays = 0L;
        Assert.Throws<OutOfDeviceMemoryException>(FillMemory);
        Assert.True(replays > 0);
        Assert.Equal(4.0 + 0, (double)held[0][7]);
        var turns = held.Count;
        held.ForEach(value => value.Dispose());
        Assert.Equal((2.0 * (turns + 2)) + turns, (double)next![19_999]);
        for (var turn = 0; turn < Turns; turn++)
        {
            a[":"] = a + 1.0;
            session.Flush();
        }

        Assert.Equal(turns + 2.0 + Turns, (double)a[19_999]);

        void FillMemory()
        {
            while (held.Count < 1000)
            {
                replays = session.Engine.Statistics.PlansReplayed;
                a[":"] = a + 1.0;
                next = (a * 2.0) + held.Count;
                session.Flush();
                held.Add(next);
            }
        }
    }

    [Fact]
    public void A_device_may_be_lost_in_the_middle_of_a_replay()
    {
        var machine = new FakeMachine();
        using var session = new Session(new FakeSession(2) { Options = AtOnce }.Create(machine));
        using var entered = session.Enter();
        var a = np.array(Enumerable.Range(0, Length).Select(i => (double)i).ToArray());
        RunTurns(0);
        var first = (FakeDriver)session.Engine.Devices.OfType<GpuDevice>().First().Driver;
        first.OnLaunch = () => throw new DeviceLostException("pulled out");
        var before = session.Engine.Statistics;
        RunTurns(50);
        Assert.NotNull(session.Engine.Devices.OfType<GpuDevice>().First().Loss);
        Assert.True((session.Engine.Statistics - before).LaunchesReplayed > 0);

        void RunTurns(int from)
        {
            for (var turn = from; turn < from + Turns; turn++)
            {
                Assert.Equal((Length - 1) + turn, Turn(a, turn)[^1]);
            }
        }

        static double[] Turn(NDArray a, int turn) => (a + turn).ToArray<double>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Several_threads_may_replay_at_a_time(int devices)
    {
        using var session = Create(devices, AtOnce);
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, thread =>
        {
            using var entered = session.Enter();
            var a = np.ones(Length + (thread % 2));
            for (var turn = 0; turn < Turns; turn++)
            {
                a["1:"] = (a["1:"] * 2.0) + thread;
                session.Flush();
            }

            var expected = 1.0;
            for (var turn = 0; turn < Turns; turn++)
            {
                expected = (expected * 2.0) + thread;
            }

            Assert.Equal(expected, (double)a[Length - 1]);
        });
        Assert.True(session.Engine.Statistics.PlansReplayed > 0);
    }

    private static Session Create(int devices, EngineOptions options, long memory = 1L << 30)
    {
        var kernels = new InterpretedKernels();
        var cpus = Enumerable.Range(0, devices).Select(i => new CpuDevice($"cpu:{i}", 1, memory, kernels));
        return new Session(new Runtime.Engine([.. cpus], new SpreadingMapper(bytesPerPiece: 16), kernels, options));
    }
}
