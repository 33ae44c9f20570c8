using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>An operand of a kernel that has run, by its content instead of its version.</summary>
/// <param name="Content">The content that was read, or written; null for one that was never defined.</param>
/// <param name="Layout">The view.</param>
/// <param name="Type">The element type as seen.</param>
/// <param name="Whole">The region's layout.</param>
/// <param name="RegionType">The region's element type.</param>
internal sealed record DerivedOperand(
    VersionContent? Content, Layout Layout, ElementType Type, Layout Whole, ElementType RegionType)
{
    /// <summary>How often the host had had the content to itself then.</summary>
    public int HostVisits { get; } = Content?.HostVisits ?? 0;

    /// <summary>
    /// Writes: what shows where it did not write, or null. Memory that the program shares shows that itself.
    /// </summary>
    public DerivedOperand? Base { get; init; }

    /// <summary>Writes: whether what it left depends on what was there.</summary>
    public bool ReadsOldContent { get; init; }

    /// <summary>Writes: the memory that the program shares.</summary>
    public Instance? Shared { get; init; }

    /// <summary>The elements of the region that it covers.</summary>
    public Footprint Footprint =>
        Footprint.Of(Layout, Whole.Extents, Type.SizeInBytes(), RegionType.SizeInBytes());

    /// <summary>The same as dense boxes.</summary>
    public Box[] Hulls => Array.ConvertAll(Footprint.Boxes, box => box.Hull());

    /// <summary>Writes: whether something of what was there remains among what it covers.</summary>
    public bool KeepsOldContent => ReadsOldContent || !Footprint.CoversDensely;

    public static DerivedOperand Of(in KernelOperand operand) => new(
        operand.Version.Content, operand.Layout, operand.Type, operand.Version.Whole, operand.Version.Type)
    {
        Base = operand is { Base: { } older, Shared: null }
            ? new DerivedOperand(older.Content, older.Whole, older.Type, older.Whole, older.Type)
            : null,
        ReadsOldContent = operand.ReadsOldContent,
        Shared = operand.Shared,
    };
}
