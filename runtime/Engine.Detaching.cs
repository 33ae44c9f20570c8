using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <content>
/// When the host works on single elements of an array, the array is brought to where the pipeline is not needed.
/// </content>
public sealed partial class Engine
{
    private const int SmallPart = 8;
    private const double SecondsPerRead = 3e-6;
    private const double SecondsPerWrite = 3e-5;
    private const double SecondsPerOperation = 1e-4;
    private const double BytesPerSecondOfCopies = 4e9;

    // A stored region that lies whole in one quiet block of host memory, of interest to nobody else, is the host's.
    private bool TryReachFromHost(Region region)
    {
        lock (_gate)
        {
            if (region.HostAddress != 0 || region.Payload is not null)
            {
                return true;
            }

            if (region.Current is not { IsPending: false, PendingReaders: 0, Content: { } content }
                || content.Entries.Count != 1)
            {
                return false;
            }

            var entry = content.Entries[0];
            var instance = entry.Holders[0];
            var isWhole = entry.Box.Count == region.Length && entry.Holders.Length == 1;
            if (!isWhole || instance.Contents.Count != 1 || !_devices[instance.Device].IsHostMemory
                || instance.PendingUses().Length > 0 || instance.Uses.Any(use => use.End.Failure is not null))
            {
                return false;
            }

            content.LeaveToHost();
            lock (region)
            {
                region.HostAddress = instance.Block.Address;
            }

            return true;
        }
    }

    // Operations on small parts of a large array that is pending are dear; what reads much of it joins its kernel.
    private bool TryDetachLarge(in Operations.Operand operand)
    {
        var region = operand.Region!;
        var isPart = region.Length > _options.InlineElements && operand.Layout.Count <= region.Length / SmallPart;
        return (isPart || region.Current is { IsPending: false }) && TryDetach(region, SecondsPerOperation);
    }

    /// <summary>
    /// Gives a region a copy of its content for itself, when what the detours through the pipeline have cost the host
    /// up to now would have paid for it. The copy that it had stays with the operations that may still read it; whether
    /// they ever will, only the garbage collector can tell.
    /// </summary>
    /// <param name="region">The region, off the inline path.</param>
    /// <param name="detour">What the detour costs that the caller is about to take, in seconds.</param>
    /// <returns>Whether the region can be reached from the host now.</returns>
    private bool TryDetach(Region region, double detour)
    {
        lock (_gate)
        {
            region.HostDetours += detour;
            if (region.SizeInBytes > int.MaxValue || region.IsShared || region.Current is null
                || region.HostDetours * BytesPerSecondOfCopies < 2 * region.SizeInBytes)
            {
                return false;
            }

            region.HostDetours = 0;
        }

        // Where the copy goes is chosen first: while the content is held, nobody may wait for memory, since the memory
        // could have to wait for the content to be let go.
        if (TryAllocateOnHost(region) is not { } own)
        {
            return false;
        }

        var before = Stamp(region);
        try
        {
            CopyContent(region, own);
        }
        catch
        {
            GiveBack(own);
            throw;
        }

        return TryOwn(region, before, own) && TryReachFromHost(region);
    }

    private Instance? TryAllocateOnHost(Region region)
    {
        Instance own;
        List<Completion> formerUses;
        try
        {
            lock (_gate)
            {
                own = _pool.Allocate(0, region.SizeInBytes, "a copy for the host");
                formerUses = [.. own.PendingUses()];
                own.PlannedUses++;
            }
        }
        catch (OutOfDeviceMemoryException)
        {
            return null;
        }

        WaitFor(formerUses, throws: false);
        return own;
    }

    private unsafe void CopyContent(Region region, Instance own)
    {
        var (instance, release) = AcquireValid(RegionView.Of(region));
        try
        {
            var size = region.SizeInBytes;
            Buffer.MemoryCopy((void*)instance.Block.Address, (void*)own.Block.Address, size, size);
        }
        finally
        {
            release.Set();
        }
    }

    // Another thread may have written to the region meanwhile: then it stays as it is.
    private bool TryOwn(Region region, ContentStamp before, Instance own)
    {
        lock (_gate)
        {
            lock (region)
            {
                if (new ContentStamp(region) == before && region.HostAddress == 0)
                {
                    own.PlannedUses--;
                    region.Current = _recorder.Adopt(region.Type, region.Whole, own);
                    return true;
                }
            }
        }

        GiveBack(own);
        return false;
    }

    private void GiveBack(Instance own)
    {
        lock (_gate)
        {
            own.PlannedUses--;
            _pool.Recycle(own);
        }
    }
}
