using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <content>Reading regions at the call while other threads record: what is read stays where it is meanwhile.</content>
public sealed partial class Engine
{
    private bool AreReadable(ReadOnlySpan<Operand> operands)
    {
        foreach (ref readonly var operand in operands)
        {
            if (!IsReadable(operand))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreReadable(ReadOnlySpan<RegionView> views)
    {
        foreach (ref readonly var view in views)
        {
            if (!IsReadable(Operand.Of(view)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsReadable(in Operand operand) => InlinePath.IsOnHost(operand) || TryReachFromHost(operand.Region!)
        || TryDetachLarge(operand);

    // Operands that are on the host and stay there until they are let go; all of them or none. A payload stays valid
    // for whoever has taken it, so only memory off the heap is pinned: bit i for operand i.
    private bool TryPin(ReadOnlySpan<Operand> operands, out int pinned)
    {
        pinned = 0;
        if (!AreReadable(operands))
        {
            return false;
        }

        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i].Region is { Payload: null } region)
            {
                if (!region.TryPin())
                {
                    Unpin(operands, pinned);
                    pinned = 0;
                    return false;
                }

                pinned |= 1 << i;
            }
        }

        return true;
    }

    private static void Unpin(ReadOnlySpan<Operand> operands, int pinned)
    {
        for (var i = 0; pinned != 0; i++, pinned >>= 1)
        {
            if ((pinned & 1) != 0)
            {
                operands[i].Region!.Unpin();
            }
        }
    }

    // As the pins of operands, payloads included: for those who look at them later.
    private bool TryPinAll(ReadOnlySpan<Operand> operands)
    {
        if (!AreReadable(operands))
        {
            return false;
        }

        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i].Region is { } region && !region.TryPin())
            {
                UnpinAll(operands[..i]);
                return false;
            }
        }

        return true;
    }

    private static void UnpinAll(ReadOnlySpan<Operand> operands)
    {
        foreach (ref readonly var operand in operands)
        {
            operand.Region?.Unpin();
        }
    }

    private bool TryPin(ReadOnlySpan<RegionView> views)
    {
        if (!AreReadable(views))
        {
            return false;
        }

        for (var i = 0; i < views.Length; i++)
        {
            if (!views[i].Region.TryPin())
            {
                Unpin(views[..i]);
                return false;
            }
        }

        return true;
    }

    private static void Unpin(ReadOnlySpan<RegionView> views)
    {
        foreach (ref readonly var view in views)
        {
            view.Region.Unpin();
        }
    }

    private bool TryInlineLibraryInto(
        in RegionView target, LibraryOperation operation, ReadOnlySpan<RegionView> inputs, Layout[] operands)
    {
        var region = target.Region;
        var isReachable = IsWritable(region) || TryReachFromHost(region) || TryDetach(region, SecondsPerOperation);
        if (!isReachable || !TryPin(inputs))
        {
            return false;
        }

        try
        {
            lock (region)
            {
                if (!IsWritable(region))
                {
                    return false;
                }

                InlineLibrary.RunInto(operation, inputs, target, operands);
                region.Snapshot = null;
                region.HostWrites++;
                return true;
            }
        }
        finally
        {
            Unpin(inputs);
        }
    }
}
