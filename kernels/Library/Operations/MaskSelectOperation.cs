using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Masks;
using Cohort.Kernels.Library.Gather;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// The elements where a mask is true. Operands: dense elements, a dense mask as long, and the result.
/// </summary>
public sealed unsafe class MaskSelectOperation : WholeOperation, IGpuOperation
{
    /// <summary>Creates an operation.</summary>
    public MaskSelectOperation()
        : base("mask_select")
    {
    }

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var (source, mask, target) = (call.Operands[0], call.Operands[1], call.Operands[2]);
        Masking.Compress(
            source.Address, mask.Address, mask.Layout.Count, source.Type.SizeInBytes(), target.Address,
            target.Layout.Count, new CallParallel(call.ParallelFor));
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        null;

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        MaskLaunches.Select(call);
    }
}
