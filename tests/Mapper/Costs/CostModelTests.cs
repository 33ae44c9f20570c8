using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Tests.Mapper.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Costs;

/// <summary>What kernels of real programs ask of a device, and how long that is predicted to take.</summary>
public sealed class CostModelTests
{
    private const int Length = 300_000;
    private const double Bytes = 8.0 * Length;

    [Theory]
    [InlineData("add", 2, 1)]
    [InlineData("add itself", 1, 1)]
    [InlineData("halves", 1, 0.5)]
    [InlineData("neighbours", 1, 1)]
    [InlineData("chain", 2, 1)]
    [InlineData("broadcast", 1, 1)]
    [InlineData("every second", 2, 0.5)]
    public void Bytes_are_those_of_the_arrays_each_once(string program, double read, double written)
    {
        var work = Assert.Single(Run(program).Kernels);
        Assert.Equal(read * Bytes, work.ReadBytes, 0.02 * Bytes);
        Assert.Equal(written * Bytes, work.WriteBytes, 0.02 * Bytes);
        Assert.Equal((read + written) * Bytes, work.WorkingSet, 0.04 * Bytes);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("chain")]
    [InlineData("sum")]
    [InlineData("matmul")]
    [InlineData("sort")]
    public void A_command_asks_for_what_its_kernel_does(string program)
    {
        var seen = Run(program);
        for (var i = 0; i < seen.Kernels.Count; i++)
        {
            Assert.Equal(seen.Kernels[i].Elements, seen.Commands[i].Elements);
            Assert.Equal(seen.Kernels[i].Units, seen.Commands[i].Units);
            Assert.Equal(seen.Kernels[i].ReadBytes, seen.Commands[i].ReadBytes, 0.1 * Bytes);
            Assert.Equal(seen.Kernels[i].WriteBytes, seen.Commands[i].WriteBytes, 0.1 * Bytes);
        }
    }

    [Theory]
    [InlineData("transpose", 1)]
    [InlineData("every second", 2)]
    [InlineData("add", 0)]
    public void Elements_that_lie_apart_are_noted(string program, int operands)
    {
        var work = Run(program).Kernels[^1];
        Assert.Equal(operands * work.Elements, work.ScatteredElements);
        Assert.Equal(program == "transpose" ? work.Elements : 0, work.ScatteredLines);
    }

    [Fact]
    public void A_kernel_of_much_memory_and_little_arithmetic_takes_the_memorys_time()
    {
        var seen = Run("add");
        var seconds = seen.Model.Seconds(0, seen.Kernels[0]);

        // Three arrays at 1 GB/s; of two loads, a store and an addition a billion a second, 0.3 are not hidden.
        Assert.Equal(1e-6 + (3 * Bytes / 1e9) + (0.3 * 4 * Length / 1e9), seconds, 1e-9);
    }

    [Fact]
    public void A_part_asks_for_its_share_and_several_devices_end_with_the_last()
    {
        var work = Run("add").Kernels[0];
        Assert.Equal(work.ReadBytes / 4, work.Part(0.25).ReadBytes);
        Assert.Equal(work.Elements / 4, work.Part(0.25).Elements);
        var model = new CostModel(new Machine(SmallMachines.Star(1)));
        var shared = model.SharedSeconds(work, [(0, 0.5, 0), (1, 0.5, 1)]);
        Assert.Equal(1 + model.Seconds(1, work.Part(0.5)), shared);
    }

    [Fact]
    public void A_library_operation_takes_its_units_over_the_measured_rate()
    {
        var work = Run("matmul").Kernels.Single(one => one.Operation == "matmul");
        Assert.Equal(2.0 * 150 * 150 * 150, work.Units);
        var model = SmallMachines.Of(0);
        var fast = model with
        {
            Devices =
            [
                model.Devices[0] with
                {
                    Library =
                    [
                        new LibraryRate { Operation = "matmul", Type = NumberClass.Double, UnitsPerSecond = 6.75e6 },
                    ],
                },
            ],
        };
        Assert.Equal(1 + 1e-6, new CostModel(new Machine(fast)).Seconds(0, work), 1e-9);
        Assert.True(new CostModel(new Machine(model)).Seconds(0, work) > 1e-3);
    }

    [Fact]
    public void Sorting_grows_with_the_logarithm_of_the_line()
    {
        var work = Run("sort").Kernels.Single(one => one.Operation == "sort");
        Assert.Equal(Length * Math.Log2(Length), work.Units, 1e-3);
    }

    private static CostObserver Run(string program)
    {
        var observer = new CostObserver();
        using var session = new Session(new SessionOptions { Devices = "cpu", Observer = observer });
        using var entered = session.Enter();
        var a = np.arange(Length).astype(np.float64);
        var b = np.arange(Length).astype(np.float64) + 1;
        var square = np.arange(300_000).astype(np.float64).reshape(500, 600);
        var other = np.arange(300_000).astype(np.float64).reshape(600, 500);
        var small = np.arange(22_500).astype(np.float64).reshape(150, 150);
        session.Wait();
        foreach (var one in new[] { a, b, square.reshape(-1), other.reshape(-1), small.reshape(-1) })
        {
            _ = (double)one[0];
        }

        observer.Kernels.Clear();
        observer.Commands.Clear();
        var result = program switch
        {
            "add" => a + b,
            "add itself" => a + a,
            "halves" => a[":150000"] + a["150000:"],
            "neighbours" => a[":-2"] + a["1:-1"] + a["2:"],
            "chain" => 2 * a + b * b,
            "broadcast" => square + np.arange(600).astype(np.float64),
            "every second" => a["::2"] + b["::2"],
            "transpose" => square + other.T,
            "sum" => np.sum(a),
            "matmul" => np.matmul(small, small),
            _ => np.sort(b),
        };
        session.Wait();
        GC.KeepAlive(result);
        return observer;
    }
}
