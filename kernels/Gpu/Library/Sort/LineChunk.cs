using System.Runtime.CompilerServices;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>Which elements a block of a radix sort has.</summary>
internal readonly struct LineChunk
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LineChunk(long length, int line, int chunk)
    {
        Line = line;
        Chunk = chunk;
        Start = line * length;
        First = (long)chunk * LocalOrder.Chunk;
        var rest = length - First;
        Count = rest < LocalOrder.Chunk ? (int)rest : LocalOrder.Chunk;
    }

    /// <summary>The line.</summary>
    public int Line { get; }

    /// <summary>The chunk of the line.</summary>
    public int Chunk { get; }

    /// <summary>Where the line starts.</summary>
    public long Start { get; }

    /// <summary>Where in the line the chunk starts.</summary>
    public long First { get; }

    /// <summary>How many elements it has.</summary>
    public int Count { get; }

    /// <summary>The chunk of this block, of lines of so many elements and chunks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LineChunk OfBlock(long length, long chunks) =>
        new(length, Grid.IdxX / (int)chunks, Grid.IdxX % (int)chunks);

    /// <summary>Where the table of counts has those of a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Entry(int digit, long chunks) => ((((long)Line * RadixPasses.Digits) + digit) * chunks) + Chunk;
}
