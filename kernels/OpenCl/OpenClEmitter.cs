using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Kernels.OpenCl;

/// <summary>
/// Writes kernels in OpenCL C 1.2. The parameters are one <c>__global</c> buffer for each operand, in order, and then
/// the whole block of arguments (<see cref="GpuArgumentLayout"/>) as one structure by value, whose address slots hold
/// the byte offset of each operand in its buffer.
/// </summary>
public sealed class OpenClEmitter : IGpuEmitter
{
    private const int Threads = 128;
    private const string EntryName = "cohort_kernel";

    /// <inheritdoc/>
    public GpuKernelSource Emit(GpuKernelKey key) =>
        KernelText.Write(key, new OpenClWriter(key.Arguments), EntryName, Threads);
}
