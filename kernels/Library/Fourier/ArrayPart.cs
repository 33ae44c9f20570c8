using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>A <see cref="HostView"/> that closures may keep while its memory is held.</summary>
/// <param name="Address">The address of the element whose indices are all zero.</param>
/// <param name="Layout">Extents and strides in elements.</param>
/// <param name="Type">The element type.</param>
internal readonly record struct ArrayPart(nint Address, Layout Layout, ElementType Type)
{
    /// <summary>The memory of a view.</summary>
    public static unsafe ArrayPart Of(HostView view) => new((nint)view.Address, view.Layout, view.Type);
}
