using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>What a library operation is on a GPU: launches of kernels.</summary>
public interface IGpuOperation
{
    /// <summary>
    /// Why a GPU cannot run it on such operands, in words that follow "since"; null when it can.
    /// </summary>
    string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types);

    /// <summary>Whether it runs by <see cref="GpuCall.Decompositions"/>, which not every GPU has.</summary>
    bool NeedsDecompositions => false;

    /// <summary>Whether it runs by <see cref="GpuCall.Transforms"/>, which not every GPU has.</summary>
    bool NeedsTransforms => false;

    /// <summary>Queues the launches.</summary>
    void Launch(GpuCall call);
}
