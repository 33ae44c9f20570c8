using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Fusion;

/// <summary>A region requirement of a kernel: a view of a version.</summary>
/// <param name="Version">The version that is read, or that the kernel creates.</param>
/// <param name="Layout">The view over the kernel's index space (library operands: over their own axes).</param>
/// <param name="Type">The element type as seen.</param>
public readonly record struct KernelOperand(Regions.Version Version, Layout Layout, ElementType Type)
{
    /// <summary>Writes: the version whose content remains where the kernel does not write, or null.</summary>
    public Regions.Version? Base { get; init; }

    /// <summary>Writes: whether old elements of the footprint may remain, so that they must be there first.</summary>
    public bool ReadsOldContent { get; init; }

    /// <summary>Writes: the memory that the program shares, into which the content must go.</summary>
    public Instance? Shared { get; init; }
}
