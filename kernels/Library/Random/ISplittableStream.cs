using Cohort.Kernels.Gpu.Library;

namespace Cohort.Kernels.Library.Random;

/// <summary>A stream of 64-bit draws of which any part can be computed alone.</summary>
public interface ISplittableStream : IBitGenerator
{
    /// <summary>Whether the upper half of a draw waits to be the next 32 bits.</summary>
    bool HasUInt32 { get; }

    /// <summary>
    /// Goes on as if so many 64 bits had been drawn; half of an earlier draw that waits keeps waiting.
    /// </summary>
    void Skip(long draws);

    /// <summary>The kernel that computes uniform numbers of this stream, float64 or float32.</summary>
    static abstract LibraryKernelKey UniformKernel(bool isDouble);

    /// <summary>The state as that kernel reads it.</summary>
    long[] KernelState();
}
