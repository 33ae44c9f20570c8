using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>
/// A driver of one device whose work is over at once because it does nothing: what is measured on it is the cost of
/// everything above a driver.
/// </summary>
internal sealed unsafe class EmptyCuda : ICudaDriver
{
    private const long Memory = 1L << 40;
    private long _next = 1L << 44;
    private readonly ConcurrentDictionary<int, Caller> _callers = new();
    private long _launches;
    private volatile int _round;
    private readonly object _gate = new();
    private bool _isFast = true;

    public int Version => 13000;

    /// <summary>How many kernels were launched.</summary>
    public long Launches => Volatile.Read(ref _launches);

    /// <summary>From now on it is noted what threads allocate between their launches.</summary>
    public void NoteAllocations() => _round++;

    /// <summary>The bytes that the thread allocated that allocated most, from its first launch on.</summary>
    public long MostAllocatedByACaller() => _callers.Values.Where(c => c.Round == _round).Max(c => c.Last - c.First);

    public int DeviceCount() => 1;

    public int Device(int ordinal) => ordinal;

    public string DeviceName(int device) => "Empty";

    public long DeviceMemory(int device) => Memory;

    public string PciBusId(int device) => "0000:01:00.0";

    public Guid DeviceIdentity(int device) => Guid.Empty;

    public int Attribute(int device, CudaAttribute attribute) => attribute switch
    {
        CudaAttribute.ComputeCapabilityMajor => 9,
        CudaAttribute.MaximumPitch => int.MaxValue,
        _ => 0,
    };

    public bool CanAccessPeer(int device, int peer) => false;

    public CudaContext RetainPrimaryContext(int device) => new(1);

    public void ReleasePrimaryContext(int device)
    {
    }

    public void SetCurrent(CudaContext context)
    {
    }

    public void EnablePeerAccess(CudaContext peer)
    {
    }

    public long FreeMemory() => Memory;

    public CudaStream CreateStream() => new(1);

    public void DestroyStream(CudaStream stream)
    {
    }

    public void Synchronize(CudaStream stream)
    {
    }

    public void WaitEvent(CudaStream stream, CudaEvent @event)
    {
    }

    public CudaEvent CreateEvent() => new(1);

    public void DestroyEvent(CudaEvent @event)
    {
    }

    public void Record(CudaEvent @event, CudaStream stream)
    {
    }

    /// <summary>Whether all work is over as soon as it is queued; else none is over that is waited for.</summary>
    public bool IsFast
    {
        get => Volatile.Read(ref _isFast);
        set
        {
            lock (_gate)
            {
                Volatile.Write(ref _isFast, value);
                Monitor.PulseAll(_gate);
            }
        }
    }

    public bool IsOver(CudaEvent @event) => IsFast;

    public void Synchronize(CudaEvent @event)
    {
        lock (_gate)
        {
            while (!_isFast)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    public nint Allocate(long sizeInBytes) => (nint)Interlocked.Add(ref _next, sizeInBytes);

    public void Free(nint address)
    {
    }

    public nint AllocatePinned(long sizeInBytes) => (nint)NativeMemory.AllocZeroed((nuint)sizeInBytes);

    public void FreePinned(nint address) => NativeMemory.Free((void*)address);

    public void CopyToDevice(nint destination, nint pinned, long sizeInBytes, CudaStream stream)
    {
    }

    // What is copied to the host are numbers of -1: those of checks that have found nothing wrong.
    public void CopyToHost(nint pinned, nint source, long sizeInBytes, CudaStream stream) =>
        new Span<byte>((void*)pinned, checked((int)sizeInBytes)).Fill(byte.MaxValue);

    public void CopyWithin(nint destination, nint source, long sizeInBytes, CudaStream stream)
    {
    }

    public void CopyPeer(
        nint destination, CudaContext destinationContext, nint source, CudaContext sourceContext, long sizeInBytes,
        CudaStream stream)
    {
    }

    public void CopyRowsToDevice(in RowCopy rows, CudaStream stream)
    {
    }

    public void CopyRowsToHost(in RowCopy rows, CudaStream stream)
    {
    }

    public void CopyRowsWithin(in RowCopy rows, CudaStream stream)
    {
    }

    public void CopyRowsPeer(
        in RowCopy rows, CudaContext destinationContext, CudaContext sourceContext, CudaStream stream)
    {
    }

    public CudaModule LoadModule(string ptx) => new(1);

    public void UnloadModule(CudaModule module)
    {
    }

    public CudaFunction Function(CudaModule module, string name) => new(1);

    public void Launch(CudaFunction function, in CudaLaunch launch, CudaStream stream, ReadOnlySpan<byte> arguments)
    {
        Interlocked.Increment(ref _launches);
        var caller = _callers.GetOrAdd(Environment.CurrentManagedThreadId, static _ => new Caller());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        caller.First = caller.Round == _round ? caller.First : allocated;
        caller.Last = allocated;
        caller.Round = _round;
    }

    private sealed class Caller
    {
        public int Round { get; set; } = -1;

        public long First { get; set; }

        public long Last { get; set; }
    }
}
