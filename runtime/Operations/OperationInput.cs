using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Operations;

/// <summary>What a recorded operation reads: a view of a version, or the bits of a scalar.</summary>
/// <param name="Version">The version as of the recording, or null for a scalar.</param>
/// <param name="Layout">
/// The view; its extents are the operation's index space (library operations: the operand's own).
/// </param>
/// <param name="Type">The element type as read.</param>
/// <param name="Bits">The scalar's bits.</param>
public readonly record struct OperationInput(
    Regions.Version? Version, Layout Layout, ElementType Type, ulong Bits);
