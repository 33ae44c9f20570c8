using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Tests.Model;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>What GPU devices do with commands, on drivers that are told how to behave.</summary>
public sealed class GpuDeviceTests
{
    private readonly FakeMachine _machine = new();

    [Fact]
    public void A_read_brings_only_the_elements_it_needs_to_the_host()
    {
        using var engine = new FakeSession(1).Create(_machine);
        var doubled = Doubled(engine, Import(engine, 8, 6));
        engine.Evaluate(doubled);
        var before = engine.Statistics;
        var view = new RegionView(doubled, doubled.Whole.Slice(0, 2, 3).Slice(1, 1, 2), ElementType.Double);
        Assert.Equal([26, 28, 38, 40, 50, 52], Read(engine, view));
        Assert.Equal(3 * 2 * sizeof(double), (engine.Statistics - before).BytesCopiedBetweenDevices);
    }

    [Fact]
    public void A_value_that_is_only_evaluated_stays_on_its_device()
    {
        using var engine = new FakeSession(2).Create(_machine);
        var a = Import(engine, 8, 6);
        engine.Evaluate(Doubled(engine, a));
        var before = engine.Statistics;
        engine.Evaluate(Doubled(engine, Doubled(engine, a)));
        Assert.Equal(0, (engine.Statistics - before).Copies);
    }

