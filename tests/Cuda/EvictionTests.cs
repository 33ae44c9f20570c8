using Cohort.Runtime;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>A device that is full makes room: for arrays, and for what library operations need beside them.</summary>
public sealed class EvictionTests
{
    private const int Count = 8_000;
    private const int Held = 6;
    private const int RoomFor = 5;

    private static readonly Dictionary<string, (string Label, Func<NDArray, NDArray> Of)> Operations = new()
    {
        ["sort"] = ("sort", a => np.sort(a)),
        ["argsort"] = ("argsort", a => np.argsort(a).astype(np.float64)),
        ["cumsum"] = ("cumsum", a => np.cumsum(a)),
        ["matmul"] = ("matmul", a => np.matmul(a.reshape(80, 100), a.reshape(100, 80))),
        ["take"] = ("gather", a => a[np.arange(0, Count, 3)]),
        ["sum"] = ("sum", a => a.reshape(4, 2000).sum(axis: 0)),
        ["map"] = ("square", a => np.square(a) + 1.0),
    };

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operation_on_a_full_device_sends_other_arrays_to_the_host(string name)
    {
        var (label, operation) = Operations[name];
        var expected = Run(null, _ => operation(Numbers(Held - 1)).ToArray<double>(), roomFor: 100);
        var recorder = new PlanRecorder();
        Run(
            recorder,
            session =>
            {
                var held = Fill(session);
                Assert.Equal(expected, operation(held[^1]).ToArray<double>());
                Assert.InRange(session.Statistics.Evictions, 1, 2 * Held);
                for (var i = 0; i < Held; i++)
                {
                    Assert.Equal(Expected(i), held[i].ToArray<double>());
                }

                return 0;
            });
        Assert.Contains(recorder.Commands, command => command is { IsCopy: false, Device: 1 }
            && command.Label.Contains(label, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(recorder.Check());
    }

    [Fact]
    public void Scratch_memory_alone_makes_arrays_give_way()
    {
        // Three arrays and a result fit; what a sort needs beside them does not.
        Run(
            null,
            session =>
            {
                var held = Enumerable.Range(0, RoomFor - 1).Select(Numbers).ToList();
                held.ForEach(array => array.GetDouble(0));
                session.Wait();
                var before = session.Statistics;
                held[0].sort();
                Assert.Equal(0.0, held[0].GetDouble(0));
                Assert.InRange((session.Statistics - before).Evictions, 1, Held);
                Assert.Equal(Expected(1), held[1].ToArray<double>());
                return 0;
            });
    }

    [Fact]
    public void Arrays_that_do_not_fit_together_take_turns() => Run(
        null,
        session =>
        {
            var held = Fill(session);
            for (var turn = 0; turn < 12; turn++)
            {
                var array = held[turn % Held];
                Assert.Equal(turn % Held, np.sort(array).GetDouble(0));
                array[":"] = array * 1.0;
            }

            for (var i = 0; i < Held; i++)
            {
                Assert.Equal(Expected(i), held[i].ToArray<double>());
            }

            return 0;
        });

    [Fact]
    public void An_operation_that_cannot_be_cut_and_does_not_fit_runs_on_the_host()
    {
        var recorder = new PlanRecorder();
        Run(
            recorder,
            session =>
            {
                var held = Fill(session);
                var large = np.arange((RoomFor - 2.0) * Count);
                Assert.Equal((RoomFor - 2) * Count - 1, np.sort(large * -1.0).GetDouble(0) * -1);
                Assert.Equal(1.0, np.sort(held[1]).GetDouble(0));
                Assert.Equal(Expected(5), held[5].ToArray<double>());
                return 0;
            });
        Assert.Contains(recorder.Commands, command => command is { IsCopy: false, Device: 0 }
            && command.Label.Contains("sort", StringComparison.OrdinalIgnoreCase)
            && command.Label.Contains("not on cuda:0, where it does not fit", StringComparison.Ordinal));
        Assert.Empty(recorder.Check());
    }

    // The device has room for some arrays, the host for all. What is not given back is a fault of the driver.
    private static T Run<T>(PlanRecorder? recorder, Func<Session, T> program, int roomFor = RoomFor)
    {
        var setup = new CudaSetup
        {
            Memory = 1L << 24,
            GpuMemory = roomFor * (Count + 200) * sizeof(double),
            Engine = new EngineOptions { InlineElements = 0, Observer = recorder },
            BytesPerPiece = long.MaxValue,
        };
        using var driver = setup.CreateDriver();
        T result;
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            result = program(session);
            session.Wait();
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
        return result;
    }

    private static List<NDArray> Fill(Session session)
    {
        var held = Enumerable.Range(0, Held).Select(Numbers).ToList();
        foreach (var array in held)
        {
            session.Flush();
            Assert.Equal(37.0, array.GetDouble(1) - array.GetDouble(0));
        }

        return held;
    }

    // In some disorder, computed on the device.
    private static NDArray Numbers(int first) => ((np.arange(Count) * 37) % Count).astype(np.float64) + first;

    private static double[] Expected(int first) =>
        [.. Enumerable.Range(0, Count).Select(i => (i * 37 % Count) + (double)first)];
}
