using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <content>The host's side: arrays in and out, elements, shared memory.</content>
public sealed partial class Engine
{
    /// <summary>A region whose content is not defined until it is written (small ones are zero).</summary>
    public Region Allocate(ElementType type, ReadOnlySpan<long> extents)
    {
        var whole = Layout.Contiguous(extents);
        return IsSmall(whole.Count, 1)
            ? new Region(type, whole, new byte[whole.Count * type.SizeInBytes()], null)
            : Recorder.Fresh(type, whole);
    }

    /// <summary>A region with a copy of row-major content.</summary>
    public Region Import(ElementType type, ReadOnlySpan<long> extents, ReadOnlySpan<byte> content)
    {
        var whole = Layout.Contiguous(extents);
        if (content.Length != whole.Count * type.SizeInBytes())
        {
            throw new InvariantException($"{content.Length} bytes given for {whole.Count} elements of {type}");
        }

        if (IsSmall(whole.Count, 1))
        {
            return new Region(type, whole, content.ToArray(), null);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return new Region(type, whole, null, _recorder.Store(type, whole, content));
        }
    }

    /// <summary>A region in memory that the program owns: shared, live both ways. The owner is kept alive.</summary>
    public unsafe Region Share(ElementType type, ReadOnlySpan<long> extents, byte* address, object? owner)
    {
        var whole = Layout.Contiguous(extents);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var block = new MemoryBlock((nint)address, whole.Count * type.SizeInBytes());
            var instance = new Instance(0, block) { IsShared = true, Owner = owner };
            return new Region(type, whole, null, _recorder.Adopt(type, whole, instance))
            {
                Shared = instance,
                HostAddress = (nint)address,
            };
        }
    }

    /// <summary>
    /// Leaves a recorded value to those who will read it: no flush computes it for its own sake. For values that stand
    /// by in case that somebody needs them.
    /// </summary>
    public void ComputeOnDemand(Region region)
    {
        lock (_gate)
        {
            if (region.Current?.Recipe is Operations.Operation producer)
            {
                // A consumer that has been served: no leaf of the program, and nobody for whom it were to be stored.
                producer.Consumers++;
                producer.ConsumersSeen++;
            }
        }
    }

    /// <summary>What a region holds now, to find out later whether it was written since.</summary>
    public ContentStamp Stamp(Region region)
    {
        lock (_gate)
        {
            lock (region)
            {
                return new ContentStamp(region);
            }
        }
    }

    /// <summary>Makes a region shared and gives its fixed address; what was pending on it has run.</summary>
    public unsafe byte* Address(Region region)
    {
        if (region.IsShared)
        {
            return (byte*)region.HostAddress;
        }

        var block = _devices[0].TryAllocate(SizeClass.Of(Math.Max(region.SizeInBytes, 1)))
            ?? throw new OutOfDeviceMemoryException(
                $"There is no host memory for a shared array of {region.SizeInBytes:N0} bytes.");
        var owner = new SharedMemory(_devices[0], block);
        while (true)
        {
            var before = Stamp(region);
            ReadInPieces(region, (byte*)block.Address);
            if (TryShare(region, before, block, owner))
            {
                return (byte*)region.HostAddress;
            }
        }
    }

    // What another thread has written since it was read is not in the memory: then it has to be read again.
    private bool TryShare(Region region, ContentStamp before, MemoryBlock block, SharedMemory owner)
    {
        lock (_gate)
        {
            lock (region)
            {
                ObjectDisposedException.ThrowIf(region.IsReleased, region);
                if (region.IsShared)
                {
                    return true;
                }

                if (new ContentStamp(region) != before)
                {
                    return false;
                }

                region.Payload = null;
                region.Snapshot = null;
                region.Shared = new Instance(0, block) { IsShared = true, Owner = owner };
                region.Current = _recorder.Adopt(region.Type, region.Whole, region.Shared);
                region.HostAddress = block.Address;
                return true;
            }
        }
    }

    /// <summary>Waits for a view's values and copies them in row-major order.</summary>
    public unsafe void Read(in RegionView view, Span<byte> destination)
    {
        var size = view.Type.SizeInBytes();
        if (destination.Length != view.Layout.Count * size)
        {
            throw new InvariantException($"{destination.Length} bytes for {view.Layout.Count} elements of {view.Type}");
        }

        if (view.Layout.Count == 0)
        {
            return;
        }

        if (view.Region.TryPin())
        {
            fixed (byte* payload = view.Region.Payload, target = destination)
            {
                var memory = payload is null ? (byte*)view.Region.HostAddress : payload;
                HostCopy.Pack(memory, view.Layout, size, target);
            }

            view.Region.Unpin();
            return;
        }

        fixed (byte* target = destination)
        {
            var (instance, release) = AcquireValid(view);
            try
            {
                HostCopy.Pack((byte*)instance.Origin, view.Layout, size, target);
            }
            finally
            {
                release.Set();
            }
        }
    }

    /// <summary>
    /// Waits for one element, by its linear position counted in elements of <typeparamref name="T"/>.
    /// </summary>
    public unsafe T ReadElement<T>(Region region, long position)
        where T : unmanaged
    {
        if (region.Payload is { } payload)
        {
            return System.Runtime.CompilerServices.Unsafe.ReadUnaligned<T>(ref payload[position * sizeof(T)]);
        }

        if (region.HostAddress != 0 || TryReachFromHost(region) || TryDetach(region, SecondsPerRead))
        {
            var address = region.HostAddress;
            if (address != 0)
            {
                var element = ((T*)address)[position];
                GC.KeepAlive(region);

                // Another thread may have ended the address meanwhile, and the memory may have a new owner.
                if (region.HostAddress == address)
                {
                    return element;
                }
            }
        }

        var value = default(T);
        Read(
            new RegionView(region, new Layout(position, [], []), ElementTypes.Of<T>()),
            new Span<byte>(&value, sizeof(T)));
        return value;
    }

    /// <summary>Replaces one element, by its linear position counted in elements of <typeparamref name="T"/>.</summary>
    public unsafe void WriteElement<T>(Region region, long position, T value)
        where T : unmanaged
    {
        lock (region)
        {
            if (region.Payload is { } payload)
            {
                System.Runtime.CompilerServices.Unsafe.WriteUnaligned(ref payload[position * sizeof(T)], value);
                region.Snapshot = null;
                region.HostWrites++;
                return;
            }

            if (region.HostAddress != 0)
            {
                ((T*)region.HostAddress)[position] = value;
                region.HostWrites++;
                return;
            }
        }

        if (TryReachFromHost(region) || TryDetach(region, SecondsPerWrite))
        {
            WriteElement(region, position, value);
            return;
        }

        var type = ElementTypes.Of<T>();
        Span<byte> bytes = stackalloc byte[sizeof(T)];
        System.Runtime.InteropServices.MemoryMarshal.Write(bytes, in value);
        var source = Import(type, [], bytes);
        var target = new RegionView(region, new Layout(position, [], []), type);
        ElementwiseInto(target, Functions.Function.Copy, type, [Operations.Operand.Of(RegionView.Of(source))]);
    }

    // A span holds at most 2 GiB.
    private unsafe void ReadInPieces(Region region, byte* destination)
    {
        const int PieceInBytes = 1 << 30;
        var size = region.Type.SizeInBytes();
        var piece = PieceInBytes / size;
        for (var at = 0L; at < region.Length; at += piece)
        {
            var length = Math.Min(piece, region.Length - at);
            var view = new RegionView(region, Layout.Contiguous([length], at), region.Type);
            Read(view, new Span<byte>(destination + (at * size), (int)length * size));
        }
    }

    /// <summary>Computes a region's content and waits for it.</summary>
    public void Evaluate(Region region)
    {
        if (region.Payload is null && region.Length > 0)
        {
            for (var attempt = 0; !TryWaitFor(Start(region), attempt);)
            {
                attempt++;
            }
        }
    }

    /// <summary>A task that ends when the view's values are computed and on the host.</summary>
    public Task ReadyAsync(RegionView view)
    {
        if (view.Region.Payload is not null || view.Region.HostAddress != 0 || view.Layout.Count == 0)
        {
            return Task.CompletedTask;
        }

        return WhenReady(view, AcquireForTask(view));
    }

    // Computes a region where its devices are, and leaves it there.
    private List<Completion> Start(Region region)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var version = _recorder.Content(region);
            ComputeNeedsLock(version, region.Whole, region.Type);

            var ends = new List<Completion>();
            var data = new List<Completion>();
            foreach (var entry in version.Content?.Entries ?? [])
            {
                entry.Holders[0].CollectConflicts(entry.Box, isWrite: false, ends, data);
            }

            return ends;
        }
    }

    // Computes what a view needs, brings it into one host instance and keeps that from being overwritten until the
    // release.
    private (Instance Instance, List<Completion> Ends, Completion Release) Acquire(in RegionView view)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _hostReads++;
            var version = _recorder.Content(view.Region);
            ComputeNeedsLock(version, view.Layout, view.Type);

            var instance = PlaceForHostNeedsLock(version, view);
            var ends = new List<Completion>();
            var data = new List<Completion>();
            var footprint = Footprint.Of(
                view.Layout, version.Whole.Extents, view.Type.SizeInBytes(), version.Type.SizeInBytes());
            var release = new Completion();
            foreach (var box in footprint.Boxes)
            {
                instance.CollectConflicts(box, isWrite: false, ends, data);
                instance.AddUse(box, isWrite: false, release);
            }

            return (instance, ends, release);
        }
    }

    private Instance PlaceForHostNeedsLock(Regions.Version version, in RegionView view)
    {
        try
        {
            var (instance, copies) =
                _placer.PlaceForHost(version, view.Layout, view.Type, 0, "a read by the program");
            _issuer.Issue(null, copies, CallerHelps);
            return instance;
        }
        catch
        {
            // The caller will not wait for what was issued before.
            _devices[0].Wake();
            throw;
        }
    }
}