    [Fact]
    public void What_a_device_refuses_runs_on_the_host_and_the_plan_says_why()
    {
        var recorder = new PlanRecorder();
        using var engine = new FakeSession(1).Create(_machine, recorder: recorder);
        var a = Import(engine, 8, 6);
        var position = engine.Reduce(ReductionOperator.ArgMaximum, ElementType.Double, Whole(a), [0, 1]);
        Assert.Equal(47, engine.ReadElement<long>(position, 0));
        var command = Assert.Single(recorder.Commands, c => !c.IsCopy);
        Assert.Equal(0, command.Device);
        Assert.Contains("[not on fake:0, since a fake finds no positions]", command.Label, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failed_launch_poisons_what_reads_it_and_the_device_goes_on(bool isLate)
    {
        using var engine = new FakeSession(2) { IsOneGroup = true }.Create(_machine);
        var a = Import(engine, 8, 6);
        engine.Evaluate(a);
        void Fail() => throw new DeviceException("launch failed: FAKE_ERROR (7)");
        _machine.BeforeLaunch = isLate ? _ => Fail() : null;
        Drivers(engine).ForEach(driver => driver.OnLaunch = isLate ? null : Fail);
        var bad = Doubled(engine, a);
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Contains("FAKE_ERROR", Assert.Throws<DeviceException>(() => Read(engine, bad)).Message,
                StringComparison.Ordinal);
            _machine.BeforeLaunch = null;
            Drivers(engine).ForEach(driver => driver.OnLaunch = null);
            var dependent = Doubled(engine, bad);
            Assert.Throws<DeviceException>(() => Read(engine, dependent));
        }

        Assert.Equal(94, Read(engine, Doubled(engine, a))[^1]);
    }

    [Fact]
    public void What_is_too_large_for_a_device_passes_through_it_in_pieces()
    {
        var options = new EngineOptions { InlineElements = 0, WholeInstanceBytes = 0 };
        using var engine = new FakeSession(1) { Memory = 4096, Options = options }.Create(_machine);
        var huge = Doubled(engine, Import(engine, 100, 6));
        var values = Read(engine, huge);
        Assert.Equal(100 * 6, values.Length);
        Assert.Equal(94, values[47]);
        Assert.Equal(1, engine.Statistics.Streamed);
        Assert.Equal(94, Read(engine, Doubled(engine, Import(engine, 8, 6)))[^1]);
    }

    [Fact]
    public void A_device_that_hangs_is_lost_and_its_commands_run_on_the_host()
    {
        using var gate = new ManualResetEventSlim();
        var impatient = new GpuDeviceOptions { HangAfter = TimeSpan.FromMilliseconds(50) };
        var session = new FakeSession(1) { Device = impatient };
        using (var engine = session.Create(_machine))
        {
            _machine.BeforeLaunch = _ => gate.Wait();
            Assert.Equal(94, Read(engine, Doubled(engine, Import(engine, 8, 6)))[^1]);
            Assert.Contains("fake:0 has not finished", Assert.Single(engine.Losses), StringComparison.Ordinal);
            Assert.Equal(94, Read(engine, Doubled(engine, Import(engine, 8, 6)))[^1]);
        }

        gate.Set();
    }

    [Fact]
    public void What_another_device_holds_too_outlives_a_lost_one()
    {
        using var gate = new ManualResetEventSlim();
        var impatient = new GpuDeviceOptions { HangAfter = TimeSpan.FromMilliseconds(50) };
        using (var engine = new FakeSession(2) { Device = impatient }.Create(_machine))
        {
            var a = Import(engine, 8, 6);
            var kept = Doubled(engine, a);
            var onHost = Read(engine, kept);
            var first = Drivers(engine)[0];
            _machine.BeforeLaunch = driver =>
            {
                if (driver == first)
                {
                    gate.Wait();
                }
            };
            var torn = Doubled(engine, kept);
            Assert.Equal(94 * 2, Read(engine, torn)[^1]);
            Assert.Contains(engine.Losses, note => note.StartsWith("fake:0 was lost", StringComparison.Ordinal));
            Assert.Equal(onHost, Read(engine, kept));
            Assert.Equal(94 * 3, Read(engine, Tripled(engine, kept))[^1]);
        }

        gate.Set();
    }

    [Fact]
    public void Commands_are_queued_while_the_device_is_still_busy_with_earlier_ones()
    {
        using var gate = new ManualResetEventSlim();
        using var engine = new FakeSession(1) { Device = new GpuDeviceOptions() }.Create(_machine);
        var launched = 0;
        using var all = new ManualResetEventSlim();
        Drivers(engine)[0].OnLaunch = () =>
        {
            if (++launched == 3)
            {
                all.Set();
            }
        };
        _machine.BeforeLaunch = _ => gate.Wait();
        var results = Enumerable.Range(0, 3).Select(i => Doubled(engine, Import(engine, 8, 6))).ToList();
        engine.Flush();
        all.Wait(TestContext.Current.CancellationToken);
        Assert.False(engine.Devices[1].IsIdle);
        gate.Set();
        Assert.All(results, result => Assert.Equal(94, Read(engine, result)[^1]));
        Assert.True(engine.Devices[1].IsIdle);
    }

    [Fact]
    public void Kernels_are_built_once_and_make_room_for_others()
    {
        var session = new FakeSession(1) { Device = new GpuDeviceOptions { KernelCapacity = 2 } };
        using var engine = session.Create(_machine);
        var a = Import(engine, 8, 6);
        ElementwiseFunction[] functions =
        [
            Function.Negative, Function.Absolute, Function.Negative, Function.Absolute, Function.Square,
            Function.Negative,
        ];
        foreach (var function in functions)
        {
            engine.Evaluate(engine.Elementwise(
                function, ElementType.Double, ElementType.Double, [Whole(a)], a.Whole));
        }

        Assert.Equal(4, Drivers(engine)[0].Built);
    }

    [Fact]
    public void The_first_device_of_an_engine_must_have_host_memory()
    {
        using var gpu = new GpuDevice("fake:0", new FakeDriver(_machine, "fake:0"), 1 << 20);
        var error = Assert.Throws<ArgumentException>(() => new Runtime.Engine(
            [gpu], new SpreadingMapper(), new Kernels.HostKernels(), new EngineOptions()));
        Assert.Contains("fake:0", error.Message, StringComparison.Ordinal);
    }

    private static List<FakeDriver> Drivers(Runtime.Engine engine) =>
        [.. engine.Devices.OfType<GpuDevice>().Select(device => (FakeDriver)device.Driver)];

    private static Region Import(Runtime.Engine engine, int rows, int columns)
    {
        var values = Enumerable.Range(0, rows * columns).Select(i => (double)i).ToArray();
        return engine.Import(ElementType.Double, [rows, columns], MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static Region Doubled(Runtime.Engine engine, Region a) => engine.Elementwise(
        Function.Add, ElementType.Double, ElementType.Double, [Whole(a), Whole(a)], a.Whole);

    private static Region Tripled(Runtime.Engine engine, Region a) => engine.Elementwise(
        Function.Multiply, ElementType.Double, ElementType.Double,
        [Whole(a), Operand.Scalar(ElementType.Double, BitConverter.DoubleToUInt64Bits(3))], a.Whole);

    private static Operand Whole(Region region) => Operand.Of(RegionView.Of(region));

    private static double[] Read(Runtime.Engine engine, Region region) => Read(engine, RegionView.Of(region));

    private static double[] Read(Runtime.Engine engine, RegionView view)
    {
        var values = new double[view.Layout.Count];
        engine.Read(view, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
