using Cohort.Kernels.Cpu;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Kernels;

namespace Cohort.Devices;

/// <summary>
/// Creates the devices of a session: those of the CPU first, since arrays of the program come and go there. Where none
/// is asked for there is one all the same, in reserve.
/// </summary>
internal sealed class DeviceSet : IDisposable
{
    // Drivers, kernels and libraries take memory of their own.
    private const double GpuShare = 0.9;

    private readonly DeviceCatalogue _catalogue;
    private readonly IHostKernels _kernels;
    private readonly long? _budget;
    private readonly SpillFolder? _spill;
    private readonly List<IDevice> _devices = [];
    private readonly List<string> _failures = [];

    /// <summary>Prepares a set.</summary>
    /// <param name="catalogue">Where the devices are.</param>
    /// <param name="kernels">Code for CPU devices.</param>
    /// <param name="budget">How many bytes arrays may take on each; null for equal shares of what there is.</param>
    /// <param name="spill">Where arrays beyond the memory of the CPU go; null for nowhere.</param>
    public DeviceSet(DeviceCatalogue catalogue, IHostKernels kernels, long? budget, SpillFolder? spill = null)
    {
        _spill = spill;
        _catalogue = catalogue;
        _kernels = kernels;
        _budget = budget;
    }

    /// <summary>The devices in the order of their indices.</summary>
    public IReadOnlyList<IDevice> Devices => _devices;

    /// <summary>Whether the first device only helps out.</summary>
    public bool HasReserve { get; private set; }

    /// <summary>The devices that could not be started, and why.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Adds the devices that were asked for, no device twice.</summary>
    /// <exception cref="ArgumentException">The budget is larger than a device's memory.</exception>
    /// <exception cref="DeviceException">A device does not start, in its driver's words.</exception>
    public void Add(IReadOnlyList<DeviceRequest> requests)
    {
        try
        {
            AddCpus(requests.FirstOrDefault(IsCpu));
            foreach (var request in requests.Where(request => !IsCpu(request)))
            {
                AddGpus(_catalogue.Find(request.Id)!, request.Count);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds devices that nobody has asked for: those that do not start are passed over.</summary>
    public void AddWhatWorks(IReadOnlyList<DeviceRequest> requests)
    {
        AddCpus(requests.FirstOrDefault(IsCpu));
        foreach (var request in requests.Where(request => !IsCpu(request)))
        {
            try
            {
                AddGpus(_catalogue.Find(request.Id)!, request.Count);
            }
            catch (DeviceException failure)
            {
                _failures.Add($"{request.Id} does not start: {failure.Message}");
            }
        }

        HasReserve &= _devices.Count > 1;
    }

    /// <summary>Gives devices back that no engine has taken over.</summary>
    public void Dispose() => _devices.ForEach(device => device.Dispose());

    private static bool IsCpu(DeviceRequest request) => request.Id == DeviceCatalogue.Cpu;

    private void AddCpus(DeviceRequest request)
    {
        HasReserve = request.Count == 0;
        var count = Math.Max(request.Count, 1);
        var memory = DeviceCatalogue.CpuMemory;
        var budget = HasReserve ? memory : Budget(DeviceCatalogue.Cpu, memory, memory, count);
        var threads = Math.Max(1, Environment.ProcessorCount / count);
        for (var i = 0; i < count; i++)
        {
            _devices.Add(new CpuDevice($"cpu:{i}", threads, budget, _kernels, spill: _spill));
        }
    }

    private void AddGpus(IPhysicalGpu gpu, int count)
    {
        var budget = Budget(gpu.Id, gpu.MemoryInBytes, (long)(gpu.MemoryInBytes * GpuShare), count);
        for (var i = 0; i < count; i++)
        {
            _devices.Add(gpu.CreateDevice(count == 1 ? gpu.Id : $"{gpu.Id}/{i}", budget));
        }
    }

    private long Budget(string id, long memory, long usual, int count)
    {
        if (_budget is not { } asked)
        {
            return usual / count;
        }

        return asked > 0 && asked <= memory / count
            ? asked
            : throw new ArgumentException(
                $"A budget of {asked:N0} bytes for each device is not possible on {id}, whose memory of "
                + $"{memory:N0} bytes {(count == 1 ? "is for one device" : $"{count} devices share")}. {_catalogue}");
    }
}
