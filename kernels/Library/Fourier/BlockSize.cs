namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// How many lines are transformed side by side, and the memory for that. No bit of a result depends on it.
/// </summary>
internal static unsafe class BlockSize
{
    /// <summary>Lines of more numbers are divided among the workers.</summary>
    public const nint LongestLine = 16384;

    /// <summary>How many lines of a length go together.</summary>
    public static int LanesOf(nint room) => room switch
    {
        <= 128 => 16,
        <= 1024 => 8,
        <= 4096 => 4,
        _ => 1,
    };

    /// <summary>The memory for two pairs of planes.</summary>
    public static nint BytesOf(nint room, int lanes) => 4 * sizeof(double) * room * lanes;

    /// <summary>Two pairs of planes.</summary>
    public static (Planes Data, Planes Spare) Pair(Scratch scratch, nint room, int lanes)
    {
        var first = (double*)scratch.Pointer;
        return (Planes.At(first, room * lanes), Planes.At(first + (2 * room * lanes), room * lanes));
    }
}
