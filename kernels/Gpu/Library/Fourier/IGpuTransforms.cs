using Cohort.Runtime;

namespace Cohort.Kernels.Gpu.Library.Fourier;

/// <summary>Seam: a vendor's library that transforms lines on a queue.</summary>
public interface IGpuTransforms
{
    /// <summary>How many bytes of memory the library needs to work in.</summary>
    /// <exception cref="DeviceException">The library refuses.</exception>
    long WorkBytes(DenseTransform transform);

    /// <summary>Queues a transform. Complex lines may be transformed in place.</summary>
    /// <param name="transform">Of what.</param>
    /// <param name="from">The lines; real results overwrite them.</param>
    /// <param name="to">Where the results go.</param>
    /// <param name="work">Memory of <see cref="WorkBytes"/>.</param>
    /// <param name="isBackward">Whether the exponents of complex lines are positive.</param>
    void Run(DenseTransform transform, nint from, nint to, nint work, bool isBackward);
}
