using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;

namespace Cohort.Kernels.Cuda;

/// <summary>CUDA_MEMCPY3D_PEER of the driver's header, field by field: one layer of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct CudaPeerRowCopy
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
    public CudaPeerRowCopy(in RowCopy rows, CudaContext destinationContext, CudaContext sourceContext)
        : this()
    {
        SourceType = CudaRowCopy.Device;
        SourceDevice = (ulong)rows.Source;
        SourceContext = sourceContext.Handle;
        SourcePitch = (nuint)rows.SourcePitch;
        SourceHeight = (nuint)rows.Rows;
        DestinationType = CudaRowCopy.Device;
        DestinationDevice = (ulong)rows.Destination;
        DestinationContext = destinationContext.Handle;
        DestinationPitch = (nuint)rows.DestinationPitch;
        DestinationHeight = (nuint)rows.Rows;
        Width = (nuint)rows.Width;
        Height = (nuint)rows.Rows;
        Depth = 1;
    }
}
