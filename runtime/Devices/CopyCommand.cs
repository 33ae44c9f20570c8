using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Devices;

/// <summary>Copies a dense box of a region from one instance to another. Runs on the destination's device.</summary>
public sealed class CopyCommand : DeviceCommand
{
    private static readonly WorkLabel CopyLabel = new("copy");

    /// <summary>Creates the command.</summary>
    public CopyCommand(Instance source, Instance destination, Box box, Layout whole, int elementSize)
        : base(CopyLabel)
    {
        Source = source;
        Destination = destination;
        Box = box;
        Whole = whole;
        ElementSize = elementSize;
    }

    /// <summary>Where the content is valid.</summary>
    public Instance Source { get; }

    /// <summary>Where it is wanted.</summary>
    public Instance Destination { get; }

    /// <summary>Which elements.</summary>
    public Box Box { get; }

    /// <summary>The region's layout.</summary>
    public Layout Whole { get; }

    /// <summary>The size of an element in bytes.</summary>
    public int ElementSize { get; }

    /// <summary>How many bytes are copied.</summary>
    public long SizeInBytes => Box.Count * ElementSize;
}
