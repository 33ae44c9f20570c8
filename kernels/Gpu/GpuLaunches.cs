using Cohort.Kernels.Gpu.Emission;
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
                Launch(KeptMapLaunch.Of(kernel, driver.Target), lane);
                break;
            case ReduceCommand reduce:
                var reduction = KeptReduction.Of(reduce);
                LaunchAll(reduction.Bind(reduce, _scratch.Take(reduction.ScratchBytes, lane)), lane);
                break;
            case FoldCommand fold:
                var passes = KeptReduction.Of(fold);
                LaunchAll(passes.Bind(fold, _scratch.Take(passes.ScratchBytes, lane)), lane);
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
