using System.Runtime.InteropServices;

namespace Cohort.DLPack;

/// <summary>An array in memory, as DLPack's header lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct DLTensor
{
    /// <summary>Where the memory begins; null is allowed where there are no elements.</summary>
    public void* Data;

    /// <summary>Where the memory is.</summary>
    public DLDevice Device;

    /// <summary>The number of axes.</summary>
    public int NDim;

    /// <summary>The element type.</summary>
    public DLDataType DType;

    /// <summary>The extents.</summary>
    public long* Shape;

    /// <summary>The distances between neighbours in elements; null for row-major ones.</summary>
    public long* Strides;

    /// <summary>Where the first element is, in bytes behind <see cref="Data"/>.</summary>
    public ulong ByteOffset;
}
