using Cohort.Runtime.Expressions;

namespace Cohort.Runtime.Kernels;

/// <summary>Seam: kernels on host memory, for CPU devices and for small arrays at the call itself.</summary>
public interface IHostKernels
{
    /// <summary>
    /// Code for a graph. The first uses of a small amount of work get the interpreter; when the expected gain exceeds
    /// the cost of compiling, compiled code specialised on the access patterns.
    /// </summary>
    /// <param name="graph">What to compute.</param>
    /// <param name="patterns">
    /// The access pattern of each memory operand along the innermost axis (reductions: of the inputs).
    /// </param>
    /// <param name="elements">How many elements this use is about to compute.</param>
    HostKernel Resolve(KernelGraph graph, ReadOnlySpan<AccessPattern> patterns, long elements);

    /// <summary>
    /// Folds the partials of a reduction by a fixed tree over leaves (leaf i of n joins its neighbour i + 1 for even
    /// i, level by level), and stores the results.
    /// </summary>
    /// <param name="graph">The graph whose output it is.</param>
    /// <param name="output">Which output.</param>
    /// <param name="partials">Partial of leaf f and kept index k at [f * keptStride + k]. Overwritten.</param>
    /// <param name="keptStride">The distance between leaves, counted in partials.</param>
    /// <param name="keptBegin">The first kept index to fold.</param>
    /// <param name="keptEnd">The end of the kept indices to fold.</param>
    /// <param name="leaves">The number of leaves; 0 stores the operator's identity.</param>
    /// <param name="destination">Contiguous results: kept index k at [k].</param>
    unsafe void Fold(
        KernelGraph graph, int output, byte* partials, long keptStride, long keptBegin, long keptEnd, long leaves,
        byte* destination);
}
