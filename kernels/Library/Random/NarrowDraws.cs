using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Random;

/// <summary>Cuts draws of 32 bits into words of 8 or 16 bits, lowest first.</summary>
internal struct NarrowDraws<TWord>
    where TWord : unmanaged, IBinaryInteger<TWord>, IMinMaxValue<TWord>
{
    private uint buffer;
    private int left;

    private static int Width => 8 * Unsafe.SizeOf<TWord>();

    /// <summary>The next word.</summary>
    public uint Next<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator
    {
        (buffer, left) = left == 0 ? (bits.NextUInt32(), (32 / Width) - 1) : (buffer >> Width, left - 1);
        return uint.CreateTruncating(TWord.CreateTruncating(buffer));
    }

    /// <summary>The next integer in [0, <paramref name="range"/>], which is below the word's largest value.</summary>
    public uint NextLemire<TBits>(ref TBits bits, uint range)
        where TBits : struct, IBitGenerator
    {
        var count = range + 1;
        var largest = uint.CreateTruncating(TWord.MaxValue);
        var product = Next(ref bits) * count;
        if ((product & largest) < count)
        {
            var threshold = (largest - range) % count;
            while ((product & largest) < threshold)
            {
                product = Next(ref bits) * count;
            }
        }

        return product >> Width;
    }
}
