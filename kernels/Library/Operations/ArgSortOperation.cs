using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Sort;
using Cohort.Kernels.Library.Sort;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// The order that sorts, or partitions, the lines of a dense matrix. Operands: the matrix, and the positions (Int64).
/// GPUs partition by sorting. Any lines may be left to another device.
/// </summary>
public sealed unsafe class ArgSortOperation : WholeOperation, IGpuOperation
{
    private readonly int[]? _positions;

    /// <summary>Creates an operation.</summary>
    /// <param name="positions">The positions that a partition puts in order; null sorts.</param>
    public ArgSortOperation(int[]? positions = null)
        : base(positions is null ? "argsort" : "argpartition") => _positions = positions;

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => [operands[^1].Extents[0]];

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) => [0, -1];

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => 20 * base.Work(operands);

    /// <inheritdoc/>
    public override void Run(in LibraryCall call) => OrderedTypes.Run(call.Operands[0].Type, new Body
    {
        Lines = call.Operands[0],
        Indices = call.Operands[1],
        Positions = _positions,
        Parallel = new CallParallel(call.ParallelFor),
    });

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        KeyLines.Refusal(operands[0], types[0], Name);

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var positions = call.Operands[1];
        SortLaunches.Run(call, call.Operands[0], new GpuSpan(positions.Address, positions.Layout.Count));
    }

    private readonly struct Body : IOrderedBody
    {
        public required HostView Lines { get; init; }

        public required HostView Indices { get; init; }

        public required int[]? Positions { get; init; }

        public required IParallel Parallel { get; init; }

        public void Run<T, TOrder>()
            where T : unmanaged
            where TOrder : struct, IOrder<T>
        {
            var (values, indices) = ((nint)Lines.Address, (nint)Indices.Address);
            var (rows, n) = (Lines.Layout.Extents[0], checked((int)Lines.Layout.Extents[1]));
            var (positions, parallel) = (Positions, Parallel);
            var inner = rows == 1 ? parallel : SerialParallel.Instance;
            parallel.For(checked((int)rows), row =>
            {
                var line = new ReadOnlySpan<T>((T*)values + (row * (nint)n), n);
                var target = new Span<long>((long*)indices + (row * (nint)n), n);
                if (positions is null)
                {
                    ArgSorting<T, TOrder>.ArgSort(line, target, inner);
                }
                else
                {
                    Selection<T, TOrder>.ArgPartition(line, positions, target);
                }
            });
        }
    }
}
