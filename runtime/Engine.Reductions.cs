using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime;

/// <content>Reductions: run at once on small host arrays, else recorded.</content>
public sealed partial class Engine
{
    /// <summary>
    /// Reduces a view over the given axes (ascending, no duplicates). The fresh region has the accumulator's type
    /// (Int64 for positions) and the kept axes' extents. Positions count in row-major order of the reduced axes. An
    /// axis of extent 0 gives the operator's identity; the caller refuses operators without one.
    /// </summary>
    /// <param name="reduction">How elements combine.</param>
    /// <param name="accumulator">
    /// The type to which elements are cast before they combine; any and all combine Booleans whatever it is.
    /// </param>
    /// <param name="operand">The operand: a view.</param>
    /// <param name="axes">The reduced axes.</param>
    public Region Reduce(
        ReductionOperator reduction, ElementType accumulator, in Operand operand, ReadOnlySpan<int> axes)
    {
        var isPosition = reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        if (reduction is ReductionOperator.Any or ReductionOperator.All)
        {
            accumulator = ElementType.Boolean;
        }

        if (accumulator == ElementType.Half)
        {
            var wide = Reduce(reduction, ElementType.Single, operand, axes);
            return isPosition ? wide : Narrowed(wide);
        }

        if (axes.Length == 0)
        {
            var rank = operand.Layout.Rank;
            var extended = operand.Layout.InsertAxis(rank);
            return Reduce(reduction, accumulator, Operand.Of(operand.Region!, extended, operand.Type), [rank]);
        }

        var resultType = isPosition ? ElementType.Int64 : accumulator;
        var layout = operand.Layout;
        var kept = axes.Length == layout.Rank ? Layout.Scalar : Layout.Contiguous(KeptExtents(layout, axes));
        if (axes.Length == layout.Rank && layout.IsContiguous
            && InlineTruths.Accepts(reduction, operand.Type, accumulator)
            && TryFoldTruths(reduction, operand, resultType) is { } found)
        {
            return found;
        }

        if (layout.Count > ReductionWork(accumulator) || !IsSmall(kept.Count, 1) || !TryPinAll([operand]))
        {
            return RecordReduction(reduction, accumulator, operand, axes.ToArray(), resultType, kept);
        }

        try
        {
            return _inlineReduction.Run(reduction, accumulator, operand, axes, resultType, kept);
        }
        finally
        {
            UnpinAll([operand]);
        }
    }

    /// <summary>
    /// Reduces the values of an elementwise function: as <see cref="Elementwise"/> followed by <see cref="Reduce(
    /// ReductionOperator, ElementType, in Operand, ReadOnlySpan{int})"/>, without the values ever being stored where
    /// that runs at once.
    /// </summary>
    /// <param name="reduction">How elements combine; no position.</param>
    /// <param name="accumulator">The type to which the values are cast before they combine.</param>
    /// <param name="value">The function and its operands.</param>
    /// <param name="axes">The reduced axes of the index space.</param>
    public Region Reduce(
        ReductionOperator reduction, ElementType accumulator, in ElementwiseValue value, ReadOnlySpan<int> axes)
    {
        var space = value.Space;
        var kept = axes.Length == space.Rank ? Layout.Scalar : Layout.Contiguous(KeptExtents(space, axes));
        var work = space.Count * Math.Max(value.Function.Cost, 1);
        if (work <= ReductionWork(accumulator) && axes.Length > 0 && accumulator != ElementType.Half
            && IsSmall(kept.Count, 1) && TryPinAll(value.Operands))
        {
            try
            {
                return _inlineReduction.Run(reduction, accumulator, value, axes, kept);
            }
            finally
            {
                UnpinAll(value.Operands);
            }
        }

        var values = Elementwise(value.Function, value.ComputeType, value.Type, value.Operands, space);
        return Reduce(reduction, accumulator, Operand.Of(RegionView.Of(values)), axes);
    }

    /// <summary>Whether a reduction of a view would run at the call, so that its result can be looked at.</summary>
    /// <param name="view">The view.</param>
    /// <param name="cost">The arithmetic per element, in additions.</param>
    public bool RunsAtOnce(in RegionView view, double cost) =>
        view.Layout.Count * cost <= ReductionWork(view.Type) && IsReadable(Operand.Of(view));

    /// <summary>
    /// Up to how many additions are done sooner by the calling thread than by a launch, which needs less to be worth it
    /// where numbers have no vectors.
    /// </summary>
    private long ReductionWork(ElementType accumulator) =>
        accumulator is ElementType.Complex or ElementType.Decimal ? InlineWork : 8 * InlineWork;

    private unsafe Region? TryFoldTruths(ReductionOperator reduction, in Operand operand, ElementType resultType)
    {
        var region = operand.Region!;
        if (!TryPinAll([operand]))
        {
            return null;
        }

        try
        {
            fixed (byte* payload = region.Payload)
            {
                var truths = (payload is null ? (byte*)region.HostAddress : payload) + operand.Layout.Offset;
                return InlineTruths.Fold(reduction, truths, operand.Layout.Count, 32 * InlineWork) is { } found
                    ? new Region(resultType, Layout.Scalar, BitConverter.GetBytes(found)[..resultType.SizeInBytes()],
                        null)
                    : null;
            }
        }
        finally
        {
            UnpinAll([operand]);
        }
    }

    // Half has no arithmetic of its own: it is reduced as Single and rounded once, as NumPy does.
    private Region Narrowed(Region wide)
    {
        ReadOnlySpan<Operand> operands = [Operand.Of(RegionView.Of(wide))];
        return Elementwise(Function.Copy, ElementType.Single, ElementType.Half, operands, wide.Whole);
    }

    private Region RecordReduction(
        ReductionOperator reduction, ElementType accumulator, in Operand view, int[] reduced, ElementType resultType,
        Layout kept)
    {
        var layout = view.Layout;
        Region region;
        List<Completion> ends;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var space = Layout.Contiguous(layout.Extents);
            var input = _recorder.Take(view, space);
            region = Recorder.Fresh(resultType, kept);
            var operation = new ReduceOperation(reduction, accumulator, space, input, reduced, region.Current!)
            {
                Target = kept,
                TargetType = resultType,
            };
            Record(operation, [region], null, HashCode.Combine(reduction, accumulator, layout.Count), 1);
            ends = SettleNeedsLock(region, isEffect: false, isShared: view.Region!.IsShared);
        }

        WaitForCall(ends, region);
        return region;
    }

    private static long[] KeptExtents(Layout layout, ReadOnlySpan<int> reduced)
    {
        var kept = new long[layout.Rank - reduced.Length];
        var next = 0;
        for (var axis = 0; axis < layout.Rank; axis++)
        {
            if (!reduced.Contains(axis))
            {
                kept[next++] = layout.Extents[axis];
            }
        }

        return kept;
    }
}
