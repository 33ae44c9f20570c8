namespace Cohort.Kernels.Library.Fourier;

/// <summary>Independent steps over a range, by all workers.</summary>
internal static class Chunks
{
    private const nint Size = 1 << 14;

    /// <summary>Calls a body for parts of a range.</summary>
    public static void Run(IParallel parallel, nint count, Action<nint, nint> body) => parallel.For(
        checked((int)((count + Size - 1) / Size)), chunk => body(chunk * Size, Math.Min((chunk + 1) * Size, count)));
}
