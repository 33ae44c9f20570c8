using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Devices;

/// <summary>
/// Copies a dense box of a region from one instance to another. Runs on the destination's device, or on the source's
/// where that alone reaches both memories: from a GPU to the host.
/// </summary>
public sealed class CopyCommand : DeviceCommand
{
    private static readonly WorkLabel CopyLabel = new("copy");

    /// <summary>Creates the command.</summary>
    public CopyCommand(
        Instance source, Instance destination, IDevice sourceDevice, IDevice destinationDevice, Box box, Layout whole,
        int elementSize)
        : base(CopyLabel)
    {
        Source = source;
        Destination = destination;
        SourceDevice = sourceDevice;
        DestinationDevice = destinationDevice;
        Box = box;
        Whole = whole;
        ElementSize = elementSize;
    }

    /// <summary>Where the content is valid.</summary>
    public Instance Source { get; }

    /// <summary>Where it is wanted.</summary>
    public Instance Destination { get; }

    /// <summary>Whose memory the source is.</summary>
    public IDevice SourceDevice { get; }

    /// <summary>Whose memory the destination is.</summary>
    public IDevice DestinationDevice { get; }

    /// <summary>Whether it goes from one device's memory to another's.</summary>
    public bool IsBetweenDevices => SourceDevice != DestinationDevice;

    /// <summary>The index of the device that runs the copy.</summary>
    public int Runner =>
        DestinationDevice.IsHostMemory && !SourceDevice.IsHostMemory ? Source.Device : Destination.Device;

    /// <summary>Which elements.</summary>
    public Box Box { get; }

    /// <summary>The region's layout.</summary>
    public Layout Whole { get; }

    /// <summary>The size of an element in bytes.</summary>
    public int ElementSize { get; }

    /// <summary>How many bytes are copied.</summary>
    public long SizeInBytes => Box.Count * ElementSize;
}
