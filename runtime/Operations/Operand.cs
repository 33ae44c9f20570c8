using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Operations;

/// <summary>
/// What an operation reads: a view whose extents are broadcast to the operation's index space, or a scalar.
/// </summary>
public readonly struct Operand
{
    private Operand(Region? region, Layout layout, ElementType type, ulong bits)
    {
        Region = region;
        Layout = layout;
        Type = type;
        Bits = bits;
    }

    /// <summary>The region that is read, or null for a scalar.</summary>
    public Region? Region { get; }

    /// <summary>The view's layout.</summary>
    public Layout Layout { get; }

    /// <summary>The type of the elements as read.</summary>
    public ElementType Type { get; }

    /// <summary>The scalar's bits, low bytes first.</summary>
    public ulong Bits { get; }

    /// <summary>An operand that reads a view.</summary>
    public static Operand Of(in RegionView view) => new(view.Region, view.Layout, view.Type, 0);

    /// <summary>An operand that reads a view.</summary>
    public static Operand Of(Region region, Layout layout, ElementType type) => new(region, layout, type, 0);

    /// <summary>A scalar, whose value becomes an argument of the kernel.</summary>
    public static Operand Scalar(ElementType type, ulong bits) => new(null, Layout.Scalar, type, bits);
}
