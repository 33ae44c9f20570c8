using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library;
using Cohort.Runtime;

namespace Cohort.Kernels.OpenCl;

/// <summary>
/// Writes kernels in OpenCL C 1.2. The first parameters are one <c>__global</c> buffer for each operand, in order. For
/// expressions the whole block of arguments (<see cref="GpuArgumentLayout"/>) follows as one structure by value, whose
/// address slots hold the byte offset of each operand in its buffer.
/// </summary>
public sealed class OpenClEmitter : IGpuEmitter
{
    private const int Threads = 128;
    private const string EntryName = "cohort_kernel";

    /// <inheritdoc/>
    public GpuKernelSource Emit(GpuKernelKey key) => key switch
    {
        ExpressionKey expression => KernelText.Write(
            expression, new OpenClWriter(expression.Arguments), EntryName, Threads),
        LibraryKernelKey library => LibraryCompiler.Shared.OpenCl(library),
        _ => throw new InvariantException($"{key} is no kernel that can be written"),
    };
}
