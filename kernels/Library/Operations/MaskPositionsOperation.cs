using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Masks;
using Cohort.Kernels.Library.Gather;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>The row-major places where a mask is true. Operands: a dense mask, and the places (Int64).</summary>
public sealed unsafe class MaskPositionsOperation : WholeOperation, IGpuOperation
{
    /// <summary>Creates an operation.</summary>
    public MaskPositionsOperation()
        : base("nonzero")
    {
    }

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var (mask, target) = (call.Operands[0], call.Operands[1]);
        var places = new Span<long>((long*)target.Address, checked((int)target.Layout.Count));
        Masking.NonZero(mask.Address, mask.Layout.Count, places, new CallParallel(call.ParallelFor));
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        null;

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        MaskLaunches.Positions(call);
    }
}
