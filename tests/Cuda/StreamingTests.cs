using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>Arrays that are larger than the device pass through it in pieces, and little more than once.</summary>
public sealed class StreamingTests
{
    private const int Count = 1 << 17;
    private const long ArrayBytes = Count * sizeof(double);

    // Data of four times the device's memory, of which a chain that reads them once has to move each byte once.
    private const double AllowedTraffic = 1.5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_chain_on_arrays_of_four_times_the_memory_moves_them_once(int gpus)
    {
        var run = Run(gpus, ArrayBytes / (2 * gpus), (a, b) => np.sqrt((a * a) + b) - (a / (b + 2.0)));
        var least = 3 * ArrayBytes;
        Assert.InRange(run.BytesMoved, least, AllowedTraffic * least);
        Assert.Contains(run.Plan.Commands, IsOnGpu);
    }

    [Fact]
    public void A_sum_of_such_arrays_reads_them_once()
    {
        var run = Run(1, ArrayBytes / 2, (a, b) => ((a * b) + a).sum());
        Assert.InRange(run.BytesMoved, 2 * ArrayBytes, AllowedTraffic * 2 * ArrayBytes);
        Assert.Contains(run.Plan.Commands, IsOnGpu);
    }

    [Fact]
    public void Sums_of_rows_read_them_once()
    {
        var run = Run(
            1, ArrayBytes / 4,
            (a, b) => (a.reshape(512, Count / 512) + b.reshape(512, Count / 512)).sum(axis: 1));
        Assert.InRange(run.BytesMoved, 2 * ArrayBytes, AllowedTraffic * 2 * ArrayBytes);
    }

    [Fact]
    public void A_stencil_reads_its_halos_too()
    {
        var run = Run(1, ArrayBytes / 4, (a, b) => a["2:"] - (2.0 * a["1:-1"]) + a[":-2"] + b["1:-1"]);
        Assert.InRange(run.BytesMoved, 3 * ArrayBytes * 0.99, AllowedTraffic * 3 * ArrayBytes);
    }

    [Fact]
    public void What_is_written_in_place_keeps_what_later_pieces_read()
    {
        Run(1, ArrayBytes / 4, (a, b) =>
        {
            var u = a.copy();
            u["1:"] = u[":-1"] * 0.5 + b["1:"];
            u["::2"] += 1.0;
            return u;
        });
    }

    [Fact]
    public void A_broadcast_operand_stays_while_the_others_pass()
    {
        var run = Run(
            1, ArrayBytes / 2,
            (a, b) => (a.reshape(512, 256) * b["0:256"]) + (b.reshape(512, 256) * a["0:512"].reshape(512, 1)));
        Assert.InRange(run.BytesMoved, 3 * ArrayBytes, AllowedTraffic * 3 * ArrayBytes);
    }

    [Fact]
    public void A_scan_of_such_an_array_runs_on_the_host()
    {
        var scan = Run(1, ArrayBytes / 2, (a, _) => np.cumsum(a));
        Assert.Contains(
            scan.Plan.Commands,
            command => command.Label.Contains("where it does not fit", StringComparison.Ordinal));
    }

    private static bool IsOnGpu(TracedCommand command) => command is { IsCopy: false, Device: > 0 };

    private static (long BytesMoved, PlanRecorder Plan) Run(
        int gpus, long gpuMemory, Func<NDArray, NDArray, NDArray> program)
    {
        var (expected, _, _) = Evaluate(1, 1L << 24, program, null);
        var recorder = new PlanRecorder();
        var (values, moved, streamed) = Evaluate(gpus, gpuMemory, program, recorder);
        Assert.Equal(expected, values);
        var ranOnHost = recorder.Commands.Any(c => c.Label.Contains("does not fit", StringComparison.Ordinal));
        Assert.True(streamed > 0 || ranOnHost, recorder.ToString());
        Assert.Empty(recorder.Check());
        return (moved, recorder);
    }

    private static (double[] Values, long Moved, long Streamed) Evaluate(
        int gpus, long gpuMemory, Func<NDArray, NDArray, NDArray> program, PlanRecorder? recorder)
    {
        var setup = new CudaSetup
        {
            Gpus = gpus,
            Memory = 1L << 26,
            GpuMemory = gpuMemory,
            Engine = new EngineOptions { InlineElements = 0, WholeInstanceBytes = 1024, Observer = recorder },
            BytesPerPiece = ArrayBytes / 8,
            Device = new GpuDeviceOptions { StagingBytes = 1 << 14, StagingBuffers = 3, SlabBytes = 0 },
        };
        using var driver = setup.CreateDriver();
        double[] values;
        long moved;
        long streamed;
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            var a = np.array(Enumerable.Range(0, Count).Select(i => (i % 97) + 0.5).ToArray());
            var b = np.array(Enumerable.Range(0, Count).Select(i => (i % 31) + 1.0).ToArray());
            values = program(a, b).ToArray<double>();
            session.Wait();
            (moved, streamed) = (session.Statistics.BytesCopiedBetweenDevices, session.Statistics.Streamed);
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
        return (values, moved, streamed);
    }
}
