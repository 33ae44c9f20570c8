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

    /// <summary>The options with which a program is built.</summary>
    /// <param name="roundsCorrectly">
    /// Whether the device has CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT for single precision. Without it division and square
    /// root of floats have the device's error.
    /// </param>
    public static string BuildOptions(bool roundsCorrectly) =>
        roundsCorrectly ? "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt" : "-cl-std=CL1.2";

    /// <inheritdoc/>
    public GpuKernelSource Emit(GpuKernelKey key) =>
        KernelText.Write(key, new OpenClWriter(key.Arguments), EntryName, Threads);
}
