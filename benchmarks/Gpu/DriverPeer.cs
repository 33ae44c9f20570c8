using Benchmarks.Comparison;
using Benchmarks.Peers;
using Cohort.Kernels.Cuda;

namespace Benchmarks.Gpu;

/// <summary>
/// What the device can do at best by our driver seam alone: its own copies, and the kernel of the chain with loads of
/// several widths, without recording, planning and ordering.
/// </summary>
internal sealed unsafe class DriverPeer : IPeer
{
    /// <summary>Workloads that are the chain with other loads end with this and the bytes of the widest load.</summary>
    public const string Loads = " loads of ";

    private readonly ICudaDriver _driver;
    private readonly CudaContext _context;
    private readonly CudaStream _stream;
    private readonly int _device;
    private readonly List<nint> _blocks = [];
    private readonly List<CudaModule> _modules = [];

    /// <summary>Takes the first device of a driver.</summary>
    public DriverPeer(ICudaDriver driver)
    {
        _driver = driver;
        _device = driver.Device(0);
        _context = driver.RetainPrimaryContext(_device);
        driver.SetCurrent(_context);
        _stream = driver.CreateStream();
    }

    public string Name => "driver alone";

    public string Version => $"CUDA {_driver.Version / 1000}.{_driver.Version % 1000 / 10}";

    /// <summary>The chain's workloads with loads of other widths than usual; only this peer has them.</summary>
    public static IEnumerable<Workload> Variants(IEnumerable<Workload> workloads) =>
        from workload in workloads
        where workload.Name.StartsWith("chain_", StringComparison.Ordinal)
        from bytes in workload.Name.EndsWith("f32", StringComparison.Ordinal) ? new[] { 8, 4 } : [8]
        select workload with
        {
            Name = $"{workload.Name}{Loads}{bytes}",
            Text = $"the kernel of {workload.Name} with loads of {bytes} bytes",
        };

    public ITrial? Prepare(Workload workload)
    {
        _driver.SetCurrent(_context);
        GiveBack();
        var parts = workload.Name.Split(Loads);
        if (parts[0] == GpuWorkloads.Copy)
        {
            return Copy(workload.Sizes[0] * sizeof(float));
        }

        var loads = parts.Length > 1 ? int.Parse(parts[1]) : ChainKernel.UsualLoads;
        return parts[0] switch
        {
            "chain_f32" => Chain<float>(workload.Sizes[0], loads),
            "chain_f64" => Chain<double>(workload.Sizes[0], loads),
            _ => null,
        };
    }

    public void Dispose()
    {
        _driver.SetCurrent(_context);
        GiveBack();
        _driver.DestroyStream(_stream);
        _driver.ReleasePrimaryContext(_device);
    }

    private LocalTrial Copy(long bytes)
    {
        var (source, target) = (Block(bytes), Block(bytes));
        Fill<float>(source, bytes / sizeof(float), 0, 1);
        return Repeated(() => _driver.CopyWithin(target, source, bytes, _stream));
    }

    private LocalTrial Chain<T>(long count, int loads)
        where T : unmanaged, System.Numerics.IFloatingPoint<T>
    {
        var addresses = Enumerable.Range(0, 4).Select(_ => Block(count * sizeof(T))).ToArray();
        Fill<T>(addresses[0], count, 0, 1);
        Fill<T>(addresses[1], count, 2, 1);
        Fill<T>(addresses[2], count, 1, 3);
        var kernel = new ChainKernel(_driver, _device, typeof(T) == typeof(float), count, addresses, loads);
        _modules.Add(kernel.Module);
        return Repeated(() => kernel.Launch(_stream));
    }

    private LocalTrial Repeated(Action once) => new(
        static () => double.NaN,
        repetitions =>
        {
            _driver.SetCurrent(_context);
            for (var i = 0; i < repetitions; i++)
            {
                once();
            }

            _driver.Synchronize(_stream);
        });

    private nint Block(long bytes)
    {
        var block = _driver.Allocate(bytes);
        _blocks.Add(block);
        return block;
    }

    // The values matter: a division takes longer for some. A part of the line is repeated.
    private void Fill<T>(nint target, long count, double start, double stop)
        where T : unmanaged, System.Numerics.IFloatingPoint<T>
    {
        var part = (int)Math.Min(count, 1 << 18);
        var pinned = _driver.AllocatePinned(part * sizeof(T));
        var values = new Span<T>((void*)pinned, part);
        for (var i = 0; i < part; i++)
        {
            values[i] = T.CreateSaturating(start + ((stop - start) * i / part));
        }

        for (var done = 0L; done < count; done += part)
        {
            var bytes = Math.Min(part, count - done) * sizeof(T);
            _driver.CopyToDevice(target + (nint)(done * sizeof(T)), pinned, bytes, _stream);
        }

        _driver.Synchronize(_stream);
        _driver.FreePinned(pinned);
    }

    private void GiveBack()
    {
        _blocks.ForEach(_driver.Free);
        _blocks.Clear();
        _modules.ForEach(_driver.UnloadModule);
        _modules.Clear();
    }
}
