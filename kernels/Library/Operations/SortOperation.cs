using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Sort;
using Cohort.Kernels.Library.Sort;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Sorts, or partitions, the lines of a dense matrix in place. GPUs partition by sorting: a sort is a partition at any
/// positions, and a selection that takes one way out of many has little for many threads to do. Any lines may be left
/// to another device.
/// </summary>
public sealed unsafe class SortOperation : WholeOperation, IGpuOperation
{
    private readonly int[]? _positions;
    private readonly bool _inMiddle;

    /// <summary>Creates an operation.</summary>
    /// <param name="positions">The positions that a partition puts in order; null sorts.</param>
    public SortOperation(int[]? positions = null)
        : base(positions is null ? "sort" : "partition") => _positions = positions;

    private SortOperation(string name)
        : base(name) => _inMiddle = true;

    /// <summary>
    /// Partitions each line at the one or two positions in the middle of its elements that are not NaN.
    /// </summary>
    public static SortOperation InMiddle { get; } = new("partition in the middle");

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => [operands[^1].Extents[0]];

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) => [0, -1];

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => 20 * base.Work(operands);

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var lines = call.Operands[^1];
        OrderedTypes.Run(lines.Type, new Body
        {
            Lines = lines,
            Positions = _positions,
            InMiddle = _inMiddle,
            Parallel = new CallParallel(call.ParallelFor),
        });
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        KeyLines.Refusal(operands[^1], types[^1], Name);

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        SortLaunches.Run(call, call.Operands[^1], positions: null);
    }

    private readonly struct Body : IOrderedBody
    {
        public required HostView Lines { get; init; }

        public required int[]? Positions { get; init; }

        public required bool InMiddle { get; init; }

        public required IParallel Parallel { get; init; }

        public void Run<T, TOrder>()
            where T : unmanaged
            where TOrder : struct, IOrder<T>
        {
            var (start, rows, n) = ((nint)Lines.Address, Lines.Layout.Extents[0],
                checked((int)Lines.Layout.Extents[1]));
            if (rows == 1)
            {
                Line<T, TOrder>(start, n, Parallel);
                return;
            }

            var body = this;
            Parallel.For(checked((int)rows), row =>
                body.Line<T, TOrder>(start + (row * (nint)n * sizeof(T)), n, SerialParallel.Instance));
        }

        private void Line<T, TOrder>(nint start, int n, IParallel parallel)
            where T : unmanaged
            where TOrder : struct, IOrder<T>
        {
            var line = new Span<T>((T*)start, n);
            if (InMiddle)
            {
                Selection<T, TOrder>.PartitionMiddle(line);
            }
            else if (Positions is null)
            {
                Sorting<T, TOrder>.Sort(line, parallel);
            }
            else
            {
                Selection<T, TOrder>.Partition(line, Positions);
            }
        }
    }
}
