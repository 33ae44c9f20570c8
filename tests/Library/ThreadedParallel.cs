using Cohort.Kernels.Library;

namespace Cohort.Tests.Library;

/// <summary>Runs pieces on the thread pool, last piece first, to expose any dependence on order.</summary>
internal sealed class ThreadedParallel(int width) : IParallel
{
    public int Width => width;

    public void For(int count, Action<int> body) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = width }, i => body(count - 1 - i));
}
