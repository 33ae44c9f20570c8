using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;

namespace Cohort.Kernels.Cuda;

/// <summary>CUDA_MEMCPY2D of the driver's header, field by field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct CudaRowCopy
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
    /// <param name="rows">The rows.</param>
    /// <param name="sourceType">Whether the source is memory of the host or of a device.</param>
    /// <param name="destinationType">The same for the destination.</param>
    public CudaRowCopy(in RowCopy rows, int sourceType, int destinationType)
        : this()
    {
        SourceType = sourceType;
        SourceHost = sourceType == Host ? rows.Source : 0;
        SourceDevice = sourceType == Host ? 0 : (ulong)rows.Source;
        SourcePitch = (nuint)rows.SourcePitch;
        DestinationType = destinationType;
        DestinationHost = destinationType == Host ? rows.Destination : 0;
        DestinationDevice = destinationType == Host ? 0 : (ulong)rows.Destination;
        DestinationPitch = (nuint)rows.DestinationPitch;
        Width = (nuint)rows.Width;
        Height = (nuint)rows.Rows;
    }
}
