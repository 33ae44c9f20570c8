using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Reads an array at integer arrays, one for each of its first axes. Operands: the array, the index arrays (Int64,
/// equal extents), and the result, whose extents are those of the index arrays and of the array's remaining axes. The
/// first axis of the index arrays may be cut; every tile needs the whole array.
/// </summary>
public sealed unsafe class GatherOperation : WholeOperation, IGpuOperation
{
    private readonly Func<long, int, long, Exception> _refusal;

    /// <summary>Creates an operation.</summary>
    /// <param name="refusal">The error for an index, the axis and its extent.</param>
    public GatherOperation(Func<long, int, long, Exception> refusal)
        : base("gather") => _refusal = refusal;

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) =>
        operands.Length > 2 ? Leading(operands[1]) : [];

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) =>
        operand == 0 ? Uncut(operands[0]) : CutBy(IndexSpace(operands), operands[operand]);

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var (array, indices) = (call.Operands[0], call.Operands[1]);
        if (call.Operands.Length == 3 && array.Layout.Rank == 1 && indices.Layout.IsContiguous)
        {
            SizedTypes.Run(array.Type, new VectorBody(array, indices, (nint)call.Operands[2].Address, call, _refusal));
            return;
        }

        var blocks = new IndexedBlocks(array, call.Operands[1..^1], _refusal);
        var parallel = new CallParallel(call.ParallelFor);
        SizedTypes.Run(call.Operands[0].Type, new Body(blocks, (nint)call.Operands[^1].Address, parallel));
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

    private readonly struct VectorBody : ISizedBody
    {
        private readonly VectorGather _gather;
        private readonly Action<int, Action<int>> _parallelFor;

        public VectorBody(
            in HostView vector, in HostView indices, nint target, in LibraryCall call,
            Func<long, int, long, Exception> refusal)
        {
            _gather = new VectorGather(vector, indices, target, refusal);
            _parallelFor = call.ParallelFor;
        }

        public void Run<T>()
            where T : unmanaged => _gather.Run<T>(_parallelFor);
    }

    private readonly struct Body(IndexedBlocks blocks, nint target, IParallel parallel) : ISizedBody
    {
        public void Run<T>()
            where T : unmanaged => blocks.Gather((T*)target, parallel);
    }
}
