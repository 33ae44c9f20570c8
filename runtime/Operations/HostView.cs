using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Operations;

/// <summary>Host memory seen through a layout: one operand of a library operation's body.</summary>
public readonly unsafe struct HostView
{
    /// <summary>Creates a view.</summary>
    public HostView(byte* address, Layout layout, ElementType type)
    {
        Address = address;
        Layout = layout;
        Type = type;
    }

    /// <summary>The address of the element whose indices are all zero.</summary>
    public byte* Address { get; }

    /// <summary>Extents and strides in elements; the offset is already part of the address.</summary>
    public Layout Layout { get; }

    /// <summary>The element type.</summary>
    public ElementType Type { get; }
}
