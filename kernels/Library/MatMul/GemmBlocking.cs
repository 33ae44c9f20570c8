namespace Cohort.Kernels.Library.MatMul;

/// <summary>The block sizes of the packed product.</summary>
/// <remarks>
/// Only <see cref="KBlock"/> decides rounding, and it depends on k alone: neither the machine's caches nor the number
/// of threads may enter it.
/// </remarks>
internal static class GemmBlocking
{
    /// <summary>The longest block of k: eight rows of A by this many doubles are half of a 32 KB L1.</summary>
    public const int LongestKBlock = 256;

    /// <summary>The packed block of B of one step, sized for half of a 1 MB L2.</summary>
    public const int BBlockBytes = 240 * LongestKBlock * 8;

    /// <summary>The most rows of C of one task: their packed block of A is 2 MB of doubles and lives in L3.</summary>
    public const int MostRows = 1024;

    /// <summary>The length of the blocks of k: equal ones, as few as fit; the last may be shorter.</summary>
    public static nint KBlock(nint k)
    {
        var blocks = (k + LongestKBlock - 1) / LongestKBlock;
        return blocks <= 1 ? k : (k + blocks - 1) / blocks;
    }

    /// <summary>Columns of C of one packed block of B.</summary>
    public static nint NBlock(int elementSize, int panelColumns)
    {
        var columns = BBlockBytes / (LongestKBlock * elementSize);
        return nint.Max(1, columns / panelColumns) * panelColumns;
    }

    /// <summary>Rounds up to a multiple.</summary>
    public static nint RoundUp(nint value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
