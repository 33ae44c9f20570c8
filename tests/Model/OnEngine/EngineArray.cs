using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Model.OnEngine;

/// <summary>What a handle of an array library keeps: a view of a region, or the bits of a literal.</summary>
public sealed record EngineArray(Region? Region, Layout Layout, ElementType Type, ulong Bits = 0)
{
    public static EngineArray Of(Region region) => new(region, region.Whole, region.Type);

    /// <summary>The view; literals have none.</summary>
    public RegionView View => new(Region!, Layout, Type);

    /// <summary>The same elements through another layout.</summary>
    public EngineArray Through(Layout layout) => this with { Layout = layout };

    /// <summary>What an operation over the given extents reads.</summary>
    public Operand Operand(ReadOnlySpan<long> extents) => Region is null
        ? Runtime.Operations.Operand.Scalar(Type, Bits)
        : Runtime.Operations.Operand.Of(Region, Layout.BroadcastTo(extents), Type);
}
