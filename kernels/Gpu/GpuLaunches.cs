using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Rewriting;
using Cohort.Runtime;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu;

/// <summary>Queues the launches of commands that compute, building each kernel when it is first wanted.</summary>
internal sealed class GpuLaunches(IGpuDriver driver, int kernelCapacity) : IDisposable
{
    private readonly KernelCache _kernels = new(kernelCapacity);
    private readonly ScratchMemory _scratch = new(driver);

    /// <summary>Queues a command.</summary>
    public void Queue(DeviceCommand command, GpuLane lane)
    {
        switch (command)
        {
            case KernelCommand { Space.Count: 0 }:
                break;
            case KernelCommand kernel:
                Launch(MapLaunch.Of(ComplexCommands.Split(kernel), driver.Target), lane);
                break;
            case ReduceCommand reduce:
                var real = ComplexCommands.Split(reduce);
                var scratch = _scratch.Take(ReductionLaunches.ScratchBytes(real), lane);
                LaunchAll(ReductionLaunches.Of(real, scratch), lane);
                break;
            case FoldCommand fold:
                LaunchAll(ReductionLaunches.Of(fold, _scratch.Take(ReductionLaunches.ScratchBytes(fold), lane)), lane);
                break;
            case LibraryCommand library:
                driver.QueueLibrary(library, lane.Queue);
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
    }

    private void LaunchAll(IReadOnlyList<GpuLaunch> launches, GpuLane lane)
    {
        for (var i = 0; i < launches.Count; i++)
        {
            Launch(launches[i], lane);
        }
    }

    private void Launch(GpuLaunch launch, GpuLane lane)
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
