using Cohort.Creation;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Indexing;

/// <summary>Reads and writes of arrays through an index of any kind. All indexers end here.</summary>
internal static class ArrayIndexing
{
    private static readonly GatherOperation Gather = new(Refuse);

    /// <summary>The elements that an index selects: a view, or a copy when the index has arrays.</summary>
    /// <param name="array">The array.</param>
    /// <param name="terms">The index.</param>
    /// <param name="mayFail">False where positions are known to be in bounds: then nothing waits for them.</param>
    public static NDArray Get(NDArray array, List<object> terms, bool mayFail = true)
    {
        if (IndexTerms.AsSlices(terms) is { } slices)
        {
            return array.ViewOf(BasicIndexing.Apply(array.Layout, slices));
        }

        if (IsWholeMask(array, terms) is { } mask)
        {
            return MaskedSelection.TryCreate(array, mask) ?? Select(array, mask);
        }

        if (terms is [NDArray only] && only.Type.IsInteger() && array.ndim > 0 && array.size > 0)
        {
            return AlongFirst(array, only, mayFail);
        }

        var index = AdvancedIndex.Resolve(array, terms);
        ReadOnlySpan<RegionView> inputs = [new(array.Region, index.Layout, array.Type), .. Views(index)];
        var outputs = array.Engine.Library(Gather, inputs, [(array.Type, index.GatheredExtents)], mayFail);
        return index.Arranged(NDArray.Create(array.Session, outputs[0]));
    }

    /// <summary>Replaces the elements that an index selects by values, which broadcast and are converted.</summary>
    public static void Set(NDArray array, List<object> terms, NDArray values)
    {
        ArgumentNullException.ThrowIfNull(values);
        array.ThrowIfNotWriteable();
        if (IndexTerms.AsSlices(terms) is { } slices)
        {
            var view = array.ViewOf(BasicIndexing.Apply(array.Layout, slices));
            if (view.ndim == 0 && array.ndim > 0 && values.ndim > 0 && !BasicIndexing.HasEllipsis(slices))
            {
                throw new ValueError("setting an array element with a sequence.");
            }

            Store(view, values);
            return;
        }

        if (values.Selection is { } selection && IsWholeMask(array, terms) is { } same && selection.IsBy(same))
        {
            ArrayFactory.Store(array, selection.Full, same);
            return;
        }

        if (MaskOver(array, terms) is { } mask && values.ndim == 0)
        {
            Masked(array, mask, values);
            return;
        }

        var index = AdvancedIndex.Resolve(array, terms);
        var shared = !values.IsScalarOfProgram && ReferenceEquals(values.Region, array.Region);
        var converted = values.Type == array.Type && !shared ? values : ArrayFactory.Copy(values, array.Type);
        CheckMaskedCount(terms, index, values);
        ReadOnlySpan<RegionView> inputs =
            [new(converted.Region, index.Spread(converted), converted.Type), .. Views(index)];
        var target = new RegionView(array.Region, index.Layout, array.Type);
        array.Engine.LibraryInto(target, new ScatterOperation(Refuse), inputs, mayFail: true);
    }

    /// <summary>Stores values in a view; leading axes of extent 1 that it lacks are dropped.</summary>
    public static void Store(NDArray target, NDArray values)
    {
        target.ThrowIfNotWriteable();
        if (values.IsScalarOfProgram)
        {
            StoreScalar(target, values);
            return;
        }

        var layout = Assignment.Fitted(values.Layout, target.Layout.Extents);
        ArrayFactory.Store(target, ReferenceEquals(layout, values.Layout) ? values : values.ViewOf(layout));
    }

    /// <summary>The elements where a mask of the array's shape is true, in row-major order.</summary>
    public static NDArray Select(NDArray array, NDArray mask)
    {
        var count = np.count_nonzero(mask);
        ReadOnlySpan<RegionView> inputs = [Dense(array).View, Dense(mask).View];
        var outputs = array.Engine.Library(new MaskSelectOperation(), inputs, [(array.Type, [count])]);
        return NDArray.Create(array.Session, outputs[0]);
    }

    // The indices of the first axis alone need no thought.
    private static NDArray AlongFirst(NDArray array, NDArray indices, bool mayFail)
    {
        array.ThrowIfDisposed();
        var places = indices.Type == ElementType.Int64 ? indices : ArrayFactory.Copy(indices, ElementType.Int64);
        long[] extents = [.. places.Layout.Extents, .. array.Layout.Extents[1..]];
        ReadOnlySpan<RegionView> inputs = [array.View, places.View];
        var outputs = array.Engine.Library(Gather, inputs, [(array.Type, extents)], mayFail);
        return NDArray.Create(array.Session, outputs[0]);
    }

    private static void StoreScalar(NDArray target, NDArray scalar)
    {
        if (target.ndim == 0)
        {
            target.WriteBoxed(target.Layout.Offset, scalar.item());
            return;
        }

        ArrayFactory.Store(target, scalar);
    }

    private static NDArray? IsWholeMask(NDArray array, List<object> terms) =>
        terms is [NDArray { Type: ElementType.Boolean } mask] && mask.ndim > 0
            && mask.Layout.HasExtents(array.Layout.Extents) ? mask : null;

    private static NDArray? MaskOver(NDArray array, List<object> terms) =>
        terms is [NDArray { Type: ElementType.Boolean } mask] && mask.ndim > 0 && mask.ndim <= array.ndim
            && array.Layout.Extents[..mask.ndim].SequenceEqual(mask.Layout.Extents) ? mask : null;

    private static void Masked(NDArray array, NDArray mask, NDArray values)
    {
        var layout = mask.Layout;
        while (layout.Rank < array.ndim)
        {
            layout = layout.InsertAxis(layout.Rank);
        }

        ArrayFactory.Store(array, values, mask.ViewOf(layout));
    }

    private static void CheckMaskedCount(List<object> terms, AdvancedIndex index, NDArray values)
    {
        if (terms is [NDArray { Type: ElementType.Boolean }] && values.ndim == 1 && values.size != 1
            && index.GatheredExtents is [var count] && count != values.size)
        {
            throw new ValueError($"NumPy boolean array indexing assignment cannot assign {values.size} input values to "
                + $"the {count} output values where the mask is true");
        }
    }

    /// <summary>The array itself where its elements are one run, else a copy that is.</summary>
    internal static NDArray Dense(NDArray array) => array.Layout.IsContiguous ? array : ArrayFactory.Copy(array);

    internal static IndexError Refuse(long index, int axis, long extent) =>
        BasicIndexing.OutOfBounds(index, axis, extent);

    private static RegionView[] Views(AdvancedIndex index) => [.. index.Indices.Select(array => array.View)];
}
