namespace Cohort.Kernels.Library;

/// <summary>Runs every piece on the calling thread, in order.</summary>
public sealed class SerialParallel : IParallel
{
    /// <summary>The only instance; it has no state.</summary>
    public static SerialParallel Instance { get; } = new();

    private SerialParallel()
    {
    }

    /// <inheritdoc/>
    public int Width => 1;

    /// <inheritdoc/>
    public void For(int count, Action<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        for (var index = 0; index < count; index++)
        {
            body(index);
        }
    }
}
