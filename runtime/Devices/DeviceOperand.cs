using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Devices;

/// <summary>A view of an instance: an operand of a command, on the command's device.</summary>
/// <param name="Instance">The memory; referred to, so that its owner lives as long as the command.</param>
/// <param name="Layout">The view, in the region's elements.</param>
/// <param name="Type">The element type as seen.</param>
public readonly record struct DeviceOperand(Instance Instance, Layout Layout, ElementType Type)
{
    /// <summary>The address of the element whose indices are all zero.</summary>
    public nint Address => Instance.Origin + (nint)(Layout.Offset * Type.SizeInBytes());
}
