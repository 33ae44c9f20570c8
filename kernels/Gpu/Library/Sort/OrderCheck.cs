using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>Looks whether all places of an order exist.</summary>
internal static class OrderCheck
{
    private const int Threads = 256;

    private static readonly LibraryKernelKey Look = new(LookAtPlaces);

    /// <summary>Refuses the operation's data when one does not.</summary>
    public static void Launch(GpuCall call, GpuSpan order, long count, Func<Exception> refusal)
    {
        var flag = call.Upload([0], call.Scratch(sizeof(long)));
        call.Launch(Look, (order.Count + Threads - 1) / Threads, Threads, [order, flag], count);
        call.Check(flag, numbers => numbers[0] != 0 ? refusal() : null);
    }

    // Whoever writes, writes the same.
    private static void LookAtPlaces(ArrayView<long> order, ArrayView<long> flag, long count)
    {
        var at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < order.Length && (order[at] < 0 || order[at] >= count))
        {
            flag[0] = 1;
        }
    }
}
