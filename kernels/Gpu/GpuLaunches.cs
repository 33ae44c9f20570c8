using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Rewriting;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Gpu;

/// <summary>Queues the launches of commands that compute, building each kernel when it is first wanted.</summary>
internal sealed class GpuLaunches(IGpuDriver driver, int kernelCapacity) : IDisposable
{
    private readonly KernelCache _kernels = new(kernelCapacity);
    private readonly ScratchMemory _scratch = new(driver);
    private readonly NumberTransfers _numbers = new(driver);
    private readonly Dictionary<int, ulong[]> _slots = [];

    /// <summary>Queues a command.</summary>
    public void Queue(DeviceCommand command, GpuLane lane)
    {
        switch (command)
        {
            case KernelCommand { Space.Count: 0 }:
                break;
            case KernelCommand kernel:
                Launch(KeptMapLaunch.Of(ComplexCommands.Split(kernel), driver.Target), lane);
                break;
            case ReduceCommand reduce:
                var real = ComplexCommands.Split(reduce);
                var reduction = KeptReduction.Of(real, driver.Target);
                LaunchAll(reduction.Bind(real, Scratch(reduce, reduction.ScratchBytes, lane)), lane);
                break;
            case FoldCommand fold:
                var passes = KeptReduction.Of(fold);
                LaunchAll(passes.Bind(fold, Scratch(fold, passes.ScratchBytes, lane)), lane);
                break;
            case LibraryCommand library:
                Run(library, lane);
                break;
            default:
                throw new InvariantException($"A GPU cannot run a {command.GetType().Name}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var code in _kernels.Codes)
        {
            code.Dispose();
        }

        _scratch.Dispose();
        _numbers.Dispose();
    }

    /// <summary>Scratch memory for launches that are about to be queued on a lane.</summary>
    internal nint Scratch(long bytes, GpuLane lane) => _scratch.Take(bytes, lane);

    /// <summary>Room for the arguments of a launch until it is queued.</summary>
    internal ulong[] Slots(int count)
    {
        if (!_slots.TryGetValue(count, out var slots))
        {
            _slots[count] = slots = new ulong[count];
        }

        return slots;
    }

    /// <summary>Queues a copy of a few numbers to the device.</summary>
    internal void Upload(ReadOnlySpan<long> numbers, nint address, GpuLane lane) =>
        _numbers.Upload(numbers, address, lane);

    /// <summary>Judges numbers on the host that the launches on a lane have left on the device.</summary>
    internal void Check(GpuSpan numbers, Func<long[], Exception?> judge, LibraryCommand command, GpuLane lane) =>
        _numbers.Judge(numbers, judge, command, lane);

    private nint Scratch(DeviceCommand command, long bytes, GpuLane lane) =>
        command.Scratch is { } block && block.SizeInBytes >= bytes ? block.Address : _scratch.Take(bytes, lane);

    private void Run(LibraryCommand command, GpuLane lane)
    {
        if (command.Operation.Definition is not IGpuOperation operation)
        {
            throw new InvariantException($"{command.Label} was given to a device that refuses it.");
        }

        operation.Launch(new GpuCall(command, this, lane));
    }

    private void LaunchAll(IReadOnlyList<GpuLaunch> launches, GpuLane lane)
    {
        for (var i = 0; i < launches.Count; i++)
        {
            Launch(launches[i], lane);
        }
    }

    /// <summary>Queues a launch.</summary>
    internal void Launch(GpuLaunch launch, GpuLane lane)
    {
        if (launch.Units == 0)
        {
            return;
        }

        if (!_kernels.TryGet(launch.Key, out var code))
        {
            code = driver.Build(launch.Key);
            if (_kernels.Add(launch.Key, code) is { } evicted)
            {
                lane.Then(new Unloading(evicted));
            }
        }

        lane.Queue.Launch(code, launch);
    }

    private sealed class Unloading(GpuCode code) : IAfterwards
    {
        public void Run(Exception? failure) => code.Dispose();
    }
}
