using Benchmarks.Comparison;
using Benchmarks.Gpu;
using Benchmarks.Peers;
using Cohort.Kernels.Cuda;
using Cohort.Tests.Cuda;
using Cohort.Tests.Cuda.Hardware;
using Xunit;

namespace Cohort.Tests.Benchmarks;

/// <summary>The GPU benchmark as far as it goes without a GPU: its workloads, and its use of the driver.</summary>
public sealed unsafe class GpuBenchmarkTests
{
    private static readonly GpuSizes Tiny = new("tiny", 1 << 14, 20, 12, 30, 24, 1 << 10, 3);

    public static TheoryData<string> Names => [.. GpuWorkloads.Of(Tiny).Select(workload => workload.Name)];

    public static TheoryData<string, int, bool> Loads
    {
        get
        {
            var rows = new TheoryData<string, int, bool>();
            (int Bytes, bool IsSingle)[] kinds = [(16, true), (8, true), (4, true), (16, false), (8, false)];
            foreach (var (bytes, isSingle) in kinds)
            {
                rows.Add(TestedCuda.Emulated, bytes, isSingle);
            }

            foreach (var (bytes, isSingle) in HardwareCuda.Rows(kinds))
            {
                rows.Add(TestedCuda.Machine, bytes, isSingle);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_workload_gives_the_same_on_one_device_on_two_and_in_NumPy(string name)
    {
        var workload = GpuWorkloads.Of(Tiny).Single(one => one.Name == name);
        var remarks = new List<string>();
        using var one = new DevicesPeer("cpu", remarks.Add);
        using var two = new DevicesPeer("cpu*2", remarks.Add);
        using var numPy = PythonPeer.Find("NumPy", "gpu_peer.py", ["numpy"], out _);
        IPeer[] peers = numPy is null ? [one, two] : [one, two, numPy];
        var result = new Comparer(peers, rounds: 1) { WarmUpSeconds = 0 }.Measure(workload);
        Assert.Empty(remarks);
        Assert.Equal(peers.Select(peer => peer.Name), result.Peers.Select(peer => peer.Peer));
        Assert.All(result.Peers, peer => Assert.InRange(peer.Seconds.Median, 0, 60));
    }

    [Theory]
    [MemberData(nameof(Loads))]
    public void The_chain_is_right_with_loads_of_every_width(string driver, int bytes, bool isSingle)
    {
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        var device = cuda.Driver.Device(0);
        cuda.Driver.SetCurrent(cuda.Driver.RetainPrimaryContext(device));
        if (isSingle)
        {
            AssertChain<float>(cuda.Driver, device, bytes, 1e-6f);
        }
        else
        {
            AssertChain(cuda.Driver, device, bytes, 1e-14);
        }

        cuda.Driver.ReleasePrimaryContext(device);
        cuda.Dispose();
        cuda.MustBeRight();
    }

    [Theory]
    [InlineData(TestedCuda.Emulated)]
    [InlineData(TestedCuda.Machine)]
    public void The_driver_alone_copies_and_computes_the_chain(string driver)
    {
        using var cuda = TestedCuda.Create(driver, new CudaSetup());
        using (var peer = new DriverPeer(cuda.Driver))
        {
            var usual = GpuWorkloads.Of(Tiny).ToList();
            var measured = usual.Concat(DriverPeer.Variants(usual)).ToDictionary(
                workload => workload.Name, workload => peer.Prepare(workload)?.Run(2));
            Assert.Equal(
                [
                    "copy_f32", "chain_f32", "chain_f64", "chain_f32 loads of 8", "chain_f32 loads of 4",
                    "chain_f64 loads of 8",
                ],
                measured.Where(pair => pair.Value > 0).Select(pair => pair.Key));
        }

        cuda.Dispose();
        cuda.MustBeRight();
    }

    [Fact]
    public void A_peer_that_fails_drops_out_and_the_others_are_measured()
    {
        var remarks = new List<string>();
        using var one = new DevicesPeer("cpu", remarks.Add);
        using var broken = new FailingPeer();
        var workload = GpuWorkloads.Of(Tiny)[0];
        var result = new Comparer([broken, one], 2) { WarmUpSeconds = 0, Dropped = remarks.Add }.Measure(workload);
        Assert.Equal(["broken fails at 'copy_f32': no luck"], remarks);
        Assert.Equal("Cohort cpu", Assert.Single(result.Peers).Peer);
    }

    private static void AssertChain<T>(ICudaDriver driver, int device, int loads, T tolerance)
        where T : unmanaged, System.Numerics.IFloatingPoint<T>
    {
        const int Count = 1003;
        var bytes = Count * sizeof(T);
        var stream = driver.CreateStream();
        var blocks = Enumerable.Range(0, 4).Select(_ => driver.Allocate(bytes)).ToArray();
        var pinned = driver.AllocatePinned(bytes);
        var values = new Span<T>((void*)pinned, Count);
        for (var operand = 0; operand < 3; operand++)
        {
            for (var i = 0; i < Count; i++)
            {
                values[i] = Value<T>(operand, i);
            }

            driver.CopyToDevice(blocks[operand], pinned, bytes, stream);
            driver.Synchronize(stream);
        }

        var kernel = new ChainKernel(driver, device, typeof(T) == typeof(float), Count, blocks, loads);
        kernel.Launch(stream);
        driver.CopyToHost(pinned, blocks[3], bytes, stream);
        driver.Synchronize(stream);
        for (var i = 0; i < Count; i++)
        {
            T a = Value<T>(0, i), b = Value<T>(1, i), c = Value<T>(2, i), two = T.One + T.One;
            Assert.InRange(values[i] - ((two * a) + (b * b) - (T.One / (T.One + c))), -tolerance, tolerance);
        }

        driver.UnloadModule(kernel.Module);
        driver.FreePinned(pinned);
        Array.ForEach(blocks, driver.Free);
        driver.DestroyStream(stream);
    }

    private static T Value<T>(int operand, int i)
        where T : System.Numerics.IFloatingPoint<T> => T.CreateSaturating((operand + 1) * i / 1003.0);

    private sealed class FailingPeer : IPeer
    {
        public string Name => "broken";

        public string Version => "";

        public ITrial? Prepare(Workload workload) => new LocalTrial(
            () => double.NaN, _ => throw new InvalidOperationException("no luck"));

        public void Dispose()
        {
        }
    }
}
