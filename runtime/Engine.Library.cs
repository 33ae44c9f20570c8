using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <content>Library operations: run at once on small host arrays, else recorded.</content>
public sealed partial class Engine
{
    /// <summary>
    /// As <see cref="InlineWork"/> for library operations, whose work is what it is at worst, and of which most of a
    /// launch is the way there and back.
    /// </summary>
    private long LibraryWork => 16 * InlineWork;

    /// <summary>
    /// Whether the host's cores are the only device: then an operation in one piece leaves no other device idle, and
    /// one without a GPU kernel costs no copies.
    /// </summary>
    public bool IsHostAlone => _devices.Count == 1;

    /// <summary>Runs a library operation that writes fresh regions of the given types and extents.</summary>
    /// <param name="operation">The operation with its parameters.</param>
    /// <param name="inputs">Views that it reads.</param>
    /// <param name="outputs">Type and extents of each output.</param>
    /// <param name="mayFail">
    /// Whether its data may make it fail: then the call waits for the status and throws here.
    /// </param>
    public Region[] Library(
        LibraryOperation operation, ReadOnlySpan<RegionView> inputs,
        ReadOnlySpan<(ElementType Type, long[] Extents)> outputs, bool mayFail = false)
    {
        var operands = new Layout[inputs.Length + outputs.Length];
        var types = new ElementType[outputs.Length];
        var areSmall = true;
        for (var i = 0; i < outputs.Length; i++)
        {
            operands[inputs.Length + i] = Layout.Contiguous(outputs[i].Extents);
            types[i] = outputs[i].Type;
            areSmall &= IsSmall(operands[inputs.Length + i].Count, 1);
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            operands[i] = inputs[i].Layout;
        }

        var work = operation.Work(operands);
        if (areSmall && work <= LibraryWork && TryPin(inputs))
        {
            try
            {
                return InlineLibrary.Run(operation, inputs, operands, types);
            }
            finally
            {
                Unpin(inputs);
            }
        }

        var layouts = operands[inputs.Length..];
        var regions = new Region[outputs.Length];
        var refusable = mayFail ? new RefusableOperation(operation) : null;
        List<Completion> ends;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var taken = TakeViews(inputs);
            for (var i = 0; i < regions.Length; i++)
            {
                regions[i] = Recorder.Fresh(types[i], layouts[i]);
            }

            var step = new LibraryStep(
                refusable ?? operation, Layout.Scalar, taken, [.. regions.Select(r => r.Current!)], layouts, types);
            Record(step, regions, null, HashCode.Combine(operation.Name, layouts[0].Count), work);
            ends = SettleNeedsLock(regions[0], isEffect: false, isShared: AreShared(inputs));
        }

        WaitForCall(ends, regions[0]);

        if (refusable is not null)
        {
            Evaluate(regions[0]);
            refusable.ThrowIfRefused();
        }

        return regions;
    }

    /// <summary>
    /// Runs a library operation that reads and writes <paramref name="target"/> (its last operand) in place. One that
    /// may fail refuses its data before it writes anything: then the array keeps its content and the call throws.
    /// </summary>
    public void LibraryInto(
        in RegionView target, LibraryOperation operation, ReadOnlySpan<RegionView> inputs, bool mayFail = false)
    {
        var region = target.Region;
        var operands = new Layout[inputs.Length + 1];
        for (var i = 0; i < inputs.Length; i++)
        {
            operands[i] = inputs[i].Layout;
        }

        operands[^1] = target.Layout;
        var work = operation.Work(operands);
        if (work <= LibraryWork && IsSmall(region.Length, 1) && !Overlaps(inputs, region)
            && TryInlineLibraryInto(target, operation, inputs, operands))
        {
            return;
        }

        var refusable = mayFail ? new RefusableOperation(operation) : null;
        List<Completion> ends;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var taken = TakeViews(inputs);
            var (next, older) = _recorder.Succeed(region, writesAll: false);
            var step = new LibraryStep(
                refusable ?? operation, Layout.Scalar, taken, [next], [target.Layout], [target.Type])
            {
                IsWrite = true,
                Shared = region.Shared,
            };
            Record(step, [region], older, HashCode.Combine(operation.Name, target.Layout.Count), work);
            ends = SettleNeedsLock(region, isEffect: true, isShared: region.IsShared || AreShared(inputs));
        }

        WaitForCall(ends, region);

        if (refusable is not null)
        {
            Evaluate(region);
            refusable.ThrowIfRefused();
        }
    }

    private static bool Overlaps(ReadOnlySpan<RegionView> inputs, Region region)
    {
        foreach (ref readonly var input in inputs)
        {
            if (input.Region == region)
            {
                return true;
            }
        }

        return false;
    }

    private OperationInput[] TakeViews(ReadOnlySpan<RegionView> views)
    {
        var taken = new OperationInput[views.Length];
        for (var i = 0; i < views.Length; i++)
        {
            taken[i] = _recorder.Take(Operand.Of(views[i]), null);
        }

        return taken;
    }

    private static bool AreShared(ReadOnlySpan<RegionView> views)
    {
        foreach (ref readonly var view in views)
        {
            if (view.Region.IsShared)
            {
                return true;
            }
        }

        return false;
    }
}
