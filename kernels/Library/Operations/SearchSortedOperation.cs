using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Sort;
using Cohort.Kernels.Library.Sort;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Where values would be inserted into a sorted vector. Operands, all dense: the vector, the values, the order that
/// sorts the vector (Int64, empty when it is sorted), and the positions (Int64). The values may be cut.
/// </summary>
public sealed unsafe class SearchSortedOperation : WholeOperation, IGpuOperation
{
    private readonly bool _right;

    /// <summary>Creates an operation.</summary>
    /// <param name="right">Whether positions are behind equal elements.</param>
    public SearchSortedOperation(bool right)
        : base("searchsorted") => _right = right;

    /// <inheritdoc/>
    public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => Leading(operands[^1]);

    /// <inheritdoc/>
    public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) =>
        operand is 1 or 3 ? CutBy(IndexSpace(operands), operands[operand]) : Uncut(operands[operand]);

    /// <inheritdoc/>
    public override void Run(in LibraryCall call) => OrderedTypes.Run(call.Operands[0].Type, new Body
    {
        Sorted = call.Operands[0],
        Values = call.Operands[1],
        Sorter = call.Operands[2],
        Target = call.Operands[3],
        Right = _right,
        Parallel = new CallParallel(call.ParallelFor),
    });

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types)
    {
        var (count, order) = (operands[0].Count, operands[2].Count);
        return order != 0 && order != count
            ? $"an order of {order} places fits no vector of {count}"
            : KeyCoding.Refusal(types[0], Name);
    }

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        KeyCoding.Run(call.Operands[0].Type, new SearchLaunches { Call = call, Right = _right });
    }

    private readonly struct Body : IOrderedBody
    {
        public required HostView Sorted { get; init; }

        public required HostView Values { get; init; }

        public required HostView Sorter { get; init; }

        public required HostView Target { get; init; }

        public required bool Right { get; init; }

        public required IParallel Parallel { get; init; }

        public void Run<T, TOrder>()
            where T : unmanaged
            where TOrder : struct, IOrder<T> => SearchSorted<T, TOrder>.Find(
                Span<T>(Sorted), Span<long>(Sorter), Span<T>(Values), Right, Span<long>(Target), Parallel);

        private static Span<T> Span<T>(in HostView view)
            where T : unmanaged => new((T*)view.Address, checked((int)view.Layout.Count));
    }
}
