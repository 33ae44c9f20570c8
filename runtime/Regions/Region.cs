using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>
/// A logical array: extents and element type. Owns no device memory; its content is the current version. A small
/// region that has never left the host keeps its content as a plain payload.
/// </summary>
public sealed partial class Region
{
    internal Region(ElementType type, Layout whole)
    {
        Type = type;
        Whole = whole;
    }

    /// <summary>The type that the elements were created with.</summary>
    public ElementType Type { get; }

    /// <summary>The row-major layout of all elements.</summary>
    public Layout Whole { get; }

    /// <summary>The number of elements.</summary>
    public long Length => Whole.Count;

    /// <summary>The content's size in bytes.</summary>
    public long SizeInBytes => Whole.Count * Type.SizeInBytes();
}
