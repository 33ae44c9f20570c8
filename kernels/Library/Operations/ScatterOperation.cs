using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Writes an array at integer arrays, one for each of its first axes. Operands: the values, of the extents of the index
/// arrays and of the array's remaining axes; the index arrays (Int64, equal extents); and the array, in place.
/// </summary>
public sealed unsafe class ScatterOperation : WholeOperation, IGpuOperation
{
    private readonly Func<long, int, long, Exception> _refusal;

    /// <summary>Creates an operation.</summary>
    /// <param name="refusal">The error for an index, the axis and its extent.</param>
    public ScatterOperation(Func<long, int, long, Exception> refusal)
        : base("scatter") => _refusal = refusal;

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var blocks = new IndexedBlocks(call.Operands[^1], call.Operands[1..^1], _refusal);
        var values = call.Operands[0];
        SizedTypes.Run(values.Type, new Body(blocks, (nint)values.Address, values.Layout));
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        IndexedLaunches.Refusal(operands, Name, int.MaxValue);

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        new IndexedLaunches(call, call.Operands[^1], _refusal).Scatter(call.Operands[0]);
    }

    private readonly struct Body(IndexedBlocks blocks, nint values, Layout layout) : ISizedBody
    {
        public void Run<T>()
            where T : unmanaged => blocks.Scatter((T*)values, layout);
    }
}
