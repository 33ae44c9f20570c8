using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>What a full window starts, and what happens when it finds no memory.</summary>
public sealed class FlushTests
{
    [Fact]
    public void An_array_without_memory_fails_where_it_is_read_and_not_where_the_window_is_full()
    {
        using var session = new Session(new SessionOptions { Eager = false });
        using var ambient = session.Enter();
        var huge = np.ones(new Shape(1L << 40)) + 1;
        var kept = new List<NDArray>();
        for (var i = 0; i < 600; i++)
        {
            kept.Add(np.ones(new Shape(9_000)) + i);
        }

        Assert.All(kept, (array, i) => Assert.Equal(1.0 + i, array.GetDouble(8_999)));
        Assert.Throws<OutOfDeviceMemoryException>(() => huge.GetDouble(0));
        var wanted = huge * 2;
        Assert.Throws<OutOfDeviceMemoryException>(session.Wait);
        GC.KeepAlive(wanted);
    }

    [Fact]
    public void Values_that_nobody_can_ask_for_any_more_are_not_computed_when_the_window_is_full()
    {
        using var session = new Session(new SessionOptions { Eager = false });
        using var ambient = session.Enter();
        var numbers = np.ones(new Shape(300_000));
        session.Wait();
        var before = session.Statistics;
        for (var i = 0; i < 1_000; i++)
        {
            _ = numbers + i;
        }

        Assert.InRange((session.Statistics - before).KernelsLaunched, 0, 500);
    }
}
