using Benchmarks.Comparison;

namespace Benchmarks.Peers;

/// <summary>Copies memory with all cores: the bandwidth that computing over long arrays can reach at best.</summary>
internal sealed class CopyPeer : IPeer
{
    private const int Count = 10_000_000;

    public string Name => "copy";

    public string Version => $"{Environment.ProcessorCount} threads";

    /// <summary>What one copy moves: each double is read and written.</summary>
    public static long BytesMoved => 2L * sizeof(double) * Count;

    public ITrial? Prepare(Workload workload)
    {
        if (workload.Name != Workloads.Chain)
        {
            return null;
        }

        var source = new double[Count];
        var target = new double[Count];
        source.AsSpan().Fill(1);
        return new LocalTrial(
            () => double.NaN,
            repetitions =>
            {
                for (var i = 0; i < repetitions; i++)
                {
                    Copy(source, target);
                }
            });
    }

    public void Dispose()
    {
    }

    private static void Copy(double[] source, double[] target)
    {
        var share = (Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            var start = Math.Min(part * share, Count);
            var length = Math.Min(share, Count - start);
            source.AsSpan(start, length).CopyTo(target.AsSpan(start, length));
        });
    }
}
