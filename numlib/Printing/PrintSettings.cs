namespace Cohort.Printing;

/// <summary>The print options in force: those of the running flow, else NumPy's defaults.</summary>
internal static class PrintSettings
{
    private static readonly AsyncLocal<PrintOptions?> Ambient = new();

    public static PrintOptions Current
    {
        get => Ambient.Value ?? PrintOptions.Default;
        set => Ambient.Value = value;
    }

    /// <summary>Puts options in force until the result is disposed.</summary>
    public static IDisposable Enter(PrintOptions options)
    {
        var entered = new Entered(Current);
        Current = options;
        return entered;
    }

    private sealed class Entered(PrintOptions previous) : IDisposable
    {
        public void Dispose() => Current = previous;
    }
}
