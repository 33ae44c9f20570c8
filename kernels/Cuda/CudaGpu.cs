using Cohort.Kernels.Cuda.Ptx;
using Cohort.Kernels.Cuda.Toolkit;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Cuda;

/// <summary>
/// One physical device. The logical devices on it share its primary context, their compiled kernels and its memory;
/// each has streams of its own. The context is taken with the first of them and given back with the last.
/// </summary>
public sealed class CudaGpu : IPhysicalGpu
{
    private readonly ICudaDriver _driver;
    private readonly PtxEmitter _emitter;
    private readonly int _device;
    private readonly Lock _gate = new();
    private readonly Dictionary<CudaGpu, bool> _reached = [];
    private readonly Dictionary<GpuKernelKey, CudaKernel> _kernels = [];
    private CudaContext _context;
    private int _holders;

    internal CudaGpu(ICudaDriver driver, int ordinal, CudaToolkit toolkit)
    {
        _driver = driver;
        Toolkit = toolkit;
        Target = GpuTarget.Cuda with
        {
            HasTransforms = toolkit.Fft is not null,
            HasDecompositions = toolkit.Solver is not null,
        };
        _device = driver.Device(ordinal);
        Ordinal = ordinal;
        Name = driver.DeviceName(_device);
        MemoryInBytes = driver.DeviceMemory(_device);
        PciBusId = driver.PciBusId(_device);
        Identity = driver.DeviceIdentity(_device);
        Multiprocessors = driver.Attribute(_device, CudaAttribute.MultiprocessorCount);
        MaximumPitch = driver.Attribute(_device, CudaAttribute.MaximumPitch);
        ComputeCapability = (
            driver.Attribute(_device, CudaAttribute.ComputeCapabilityMajor),
            driver.Attribute(_device, CudaAttribute.ComputeCapabilityMinor));
        _emitter = new PtxEmitter(Math.Max(Architecture, PtxEmitter.OldestArchitecture));
    }

    /// <inheritdoc/>
    public string Id => $"cuda:{Ordinal}";

    /// <summary>Its place in the driver's order.</summary>
    public int Ordinal { get; }

    /// <summary>The product's name.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public long MemoryInBytes { get; }

    /// <summary>Where it is plugged in, as "0000:65:00.0".</summary>
    public string PciBusId { get; }

    /// <summary>Its identity, the same in every process; slices of one device differ.</summary>
    public Guid Identity { get; }

    /// <summary>How many multiprocessors it has.</summary>
    public int Multiprocessors { get; }

    /// <summary>What its processors can do, in NVIDIA's numbering.</summary>
    public (int Major, int Minor) ComputeCapability { get; }

    /// <summary>What the driver says of its hardware.</summary>
    public DeviceTraits Traits
    {
        get
        {
            var (single, isFullDouble) = LanesPerMultiprocessor();
            long Ask(CudaAttribute attribute) => _driver.Attribute(_device, attribute);
            return new DeviceTraits
            {
                Product = Name,
                Physical = PciBusId,
                Cores = Multiprocessors,
                ClockHertz = 1e3 * Ask(CudaAttribute.ClockRate),
                SingleLanes = single,
                DoubleLanes = isFullDouble ? single / 2 : 2,
                CacheBytes = Ask(CudaAttribute.L2CacheSize) is > 0 and var cache ? [cache] : [],

                // Memory transfers on both edges of its clock.
                MemoryBytesPerSecond =
                    2e3 * Ask(CudaAttribute.MemoryClockRate) * Ask(CudaAttribute.MemoryBusWidth) / 8,
                CopyEngines = (int)Ask(CudaAttribute.AsyncEngineCount),
            };
        }
    }

    /// <inheritdoc/>
    public bool IsDefault => true;

    /// <inheritdoc/>
    public string Description =>
        $"{Name}, compute capability {ComputeCapability.Major}.{ComputeCapability.Minor}";

    internal int Architecture => (ComputeCapability.Major * 10) + ComputeCapability.Minor;

    internal ICudaDriver Driver => _driver;

    internal CudaToolkit Toolkit { get; }

    internal GpuTarget Target { get; }

    internal CudaContext Context => _context;

    internal long MaximumPitch { get; }

    /// <inheritdoc/>
    public bool CanReach(IPhysicalGpu other) => other == this
        || (other is CudaGpu gpu && gpu._driver == _driver && _driver.CanAccessPeer(_device, gpu._device));

    /// <inheritdoc/>
    public GpuDevice CreateDevice(string name, long memoryBudget, GpuDeviceOptions? options = null)
    {
        var share = new CudaShare(this);
        try
        {
            return new GpuDevice(name, share, memoryBudget, options);
        }
        catch
        {
            share.Dispose();
            throw;
        }
    }

    // From the tables of arithmetic throughput in the CUDA programming guide: 64 lanes up to 8.0, then 128; half as
    // many of binary64 in the data centres' x.0, two elsewhere.
    private (int Single, bool IsFullDouble) LanesPerMultiprocessor() =>
        (Architecture is >= 70 and <= 80 || Architecture == 60 ? 64 : 128, ComputeCapability.Minor == 0);

    internal void Enter() => _driver.SetCurrent(_context);

    internal void Retain()
    {
        lock (_gate)
        {
            if (_holders == 0)
            {
                _context = _driver.RetainPrimaryContext(_device);
            }

            _holders++;
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            if (--_holders == 0)
            {
                _reached.Clear();
                _kernels.Clear();
                GiveBack(() => _driver.ReleasePrimaryContext(_device));
            }
        }
    }

    /// <summary>Whether copies of this device may read the other's memory now; tries to make it so.</summary>
    internal bool Reaches(CudaGpu other)
    {
        if (other == this)
        {
            return true;
        }

        lock (_gate)
        {
            if (!_reached.TryGetValue(other, out var reaches))
            {
                _reached[other] = reaches = TryReach(other);
            }

            return reaches;
        }
    }

    /// <summary>A compiled kernel, shared by the logical devices: each call needs a release.</summary>
    internal CudaKernel Kernel(GpuKernelKey key)
    {
        lock (_gate)
        {
            if (!_kernels.TryGetValue(key, out var kernel))
            {
                Enter();
                _kernels[key] = kernel = CudaKernel.Load(_driver, key, _emitter.Emit(key));
            }

            kernel.Users++;
            return kernel;
        }
    }

    internal void Release(CudaKernel kernel)
    {
        lock (_gate)
        {
            if (--kernel.Users == 0)
            {
                _kernels.Remove(kernel.Key);
                GiveBack(() => _driver.UnloadModule(kernel.Module));
            }
        }
    }

    /// <summary>
    /// Gives something of the driver back. A failure of that is nobody's: the driver returns here what earlier work has
    /// failed with, which those who wait for that work are told, and what a lost device does not take back is lost.
    /// </summary>
    internal void GiveBack(Action give)
    {
        try
        {
            Enter();
            give();
        }
        catch (DeviceException)
        {
            // See above.
        }
    }

    // A system that forbids it, or has too many peers, costs speed and nothing else: copies go through the host.
    private bool TryReach(CudaGpu other)
    {
        try
        {
            if (!_driver.CanAccessPeer(_device, other._device))
            {
                return false;
            }

            Enter();
            _driver.EnablePeerAccess(other._context);
            return true;
        }
        catch (CudaException refusal)
        {
            return refusal.Error == CudaError.PeerAccessAlreadyEnabled;
        }
    }
}
