using System.Runtime.InteropServices;

namespace Cohort.Kernels.Cuda;

/// <summary>CUDA_MEMCPY3D_PEER of the driver's header, field by field: one layer of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PeerRowCopy
{
    public readonly nuint SourceX;
    public readonly nuint SourceY;
    public readonly nuint SourceZ;
    public readonly nuint SourceLevel;
    public readonly int SourceType;
    public readonly nint SourceHost;
    public readonly ulong SourceDevice;
    public readonly nint SourceArray;
    public readonly nint SourceContext;
    public readonly nuint SourcePitch;
    public readonly nuint SourceHeight;
    public readonly nuint DestinationX;
    public readonly nuint DestinationY;
    public readonly nuint DestinationZ;
    public readonly nuint DestinationLevel;
    public readonly int DestinationType;
    public readonly nint DestinationHost;
    public readonly ulong DestinationDevice;
    public readonly nint DestinationArray;
    public readonly nint DestinationContext;
    public readonly nuint DestinationPitch;
    public readonly nuint DestinationHeight;
    public readonly nuint Width;
    public readonly nuint Height;
    public readonly nuint Depth;

    /// <summary>The driver's form of a copy of rows between devices.</summary>
    public PeerRowCopy(in CudaRows rows, CudaContext destinationContext, CudaContext sourceContext)
        : this()
    {
        SourceType = RowCopy.Device;
        SourceDevice = (ulong)rows.Source;
        SourceContext = sourceContext.Handle;
        SourcePitch = (nuint)rows.SourcePitch;
        SourceHeight = (nuint)rows.Height;
        DestinationType = RowCopy.Device;
        DestinationDevice = (ulong)rows.Destination;
        DestinationContext = destinationContext.Handle;
        DestinationPitch = (nuint)rows.DestinationPitch;
        DestinationHeight = (nuint)rows.Height;
        Width = (nuint)rows.Width;
        Height = (nuint)rows.Height;
        Depth = 1;
    }
}
