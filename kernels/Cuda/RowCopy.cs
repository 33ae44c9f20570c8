using System.Runtime.InteropServices;

namespace Cohort.Kernels.Cuda;

/// <summary>CUDA_MEMCPY2D of the driver's header, field by field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct RowCopy
{
    internal const int Host = 1;
    internal const int Device = 2;

    public readonly nuint SourceX;
    public readonly nuint SourceY;
    public readonly int SourceType;
    public readonly nint SourceHost;
    public readonly ulong SourceDevice;
    public readonly nint SourceArray;
    public readonly nuint SourcePitch;
    public readonly nuint DestinationX;
    public readonly nuint DestinationY;
    public readonly int DestinationType;
    public readonly nint DestinationHost;
    public readonly ulong DestinationDevice;
    public readonly nint DestinationArray;
    public readonly nuint DestinationPitch;
    public readonly nuint Width;
    public readonly nuint Height;

    /// <summary>The driver's form of a copy of rows.</summary>
    public RowCopy(in CudaRows rows)
        : this()
    {
        SourceType = rows.SourceIsHost ? Host : Device;
        SourceHost = rows.SourceIsHost ? rows.Source : 0;
        SourceDevice = rows.SourceIsHost ? 0 : (ulong)rows.Source;
        SourcePitch = (nuint)rows.SourcePitch;
        DestinationType = rows.DestinationIsHost ? Host : Device;
        DestinationHost = rows.DestinationIsHost ? rows.Destination : 0;
        DestinationDevice = rows.DestinationIsHost ? 0 : (ulong)rows.Destination;
        DestinationPitch = (nuint)rows.DestinationPitch;
        Width = (nuint)rows.Width;
        Height = (nuint)rows.Height;
    }
}
