using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <content>Recording: each call either runs at once on small host arrays or becomes an operation.</content>
public sealed partial class Engine
{
    private const double BytesPerSecond = 8e9;
    private const double AdditionsPerSecond = 1e9;

    /// <summary>The additions that take about as long as planning and launching the smallest kernel.</summary>
    private long InlineWork => 4 * _options.InlineElements;

    /// <summary>
    /// Applies a function to every element of operands whose extents broadcast to those of <paramref name="extents"/>.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="computeType">The type to which operands are cast before it.</param>
    /// <param name="resultType">The type to which the result is cast: the fresh region's.</param>
    /// <param name="operands">The operands, at most three.</param>
    /// <param name="extents">The index space: the layout gives the fresh region's extents.</param>
    public Region Elementwise(
        ElementwiseFunction function, ElementType computeType, ElementType resultType, ReadOnlySpan<Operand> operands,
        Layout extents)
    {
        var whole = extents.IsWhole(extents.Count) ? extents : Layout.Contiguous(extents.Extents);
        if (IsSmall(whole.Count, function.Cost) && TryPin(operands, out var pinned))
        {
            try
            {
                var payload = GC.AllocateUninitializedArray<byte>(
                    checked((int)(whole.Count * resultType.SizeInBytes())));
                if (_inline.Run(function, computeType, resultType, operands, null, whole, payload, 0, whole, pinned))
                {
                    return new Region(resultType, whole, payload, null);
                }
            }
            finally
            {
                Unpin(operands, pinned);
            }
        }

        Region region;
        List<Completion> ends;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var inputs = new OperationInput[operands.Length];
            for (var i = 0; i < inputs.Length; i++)
            {
                inputs[i] = _recorder.Take(operands[i], whole);
            }

            region = Recorder.Fresh(resultType, whole);
            var operation = new ElementwiseOperation(function, computeType, whole, inputs, region.Current!)
            {
                Target = whole,
                TargetType = resultType,
            };
            Record(
                operation, [region], null, HashCode.Combine(function, computeType, resultType, whole.Count),
                function.Cost);
            ends = SettleNeedsLock(region, isEffect: false, isShared: AreShared(operands));
        }

        WaitForCall(ends, region);
        return region;
    }

    /// <summary>
    /// As <see cref="Elementwise"/>, storing into an existing view (its type is the result type). Where a Boolean
    /// <paramref name="mask"/> operand is given and false, elements keep their value. Operands may overlap the target:
    /// the result is as if they had been read completely before the first store.
    /// </summary>
    public void ElementwiseInto(
        in RegionView target, ElementwiseFunction function, ElementType computeType, ReadOnlySpan<Operand> operands,
        Operand? mask = null)
    {
        if (TryInlineInto(target, function, computeType, operands, mask))
        {
            return;
        }

        var space = target.Layout;
        List<Completion> ends;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var inputs = new OperationInput[operands.Length + (mask is null ? 0 : 1)];
            for (var i = 0; i < operands.Length; i++)
            {
                inputs[i] = _recorder.Take(operands[i], space);
            }

            if (mask is { } given)
            {
                inputs[^1] = _recorder.Take(given, space);
            }

            var region = target.Region;
            var writesAll = mask is null && target.Type == region.Type && target.Layout.IsWhole(region.Length)
                && !Reads(inputs, region);
            var (next, older) = _recorder.Succeed(region, writesAll);
            var operation = new ElementwiseOperation(
                function, computeType, Layout.Contiguous(space.Extents), inputs, next)
            {
                Target = target.Layout,
                TargetType = target.Type,
                HasMask = mask is not null,
                IsWrite = true,
                Shared = region.Shared,
            };
            Record(
                operation, [region], older, HashCode.Combine(function, computeType, target.Type, space.Count),
                function.Cost);
            ends = SettleNeedsLock(region, isEffect: true, isShared: region.IsShared || AreShared(operands));
        }

        WaitForCall(ends, target.Region);
    }

    private static bool Reads(OperationInput[] inputs, Region region) =>
        Array.Exists(inputs, input => input.Version is not null && input.Version == region.Current);

    private void Record(
        Operation operation, ReadOnlySpan<Region> defined, Regions.Version? older, int signature,
        double costPerElement)
    {
        var count = operation is LibraryStep ? 1 : operation.Space.Count;
        var seconds = Math.Max(count * 8 / BytesPerSecond, count * costPerElement / AdditionsPerSecond / 8);
        _recorder.Add(operation, defined, older, signature, seconds);
    }

    // After recording: eager sessions and shared memory run at once, others when it is worthwhile. The result is what
    // the caller waits for once it has left the lock.
    private List<Completion> SettleNeedsLock(Region region, bool isEffect, bool isShared)
    {
        if (_options.IsEager || isShared)
        {
            RunNeedsLock([region.Current!], CallerHelps);
            return _issuer.LastIssued();
        }

        StartIfWorthwhileNeedsLock(isEffect, region);
        return [];
    }

    private bool TryInlineInto(
        in RegionView target, ElementwiseFunction function, ElementType computeType, ReadOnlySpan<Operand> operands,
        in Operand? mask)
    {
        var region = target.Region;
        if (!IsSmall(target.Layout.Count, function.Cost) || !AreReadable(operands)
            || !(IsWritable(region) || TryReachFromHost(region) || TryDetach(region, SecondsPerOperation))
            || (mask is { } wanted && !IsReadable(wanted)))
        {
            return false;
        }

        Operand[]? copies = null;
        for (var i = 0; i < operands.Length; i++)
        {
            if (IsHazard(operands[i], target))
            {
                copies ??= operands.ToArray();
                copies[i] = CopyInline(operands[i]);
            }
        }

        var safeMask = mask is { } given && IsHazard(given, target) ? CopyInline(given) : mask;

        // All that is read is pinned at once: finding that out may take the engine's lock, whose holder
        // may wait for a pin.
        ReadOnlySpan<Operand> safe = copies is null ? operands : copies;
        ReadOnlySpan<Operand> read = safeMask is { } condition ? [.. safe, condition] : safe;
        if (!TryPin(read, out var pinned))
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

                var isDone = _inline.Run(
                    function, computeType, target.Type, safe, safeMask, target.Layout, region.Payload,
                    region.HostAddress, target.Layout, pinned);
                region.Snapshot = null;
                region.HostWrites++;
                return isDone;
            }
        }
        finally
        {
            Unpin(read, pinned);
        }
    }

    // Elements that are written are read only at the same position.
    private static bool IsHazard(in Operand operand, in RegionView target) =>
        operand.Region == target.Region && !(operand.Layout.Equals(target.Layout) && operand.Type == target.Type);

    private Operand CopyInline(in Operand operand)
    {
        var copy = Elementwise(
            Function.Copy, operand.Type, operand.Type, [operand], Layout.Contiguous(operand.Layout.Extents));
        return Operand.Of(RegionView.Of(copy));
    }

    /// <summary>
    /// Whether an elementwise function is done sooner than recorded and run: payloads stay below the size of large
    /// objects, and dear functions may take about as long as a launch.
    /// </summary>
    private bool IsSmall(long count, double cost) =>
        count <= _options.InlineElements && count * cost * 0.25 <= InlineWork;

    // Decided under the region's lock, which recording takes to end it.
    private static bool IsWritable(Region region) => region.Payload is not null || region.HostAddress != 0;

    private static bool AreShared(ReadOnlySpan<Operand> operands)
    {
        foreach (ref readonly var operand in operands)
        {
            if (operand.Region is { IsShared: true })
            {
                return true;
            }
        }

        return false;
    }
}
