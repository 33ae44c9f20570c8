using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cohort.Kernels.Library.Random;

/// <summary>
/// Integers in a closed interval, drawn as NumPy's <c>randint</c> (masked) and <c>Generator.integers</c> (Lemire) do: a
/// range of at most 32 bits takes 32-bit draws even for 64-bit results, and 8- and 16-bit results share a draw.
/// </summary>
public static class BoundedIntegers
{
    /// <summary>Fills a span with integers in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    /// <typeparam name="TBits">The stream's type.</typeparam>
    /// <typeparam name="T">An integer type of 1, 2, 4 or 8 bytes.</typeparam>
    /// <param name="bits">The stream.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value, inclusive; for NumPy's half-open interval pass high - 1.</param>
    /// <param name="rejection">Which of NumPy's two interfaces to follow.</param>
    /// <param name="target">What to fill; bits left over from shared draws are dropped at its end, as in NumPy.</param>
    /// <exception cref="ArgumentOutOfRangeException">high is below low.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TBits, T>(ref TBits bits, T low, T high, Rejection rejection, Span<T> target)
        where TBits : struct, IBitGenerator
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        var (offset, range) = (ulong.CreateTruncating(low), ulong.CreateTruncating(high) - ulong.CreateTruncating(low));
        switch (Unsafe.SizeOf<T>())
        {
            case 8:
                Fill64(ref bits, offset, range, rejection, MemoryMarshal.Cast<T, ulong>(target));
                break;
            case 4:
                Fill32(ref bits, (uint)offset, (uint)range, rejection, MemoryMarshal.Cast<T, uint>(target));
                break;
            case 2:
                FillNarrow(ref bits, (uint)offset, (ushort)range, rejection, MemoryMarshal.Cast<T, ushort>(target));
                break;
            default:
                FillNarrow(ref bits, (uint)offset, (byte)range, rejection, MemoryMarshal.Cast<T, byte>(target));
                break;
        }
    }

    /// <summary>Fills a span with truth values (<c>dtype=bool</c>): one bit each, 32 to a draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TBits>(ref TBits bits, bool low, bool high, Span<bool> target)
        where TBits : struct, IBitGenerator
    {
        if (low == high)
        {
            target.Fill(low);
            return;
        }

        var (buffer, left) = (0u, 0);
        foreach (ref var element in target)
        {
            (buffer, left) = left == 0 ? (bits.NextUInt32(), 31) : (buffer >> 1, left - 1);
            element = (buffer & 1) != 0;
        }
    }

    /// <summary>Fills a span with integers, each between the bounds at its place.</summary>
    /// <inheritdoc cref="Fill{TBits, T}(ref TBits, T, T, Rejection, Span{T})"/>
    public static void FillEach<TBits, T>(
        ref TBits bits, ReadOnlySpan<T> low, ReadOnlySpan<T> high, Rejection rejection, Span<T> target)
        where TBits : struct, IBitGenerator
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var narrow = Unsafe.SizeOf<T>() <= 2;
        var (bytes, words) = (default(NarrowDraws<byte>), default(NarrowDraws<ushort>));
        for (var i = 0; i < target.Length; i++)
        {
            var offset = ulong.CreateTruncating(low[i]);
            var range = ulong.CreateTruncating(high[i]) - offset;
            var draw = !narrow ? rejection == Rejection.Masked ? NextMasked(ref bits, range) : Next(ref bits, range)
                : Unsafe.SizeOf<T>() == 1 ? NextNarrow(ref bits, ref bytes, (byte)range, (uint)Mask(range), rejection)
                : NextNarrow(ref bits, ref words, (ushort)range, (uint)Mask(range), rejection);
            target[i] = T.CreateTruncating(offset + draw);
        }
    }

    /// <summary>Fills a span with 0 and 1, each between the bounds at its place: one bit each, 32 to a draw.</summary>
    public static void FillTruths<TBits>(
        ref TBits bits, ReadOnlySpan<byte> low, ReadOnlySpan<byte> high, Span<byte> target)
        where TBits : struct, IBitGenerator
    {
        var (buffer, left) = (0u, 0);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = low[i];
            if (low[i] != high[i])
            {
                (buffer, left) = left == 0 ? (bits.NextUInt32(), 31) : (buffer >> 1, left - 1);
                target[i] = (byte)(buffer & 1);
            }
        }
    }

    /// <summary>One integer in [0, <paramref name="range"/>] by Lemire's method.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Next<TBits>(ref TBits bits, ulong range)
        where TBits : struct, IBitGenerator => range switch
        {
            0 => 0,
            < uint.MaxValue => Lemire32(ref bits, (uint)range),
            uint.MaxValue => bits.NextUInt32(),
            ulong.MaxValue => bits.NextUInt64(),
            _ => Lemire64(ref bits, range),
        };

    /// <summary>One integer in [0, <paramref name="range"/>] by masking (<c>random_interval</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NextMasked<TBits>(ref TBits bits, ulong range)
        where TBits : struct, IBitGenerator
    {
        if (range == 0)
        {
            return 0;
        }

        var mask = Mask(range);
        ulong draw;
        do
        {
            draw = (range <= uint.MaxValue ? bits.NextUInt32() : bits.NextUInt64()) & mask;
        }
        while (draw > range);
        return draw;
    }

    /// <summary>The smallest 2^i - 1 that is at least <paramref name="range"/>.</summary>
    internal static ulong Mask(ulong range) => range == 0 ? 0 : ulong.MaxValue >> BitOperations.LeadingZeroCount(range);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill64<TBits>(
        ref TBits bits, ulong offset, ulong range, Rejection rejection, Span<ulong> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = offset + (rejection == Rejection.Masked ? NextMasked(ref bits, range) : Next(ref bits, range));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill32<TBits>(ref TBits bits, uint offset, uint range, Rejection rejection, Span<uint> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = offset
                + (uint)(rejection == Rejection.Masked ? NextMasked(ref bits, range) : Next(ref bits, range));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillNarrow<TBits, TWord>(
        ref TBits bits, uint offset, TWord range, Rejection rejection, Span<TWord> target)
        where TBits : struct, IBitGenerator
        where TWord : unmanaged, IBinaryInteger<TWord>, IMinMaxValue<TWord>
    {
        if (range == TWord.Zero)
        {
            target.Fill(TWord.CreateTruncating(offset));
            return;
        }

        var mask = (uint)Mask(ulong.CreateTruncating(range));
        var source = new NarrowDraws<TWord>();
        foreach (ref var element in target)
        {
            element = TWord.CreateTruncating(offset + NextNarrow(ref bits, ref source, range, mask, rejection));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NextNarrow<TBits, TWord>(
        ref TBits bits, ref NarrowDraws<TWord> source, TWord range, uint mask, Rejection rejection)
        where TBits : struct, IBitGenerator
        where TWord : unmanaged, IBinaryInteger<TWord>, IMinMaxValue<TWord>
    {
        if (range == TWord.Zero)
        {
            return 0;
        }

        if (range == TWord.MaxValue)
        {
            return source.Next(ref bits);
        }

        var wide = uint.CreateTruncating(range);
        if (rejection != Rejection.Masked)
        {
            return source.NextLemire(ref bits, wide);
        }

        uint draw;
        do
        {
            draw = source.Next(ref bits) & mask;
        }
        while (draw > wide);
        return draw;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lemire32<TBits>(ref TBits bits, uint range)
        where TBits : struct, IBitGenerator
    {
        var count = (ulong)range + 1;
        var product = bits.NextUInt32() * count;
        if ((uint)product < count)
        {
            var threshold = (uint.MaxValue - range) % count;
            while ((uint)product < threshold)
            {
                product = bits.NextUInt32() * count;
            }
        }

        return (uint)(product >> 32);
    }

    private static ulong Lemire64<TBits>(ref TBits bits, ulong range)
        where TBits : struct, IBitGenerator
    {
        var count = range + 1;
        var high = Math.BigMul(bits.NextUInt64(), count, out var low);
        if (low < count)
        {
            var threshold = (ulong.MaxValue - range) % count;
            while (low < threshold)
            {
                high = Math.BigMul(bits.NextUInt64(), count, out low);
            }
        }

        return high;
    }
}
