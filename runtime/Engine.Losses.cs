using System.Runtime.ExceptionServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <content>Waiting, where a device may be lost meanwhile: then what was waited for is computed elsewhere.</content>
public sealed partial class Engine
{
    /// <summary>The devices that were lost, and why; a sentence each.</summary>
    public IReadOnlyList<string> Losses =>
    [
        .. _devices.Where(device => device.Loss is not null).Select(
            device => $"{device.Name} was lost: {device.Loss!.Message} The session goes on without it."),
    ];

    // Makes sure that what a view needs is computed and has not been lost since.
    private void ComputeNeedsLock(Regions.Version version, Layout layout, ElementType type)
    {
        if (version.IsPending)
        {
            RunNeedsLock([version], CallerHelps, forHost: true);
        }

        _losses.Check();
        _pipeline.Restorer.Require(version, layout, type);
    }

    // Waits for work; false when a device was lost meanwhile, so that the caller asks once more for what it wants. Each
    // device is lost once.
    private bool TryWaitFor(List<Completion> ends, int attempt)
    {
        WaitFor(ends, throws: false);
        var failures = ends.Select(end => end.Failure).OfType<Exception>().ToList();
        if (failures.Find(failure => attempt > _devices.Count || !DeviceLosses.IsLoss(failure)) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return failures.Count == 0;
    }

    // Waits for what a call has to do before it returns, on behalf of the program's memory.
    private void WaitForCall(List<Completion> ends, Region region)
    {
        if (TryWaitFor(ends, attempt: 0) && !_devices.Any(device => device.Loss is not null))
        {
            return;
        }

        if (region.Shared is null)
        {
            return;
        }

        try
        {
            Evaluate(region);
        }
        catch (DeviceLostException)
        {
            KeepWhatIsThere(region);
            throw;
        }
    }

    // The memory that the program shares is never lost, even if it was not written as it should have been.
    private void KeepWhatIsThere(Region region)
    {
        lock (_gate)
        {
            if (region is { Shared: { } shared, Current.Content: { } content })
            {
                foreach (var lost in content.Lost.ToList())
                {
                    content.Write(lost.Box, shared);
                }
            }
        }
    }

    // Computes what a view needs and waits until it lies in an instance of the host.
    private (Instance Instance, Completion Release) AcquireValid(in RegionView view)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (instance, ends, release) = Acquire(view);
            try
            {
                if (TryWaitFor(ends, attempt))
                {
                    return (instance, release);
                }
            }
            catch
            {
                release.Set();
                throw;
            }

            release.Set();
        }
    }

    private Task AcquireForTask(in RegionView view)
    {
        var (_, ends, release) = Acquire(view);
        release.Set();
        foreach (var device in _devices)
        {
            device.Wake();
        }

        return Task.WhenAll(ends.Select(end => end.AsTask()));
    }

    private async Task WhenReady(RegionView view, Task ready)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await ready.ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (attempt <= _devices.Count && DeviceLosses.IsLoss(failure))
            {
                ready = AcquireForTask(view);
            }
        }
    }
}
