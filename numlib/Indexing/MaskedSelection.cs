using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Indexing;

/// <summary>
/// The elements of an array where a mask is true, before anybody has counted them: the array's values at all positions
/// and the mask, both as of the time of the indexing. Cheap functions apply to all positions and stay selections; so
/// <c>a[m] *= 2</c> and <c>a[m].sum()</c> need no count and are one pass.
/// </summary>
internal sealed class MaskedSelection
{
    /// <summary>Selected elements are a vector.</summary>
    public const int Rank = 1;

    // Smaller arrays are selected at the call: they are at hand, and their counts cost less than recording.
    private const long LeastElements = 8193;

    // Functions dearer than this are not computed at positions that the mask leaves out.
    private const double MostCost = 8;

    private readonly Source? _array;
    private readonly Source _mask;

    private MaskedSelection(NDArray full, NDArray mask, Source? array, Source givenMask)
    {
        (Full, Mask, _array, _mask) = (full, mask, array, givenMask);
    }

    /// <summary>The values at all positions.</summary>
    public NDArray Full { get; }

    /// <summary>Which positions are selected.</summary>
    public NDArray Mask { get; }

    /// <summary>
    /// The elements where a mask of the array's shape is true, uncounted; null where they are to be selected at once.
    /// </summary>
    public static NDArray? TryCreate(NDArray array, NDArray mask)
    {
        if (array.size < LeastElements || !IsPlain(array.Type) || array.Region.IsShared || mask.Region.IsShared)
        {
            return null;
        }

        // Recorded, not computed: consumers read the arrays themselves, as they are now.
        var (full, positions) = (Kept(ArrayFactory.Copy(array)), Kept(ArrayFactory.Copy(mask)));
        var selection = new MaskedSelection(full, positions, new Source(array), new Source(mask));
        return NDArray.Create(array.Session, selection, array.Type);
    }

    /// <summary>Whether a function may be computed at all positions.</summary>
    public static bool MayMap(ElementwiseFunction function) => function.Cost <= MostCost;

    /// <summary>What stands for an operand when a function is computed at all positions, or null.</summary>
    public NDArray? Spread(NDArray operand)
    {
        if (operand.Selection is not { } other)
        {
            return operand.ndim == 0 ? operand : null;
        }

        return ReferenceEquals(other.Mask, Mask) || other._mask.IsSame(_mask) ? other.Full : null;
    }

    /// <summary>The same positions of other values.</summary>
    public NDArray Of(NDArray full) =>
        NDArray.Create(full.Session, new MaskedSelection(Kept(full), Mask, null, _mask), full.Type);

    /// <summary>Whether a mask selects the same positions now.</summary>
    public bool IsBy(NDArray mask) => new Source(mask).IsSame(_mask);

    /// <summary>Waits for the number of elements and gives them.</summary>
    /// <remarks>Selecting reads stored elements: rather those of the arrays than of copies, where they are the same.
    /// </remarks>
    public NDArray Selected() => ArrayIndexing.Select(_array?.Unchanged ?? Full, _mask.Unchanged ?? Mask);

    // These handles belong to the selection, whatever scope was open when they came to be, and most are never needed.
    private static NDArray Kept(NDArray array)
    {
        NDScope.Detach(array);
        array.Engine.ComputeOnDemand(array.Region);
        return array;
    }

    private static bool IsPlain(ElementType type) => type.IsInteger() || type.IsFloat() || type == ElementType.Boolean;

    /// <summary>An array that was given, and what it held then.</summary>
    private sealed class Source
    {
        private readonly NDArray _array;
        private readonly Layout _layout;
        private readonly ContentStamp _stamp;

        public Source(NDArray array) =>
            (_array, _layout, _stamp) = (array, array.Layout, array.Engine.Stamp(array.Region));

        /// <summary>The array where it still holds the same; else null.</summary>
        public NDArray? Unchanged =>
            !_array.IsDisposed && _array.Layout.Equals(_layout) && _array.Engine.Stamp(_array.Region) == _stamp
                ? _array
                : null;

        public bool IsSame(Source other) => _stamp == other._stamp && _layout.Equals(other._layout);
    }
}
