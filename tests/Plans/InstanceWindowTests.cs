using Cohort.Runtime;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Placement;
using Xunit;

namespace Cohort.Tests.Plans;

public sealed class InstanceWindowTests
{
    private const int Length = 1 << 19;
    private const long Budget = (Length - (1 << 15)) * sizeof(double);
    private const double SumOfIndices = Length * (Length - 1.0) / 2;

    [Fact]
    public void An_array_larger_than_each_of_four_devices_is_spread_over_them()
    {
        using var session = Open("cpu*4", Budget, out var entered);
        using (entered)
        {
            var x = np.arange(Length).astype(np.float64);
            Assert.Equal((3 * SumOfIndices) + Length, (double)np.sum((x * 3) + 1));
            Assert.Equal(2.0 * Length, (double)np.sum(np.ones(Length) + 1));
        }
    }

    [Fact]
    public void A_single_device_of_that_size_refuses_it()
    {
        using var session = Open("cpu", Budget, out var entered);
        using (entered)
        {
            Assert.Throws<OutOfDeviceMemoryException>(() => (np.ones(Length) * 2).GetDouble(3));
            Assert.Equal(2.0 * Length, (double)np.sum(np.ones(Length) * 2));
        }
    }

    [Fact]
    public void A_stencil_settles_on_windows_with_room_for_its_halo()
    {
        using var session = Open("cpu*4", Budget, out var entered);
        using (entered)
        {
            var u = np.arange(Length).astype(np.float64);
            void Step()
            {
                u["1:-1"] = (u[":-2"] + u["2:"]) * 0.5;
                session.Wait();
            }

            for (var i = 0; i < 12; i++)
            {
                Step();
            }

            var before = session.Statistics;
            for (var i = 0; i < 8; i++)
            {
                Step();
            }

            var steady = session.Statistics - before;
            Assert.Equal(0, steady.FreshBlocks);
            Assert.Equal(8 * 3 * 2 * sizeof(double), steady.BytesCopiedBetweenDevices);
            Assert.Equal(SumOfIndices, (double)np.sum(u));
        }
    }

    [Fact]
    public void A_window_is_a_tile_with_a_margin_and_aligned()
    {
        var whole = Layout.Contiguous([1000, 100]);
        var window = new InstanceWindow(1000);
        var middle = window.Around([new Box([400, 0], [500, 100])], whole, 8);
        Assert.True(middle.Contains(new ByteRange(399 * 800, 501 * 800)));
        Assert.Equal(0, middle.Begin % 64);
        Assert.InRange(middle.Length, 100 * 800, 100 * 800 * 5 / 4);
        Assert.Equal(0, window.Around([new Box([0, 3], [2, 5])], whole, 8).Begin);
    }

    [Fact]
    public void Small_regions_and_tiles_of_all_rows_get_memory_for_everything()
    {
        var whole = Layout.Contiguous([1000, 100]);
        var all = new ByteRange(0, 800_000);
        Assert.Equal(all, new InstanceWindow(800_000).Around([new Box([4, 0], [5, 100])], whole, 8));
        Assert.Equal(all, new InstanceWindow(0).Around([new Box([0, 7], [1000, 8])], whole, 8));
        Assert.Equal(all, new InstanceWindow(0).Around([new Box([100, 0], [900, 100])], whole, 8));
        Assert.Equal(new ByteRange(0, 8), new InstanceWindow(0).Around([new Box([], [])], Layout.Contiguous([]), 8));
    }

    private static Session Open(string devices, long budget, out IDisposable entered)
    {
        var session = new Session(new SessionOptions { Devices = devices, MemoryBudget = budget });
        entered = session.Enter();
        return session;
    }
}
