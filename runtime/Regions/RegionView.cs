using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>A strided view of a region: NumPy's view.</summary>
/// <param name="Region">The region.</param>
/// <param name="Layout">Offset, extents and strides, counted in elements of <paramref name="Type"/>.</param>
/// <param name="Type">The element type as which the memory is read: the region's own, or a reinterpretation.</param>
public readonly record struct RegionView(Region Region, Layout Layout, ElementType Type)
{
    /// <summary>The view of a whole region.</summary>
    public static RegionView Of(Region region) => new(region, region.Whole, region.Type);
}
