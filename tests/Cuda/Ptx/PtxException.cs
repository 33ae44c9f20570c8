namespace Cohort.Tests.Cuda.Ptx;

/// <summary>PTX text that no driver should be given, or a run that no GPU would survive.</summary>
public sealed class PtxException : Exception
{
    public PtxException()
    {
    }

    public PtxException(string message)
        : base(message)
    {
    }

    public PtxException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An error in a line of the text.</summary>
    public static PtxException At(int line, string message) => new($"line {line}: {message}");
}
