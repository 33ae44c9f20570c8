using Cohort.Runtime.Elements;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <summary>
/// Makes operations out of calls: takes the versions of the operands as of now, and gives written regions new ones. The
/// caller holds the engine's lock.
/// </summary>
internal sealed class Recorder
{
    private readonly InstancePool _pool;
    private readonly ContentTable _contents;
    private readonly Action<Completion> _wait;
    private readonly RegionTable _regions;
    private readonly IPlanObserver? _observer;
    private long _sequence;

    public Recorder(
        InstancePool pool, ContentTable contents, RegionTable regions, Action<Completion> wait,
        IPlanObserver? observer)
    {
        _wait = wait;
        _regions = regions;
        _pool = pool;
        _contents = contents;
        _observer = observer;
        Window = new Window(regions);
    }

    public Window Window { get; }

    public long Recorded { get; private set; }

    /// <summary>The work recorded since the last issue, in seconds of one device.</summary>
    public double PendingSeconds { get; set; }

    /// <summary>What an operation reads of an operand, seen over an index space.</summary>
    public OperationInput Take(in Operand operand, Layout? space)
    {
        if (operand.Region is not { } region)
        {
            return new OperationInput(null, operand.Layout, operand.Type, operand.Bits);
        }

        var layout = space is null ? operand.Layout : operand.Layout.BroadcastTo(space.Extents);
        if (region.Payload is { } payload && region.Length == 1 && operand.Type == region.Type
            && region.SizeInBytes <= sizeof(ulong) && space is not null)
        {
            return new OperationInput(null, Layout.Scalar, operand.Type, ReadBits(payload));
        }

        var version = Content(region);
        version.PendingReaders++;
        if (version.Recipe is Operation producer)
        {
            producer.Consumers++;
        }

        return new OperationInput(version, layout, operand.Type, 0);
    }

    /// <summary>The version that holds a region's content now; a payload is copied once.</summary>
    public Regions.Version Content(Region region)
    {
        if (region.Payload is not { } payload)
        {
            Leave(region);
            ForgetReplicas(region);
            return region.Current ?? throw new ObjectDisposedException(nameof(Region), "The array was disposed of.");
        }

        return region.Snapshot ??= Store(region.Type, region.Whole, payload);
    }

    /// <summary>Takes a region off the inline path: from now on its content is a version.</summary>
    public void Promote(Region region)
    {
        if (region.Payload is null)
        {
            return;
        }

        region.Close();
        try
        {
            lock (region)
            {
                region.Current = Content(region);
                region.Payload = null;
                region.Snapshot = null;
            }
        }
        finally
        {
            region.Reopen();
        }
    }

    // The program may have written to shared memory since: what other devices hold of it is old.
    private static void ForgetReplicas(Region region)
    {
        if (region.Shared is { } shared && region.Current?.Content is { } content)
        {
            foreach (var replica in content.Instances().Where(i => i != shared).ToList())
            {
                content.Drop(Box.Whole(region.Whole.Extents), replica);
            }
        }
    }

    // The host may no longer touch the memory behind the pipeline's back, unless the program shares it.
    private static void Leave(Region region)
    {
        if (region.HostAddress != 0 && !region.IsShared)
        {
            region.Close();
            lock (region)
            {
                region.HostAddress = 0;
            }

            region.Reopen();
        }
    }

    /// <summary>A version with a copy of row-major content in host memory.</summary>
    public unsafe Regions.Version Store(ElementType type, Layout whole, ReadOnlySpan<byte> content)
    {
        var instance = _pool.Allocate(0, content.Length, "an array from the program");
        foreach (var former in instance.PendingUses())
        {
            _wait(former);
        }

        content.CopyTo(new Span<byte>((void*)instance.Block.Address, content.Length));
        return Adopt(type, whole, instance);
    }

    /// <summary>A version whose whole content lies in an instance.</summary>
    public Regions.Version Adopt(ElementType type, Layout whole, Instance instance)
    {
        var version = new Regions.Version(type, whole) { Content = _pool.CreateContent() };
        version.Content.Write(Box.Whole(whole.Extents), instance);
        _contents.Track(version);
        _observer?.Imported(version, instance);
        return version;
    }

    /// <summary>A fresh region for an operation's output.</summary>
    public static Region Fresh(ElementType type, Layout whole) =>
        new(type, whole, null, new Regions.Version(type, whole));

    /// <summary>
    /// The next version of a region that is about to be written, and the one that shows where it is not written (null
    /// when everything is).
    /// </summary>
    public (Regions.Version Next, Regions.Version? Base) Succeed(Region region, bool writesAll)
    {
        Promote(region);
        Leave(region);
        var older = region.Current
            ?? throw new ObjectDisposedException(nameof(Region), "The array was disposed of.");
        var next = new Regions.Version(region.Type, region.Whole);
        region.Current = next;
        older.IsSuperseded = true;
        if (!writesAll || region.IsShared)
        {
            return (next, older);
        }

        if (older.PendingReaders == 0)
        {
            if (older.Recipe is Operation unseen)
            {
                unseen.IsDiscarded = true;
            }
            else
            {
                _contents.Release(older);
            }
        }

        return (next, null);
    }

    /// <summary>Adds a complete operation, which defines the content of some regions, to the program.</summary>
    public void Add(
        Operation operation, ReadOnlySpan<Region> defined, Regions.Version? older, int signature, double seconds)
    {
        operation.Sequence = ++_sequence;
        Recorded++;
        var hash = new HashCode();
        hash.Add(signature);
        foreach (var input in operation.Inputs)
        {
            hash.Add(input.Version?.Origin ?? -1);
        }

        operation.Signature = hash.ToHashCode();
        if (older is not null)
        {
            operation.WriteOver(older);
            if (older.Recipe is Operation producer)
            {
                producer.Consumers++;
            }
        }

        foreach (var output in operation.Outputs)
        {
            output.Recipe = operation;
            output.Origin = signature;
        }

        PendingSeconds += seconds;
        foreach (var region in defined)
        {
            operation.Handle = _regions.Add(region);
            Window.Add(operation.Handle);
        }
    }

    /// <summary>The bits of a one-element payload.</summary>
    public static ulong ReadBits(byte[] payload)
    {
        var bits = 0UL;
        payload.AsSpan().CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(
            new Span<ulong>(ref bits))[..payload.Length]);
        return bits;
    }
}
