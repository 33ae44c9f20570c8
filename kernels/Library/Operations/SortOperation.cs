using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Sort;
using Cohort.Kernels.Library.Sort;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Sorts, or partitions, the lines of a dense matrix in place. GPUs partition by sorting: a sort is a partition at any
/// positions, and a selection that takes one way out of many has little for many threads to do.
/// </summary>
public sealed unsafe class SortOperation : WholeOperation, IGpuOperation
{
    private readonly int[]? _positions;

    /// <summary>Creates an operation.</summary>
    /// <param name="positions">The positions that a partition puts in order; null sorts.</param>
    public SortOperation(int[]? positions = null)
        : base(positions is null ? "sort" : "partition") => _positions = positions;

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

        public required IParallel Parallel { get; init; }

        public void Run<T, TOrder>()
            where T : unmanaged
            where TOrder : struct, IOrder<T>
        {
            var (start, rows, n) = ((nint)Lines.Address, Lines.Layout.Extents[0],
                checked((int)Lines.Layout.Extents[1]));
            var (positions, parallel) = (Positions, Parallel);
            if (rows == 1)
            {
                Line<T, TOrder>(start, n, positions, parallel);
                return;
            }

            parallel.For(checked((int)rows), row =>
                Line<T, TOrder>(start + (row * (nint)n * sizeof(T)), n, positions, SerialParallel.Instance));
        }

        private static void Line<T, TOrder>(nint start, int n, int[]? positions, IParallel parallel)
            where T : unmanaged
            where TOrder : struct, IOrder<T>
        {
            var line = new Span<T>((T*)start, n);
            if (positions is null)
            {
                Sorting<T, TOrder>.Sort(line, parallel);
            }
            else
            {
                Selection<T, TOrder>.Partition(line, positions);
            }
        }
    }
}
