namespace Cohort.Kernels.Gpu.Library;

/// <summary>How many threads and blocks share work: small work gets small blocks.</summary>
internal static class GridShape
{
    private const int Most = 256;
    private const int Least = 32;

    /// <summary>Blocks and threads with at least a thread for each unit.</summary>
    public static (long Blocks, int Threads) Of(long units)
    {
        var threads = Most;
        while (threads > Least && units <= threads / 2)
        {
            threads /= 2;
        }

        return ((units + threads - 1) / threads, threads);
    }
}
