using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <summary>
/// The content of a region between two writes: the only strong path to stored data. Handles hold it through their
/// region, pending operations hold it as operand. It has a recipe while it is pending, content once it is stored.
/// </summary>
public sealed class Version
{
    /// <summary>Creates a version.</summary>
    public Version(ElementType type, Layout whole)
    {
        Type = type;
        Whole = whole;
    }

    /// <summary>The region's element type.</summary>
    public ElementType Type { get; }

    /// <summary>The region's row-major layout.</summary>
    public Layout Whole { get; }

    /// <summary>What computes the content, or null once it is stored (or was never defined).</summary>
    public Recipe? Recipe { get; set; }

    /// <summary>Where the content is stored, or null while it is not.</summary>
    public VersionContent? Content { get; set; }

    /// <summary>
    /// How many recorded operations have yet to read it. An upper bound: operations that nobody holds any more are
    /// still counted until a collection finds them, so 0 is certain and more is not.
    /// </summary>
    public int PendingReaders { get; set; }

    /// <summary>Whether its region has a newer version: only operations recorded before can still read it.</summary>
    public bool IsSuperseded { get; set; }

    /// <summary>A hash of what computed it, kept after it is stored.</summary>
    public int Origin { get; set; }

    /// <summary>Which comparison of operations has numbered it last.</summary>
    public long Walk { get; set; }

    /// <summary>Its number in that comparison.</summary>
    public int Number { get; set; }

    /// <summary>Whether the content is yet to be computed.</summary>
    public bool IsPending => Recipe is not null;
}
