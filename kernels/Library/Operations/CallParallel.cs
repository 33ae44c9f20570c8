namespace Cohort.Kernels.Library.Operations;

/// <summary>The workers that run a library call, as its algorithms want them.</summary>
internal sealed class CallParallel : IParallel
{
    private readonly Action<int, Action<int>> _run;

    public CallParallel(Action<int, Action<int>> run) => _run = run;

    /// <inheritdoc/>
    public int Width => Environment.ProcessorCount;

    /// <inheritdoc/>
    public void For(int count, Action<int> body)
    {
        switch (count)
        {
            case <= 0:
                break;
            case 1:
                body(0);
                break;
            default:
                _run(count, body);
                break;
        }
    }
}
