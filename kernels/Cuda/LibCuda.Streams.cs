namespace Cohort.Kernels.Cuda;

/// <content>Streams and events.</content>
public sealed unsafe partial class LibCuda
{
    private const uint NonBlocking = 1;
    private const uint BlockingWithoutTiming = 1 | 2;
    private readonly StreamCalls _streams;

    /// <inheritdoc/>
    public CudaStream CreateStream()
    {
        nint stream;
        ThrowIfFailed(_streams.Create(&stream, NonBlocking), "cuStreamCreate");
        return new CudaStream(stream);
    }

    /// <inheritdoc/>
    public void DestroyStream(CudaStream stream) =>
        ThrowIfFailed(_streams.Destroy(stream.Handle), "cuStreamDestroy_v2");

    /// <inheritdoc/>
    public void Synchronize(CudaStream stream) =>
        ThrowIfFailed(_streams.Synchronize(stream.Handle), "cuStreamSynchronize");

    /// <inheritdoc/>
    public void WaitEvent(CudaStream stream, CudaEvent @event) =>
        ThrowIfFailed(_streams.WaitEvent(stream.Handle, @event.Handle, 0), "cuStreamWaitEvent");

    /// <inheritdoc/>
    public CudaEvent CreateEvent()
    {
        nint created;
        ThrowIfFailed(_streams.CreateEvent(&created, BlockingWithoutTiming), "cuEventCreate");
        return new CudaEvent(created);
    }

    /// <inheritdoc/>
    public void DestroyEvent(CudaEvent @event) =>
        ThrowIfFailed(_streams.DestroyEvent(@event.Handle), "cuEventDestroy_v2");

    /// <inheritdoc/>
    public void Record(CudaEvent @event, CudaStream stream) =>
        ThrowIfFailed(_streams.Record(@event.Handle, stream.Handle), "cuEventRecord");

    /// <inheritdoc/>
    public bool IsOver(CudaEvent @event)
    {
        var result = _streams.Query(@event.Handle);
        if (result == (int)CudaError.NotReady)
        {
            return false;
        }

        ThrowIfFailed(result, "cuEventQuery");
        return true;
    }

    /// <inheritdoc/>
    public void Synchronize(CudaEvent @event) =>
        ThrowIfFailed(_streams.SynchronizeEvent(@event.Handle), "cuEventSynchronize");

    private readonly struct StreamCalls(CudaLibrary library)
    {
        public readonly delegate* unmanaged<nint*, uint, int> Create =
            (delegate* unmanaged<nint*, uint, int>)library.Find("cuStreamCreate");

        public readonly delegate* unmanaged<nint, int> Destroy =
            (delegate* unmanaged<nint, int>)library.Find("cuStreamDestroy_v2");

        public readonly delegate* unmanaged<nint, int> Synchronize =
            (delegate* unmanaged<nint, int>)library.Find("cuStreamSynchronize");

        public readonly delegate* unmanaged<nint, nint, uint, int> WaitEvent =
            (delegate* unmanaged<nint, nint, uint, int>)library.Find("cuStreamWaitEvent");

        public readonly delegate* unmanaged<nint*, uint, int> CreateEvent =
            (delegate* unmanaged<nint*, uint, int>)library.Find("cuEventCreate");

        public readonly delegate* unmanaged<nint, int> DestroyEvent =
            (delegate* unmanaged<nint, int>)library.Find("cuEventDestroy_v2");

        public readonly delegate* unmanaged<nint, nint, int> Record =
            (delegate* unmanaged<nint, nint, int>)library.Find("cuEventRecord");

        public readonly delegate* unmanaged<nint, int> Query =
            (delegate* unmanaged<nint, int>)library.Find("cuEventQuery");

        public readonly delegate* unmanaged<nint, int> SynchronizeEvent =
            (delegate* unmanaged<nint, int>)library.Find("cuEventSynchronize");
    }
}
