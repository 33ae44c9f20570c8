using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>One record of an event: over when the work before it in its stream is.</summary>
internal sealed class EventRecord(VectorClock before)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What has happened when the record is over.</summary>
    public VectorClock Before { get; } = before;

    /// <summary>Why the device was lost before the record was over, if it was.</summary>
    public CudaError Error { get; private set; }

    public bool IsOver => _over.Task.IsCompleted;

    public void End(CudaError error)
    {
        Error = error;
        _over.SetResult();
    }

    public void Wait(CancellationToken cancelled) => _over.Task.Wait(cancelled);
}
