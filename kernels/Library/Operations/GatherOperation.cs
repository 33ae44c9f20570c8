using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Reads an array at integer arrays, one for each of its first axes. Operands: the array, the index arrays (Int64,
/// equal
/// extents), and the result, whose extents are those of the index arrays and of the array's remaining axes.
/// </summary>
public sealed unsafe class GatherOperation : WholeOperation, IGpuOperation
{
    private readonly Func<long, int, long, Exception> _refusal;

    /// <summary>Creates an operation.</summary>
    /// <param name="refusal">The error for an index, the axis and its extent.</param>
    public GatherOperation(Func<long, int, long, Exception> refusal)
        : base("gather") => _refusal = refusal;

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var blocks = new IndexedBlocks(call.Operands[0], call.Operands[1..^1], _refusal);
        var parallel = new CallParallel(call.ParallelFor);
        var target = call.Operands[^1].Address;
        switch (call.Operands[0].Type.SizeInBytes())
        {
            case 1:
                blocks.Gather(target, parallel);
                break;
            case 2:
                blocks.Gather((ushort*)target, parallel);
                break;
            case 4:
                blocks.Gather((uint*)target, parallel);
                break;
            case 8:
                blocks.Gather((ulong*)target, parallel);
                break;
            default:
                blocks.Gather((UInt128*)target, parallel);
                break;
        }
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        IndexedLaunches.Refusal(operands, Name, long.MaxValue);

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        new IndexedLaunches(call, call.Operands[0], _refusal).Gather(call.Operands[^1]);
    }
}
