using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library;
using Cohort.Runtime;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Cuda.Ptx;

/// <summary>Writes kernels in PTX, one module each, which the driver compiles for its GPU.</summary>
public sealed class PtxEmitter : IGpuEmitter
{
    /// <summary>The PTX version: that of CUDA 11.0, so that every driver since 450 takes it.</summary>
    public const string Version = "7.0";

    /// <summary>The oldest architecture that is supported: compute capability 6.0.</summary>
    public const int OldestArchitecture = 60;

    /// <summary>
    /// The newest that a kernel names: newer GPUs take it as well, and this PTX version knows no other.
    /// </summary>
    public const int NewestArchitecture = 80;

    private const int MapThreads = 256;
    private const string EntryName = "cohort_kernel";

    private readonly int _architecture;

    /// <summary>Creates an emitter.</summary>
    /// <param name="architecture">
    /// Ten times the device's compute capability; what it names in its kernels is at most that.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The device is older than 6.0.</exception>
    public PtxEmitter(int architecture = OldestArchitecture)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(architecture, OldestArchitecture);
        _architecture = Math.Min(architecture, NewestArchitecture);
    }

    /// <inheritdoc/>
    public GpuKernelSource Emit(GpuKernelKey key) => key switch
    {
        ExpressionKey expression => KernelText.Write(
            expression, new PtxWriter(expression.Arguments, _architecture), EntryName, MapThreads),
        LibraryKernelKey library => LibraryCompiler.Shared.Ptx(library),
        _ => throw new InvariantException($"{key} is no kernel that can be written"),
    };
}
