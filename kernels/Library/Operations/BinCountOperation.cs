using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Counting;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// How often each of 0, 1, ... occurs, or the sum of the weights of its occurrences in their order. Operands, all dense
/// and of one axis: the numbers (Int64); the weights (Double), if any; and the counts (Int64) or sums (Double). Numbers
/// outside of these do not count.
/// </summary>
public sealed unsafe class BinCountOperation : WholeOperation, IGpuOperation
{
    private const int FewBins = 1 << 14;
    private const int PerTask = 1 << 17;

    /// <summary>Creates an operation.</summary>
    public BinCountOperation()
        : base("bincount")
    {
    }

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var numbers = call.Operands[0];
        if (call.Operands.Length == 3)
        {
            Sum((long*)numbers.Address, numbers.Layout.Count, call.Operands[1], call.Operands[2]);
        }
        else
        {
            Count((nint)numbers.Address, numbers.Layout.Count, call.Operands[1], call.ParallelFor);
        }
    }

    /// <inheritdoc/>
    public string? GpuRefusal(ReadOnlySpan<Layout> operands, ReadOnlySpan<ElementType> types) =>
        operands.Length == 3 ? "bincount adds weights in their order, which has no GPU kernel"
        : operands[0].Count > int.MaxValue ? $"bincount of {operands[0].Count} numbers has no GPU kernel"
        : null;

    /// <inheritdoc/>
    public void Launch(GpuCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        CountLaunches.Run(call);
    }

    private static void Sum(long* numbers, long count, HostView weights, HostView sums)
    {
        var bins = sums.Layout.Count;
        var from = (double*)weights.Address;
        var to = (double*)sums.Address;
        new Span<double>(to, checked((int)bins)).Clear();
        for (var i = 0L; i < count; i++)
        {
            if ((ulong)numbers[i] < (ulong)bins)
            {
                to[numbers[i]] += from[i];
            }
        }
    }

    // Each task counts for itself where that takes less than the numbers that it counts.
    private static void Count(nint numbers, long count, HostView counts, Action<int, Action<int>> parallelFor)
    {
        var (bins, to) = (counts.Layout.Count, (nint)counts.Address);
        new Span<long>((long*)to, checked((int)bins)).Clear();
        if (bins > FewBins || count <= PerTask)
        {
            Count((long*)numbers, count, (long*)to, bins);
            return;
        }

        var gate = new Lock();
        parallelFor(checked((int)((count + PerTask - 1) / PerTask)), task =>
        {
            var own = stackalloc long[FewBins];
            new Span<long>(own, (int)bins).Clear();
            var first = (long)task * PerTask;
            Count((long*)numbers + first, Math.Min(PerTask, count - first), own, bins);
            lock (gate)
            {
                for (var bin = 0L; bin < bins; bin++)
                {
                    ((long*)to)[bin] += own[bin];
                }
            }
        });
    }

    private static void Count(long* numbers, long count, long* counts, long bins)
    {
        for (var i = 0L; i < count; i++)
        {
            if ((ulong)numbers[i] < (ulong)bins)
            {
                counts[numbers[i]]++;
            }
        }
    }
}
