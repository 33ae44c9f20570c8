using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Random;

namespace Cohort.Kernels.Library.Random;

/// <summary>
/// Philox4x64-10 (Salmon, Moraes, Dror, Shaw, SC11): block i of the stream is a function of the key and of the counter,
/// so any part of it can be computed alone.
/// </summary>
public struct Philox4x64 : ISplittableStream
{
    private Block counter;
    private Block buffer;
    private ulong key0;
    private ulong key1;
    private int position;
    private uint half;

    /// <summary>The counter, lowest word first.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<ulong> Counter => MemoryMarshal.CreateReadOnlySpan(in counter[0], 4);

    /// <summary>The block that is being given out.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<ulong> Buffer => MemoryMarshal.CreateReadOnlySpan(in buffer[0], 4);

    /// <summary>The key.</summary>
    public readonly (ulong First, ulong Second) Key => (key0, key1);

    /// <summary>The next word of the block; 4 when it is used up.</summary>
    public readonly int Position => position;

    /// <summary>Whether the upper half of the last 64 bits waits to be the next 32 bits.</summary>
    public bool HasUInt32 { get; private set; }

    /// <summary>The waiting 32 bits.</summary>
    public readonly uint WaitingUInt32 => half;

    /// <summary>The stream of <c>Philox(seed)</c>.</summary>
    public static Philox4x64 FromSeed(SeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        Span<ulong> words = stackalloc ulong[2];
        seed.GenerateState(words);
        return FromKey(words[0], words[1], [0, 0, 0, 0]);
    }

    /// <summary>The stream that begins with the block after <paramref name="counter"/>.</summary>
    /// <param name="first">The low word of the key.</param>
    /// <param name="second">The high word of the key.</param>
    /// <param name="counter">Four words, lowest first.</param>
    public static Philox4x64 FromKey(ulong first, ulong second, ReadOnlySpan<ulong> counter) =>
        FromState(first, second, counter, [0, 0, 0, 0], 4, false, 0);

    /// <summary>The stream at a saved state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in [0, 4].</exception>
    public static Philox4x64 FromState(
        ulong first, ulong second, ReadOnlySpan<ulong> counter, ReadOnlySpan<ulong> buffer, int position,
        bool hasUInt32, uint waitingUInt32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, 4);
        var bits = new Philox4x64 { key0 = first, key1 = second, position = position };
        counter[..4].CopyTo(bits.counter);
        buffer[..4].CopyTo(bits.buffer);
        (bits.HasUInt32, bits.half) = (hasUInt32, waitingUInt32);
        return bits;
    }

    /// <summary>The four words of one block: ten rounds over a counter.</summary>
    public static void ComputeBlock(ulong key0, ulong key1, ReadOnlySpan<ulong> counter, Span<ulong> block)
    {
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3]);
        Mix(key0, key1, ref c0, ref c1, ref c2, ref c3);
        (block[0], block[1], block[2], block[3]) = (c0, c1, c2, c3);
    }

    /// <inheritdoc/>
    public ulong NextUInt64()
    {
        if (position >= 4)
        {
            Add(1, 0);
            Refill();
            position = 0;
        }

        return buffer[position++];
    }

    /// <inheritdoc/>
    public uint NextUInt32()
    {
        if (HasUInt32)
        {
            HasUInt32 = false;
            return half;
        }

        var bits = NextUInt64();
        HasUInt32 = true;
        half = (uint)(bits >> 32);
        return (uint)bits;
    }

    /// <inheritdoc/>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / 9007199254740992.0);

    /// <inheritdoc/>
    public float NextSingle() => (NextUInt32() >> 8) * (1.0f / 16777216.0f);

    /// <inheritdoc/>
    public void Skip(long draws)
    {
        var word = (ulong)position + (ulong)draws;
        if (word <= 4)
        {
            position = (int)word;
            return;
        }

        var blocks = (word - 1) / 4;
        Add(blocks, 0);
        Refill();
        position = (int)(word - (4 * blocks));
    }

    /// <inheritdoc/>
    public static LibraryKernelKey UniformKernel(bool isDouble) =>
        isDouble ? PhiloxKernels<double, DoubleNumbers>.Uniform : PhiloxKernels<float, SingleNumbers>.Uniform;

    /// <summary>Key, counter, and how many words of the block are used up.</summary>
    public readonly long[] KernelState() =>
    [
        (long)key0, (long)key1, (long)counter[0], (long)counter[1], (long)counter[2], (long)counter[3], position,
    ];

    /// <summary>
    /// Moves the counter by <paramref name="delta"/> blocks and drops what is buffered (<c>advance</c>).
    /// </summary>
    public void Advance(UInt128 delta)
    {
        Add(delta, 0);
        Forget();
    }

    /// <summary>The stream <paramref name="jumps"/> times 2^128 blocks ahead (<c>jumped</c>).</summary>
    public readonly Philox4x64 Jumped(UInt128 jumps)
    {
        var copy = this;
        copy.Add(0, jumps);
        copy.Forget();
        return copy;
    }

    private void Refill()
    {
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3]);
        Mix(key0, key1, ref c0, ref c1, ref c2, ref c3);
        (buffer[0], buffer[1], buffer[2], buffer[3]) = (c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ulong key0, ulong key1, ref ulong c0, ref ulong c1, ref ulong c2, ref ulong c3)
    {
        for (var round = 0; round < 10; round++)
        {
            var high0 = Math.BigMul(c0, 0xD2E7470EE14C6C93, out var low0);
            var high1 = Math.BigMul(c2, 0xCA5A826395121157, out var low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0);
            key0 += 0x9E3779B97F4A7C15;
            key1 += 0xBB67AE8584CAA73B;
        }
    }

    private void Forget()
    {
        (position, HasUInt32, half) = (4, false, 0);
        ((Span<ulong>)buffer).Clear();
    }

    private void Add(UInt128 low, UInt128 high)
    {
        var before = new UInt128(counter[1], counter[0]);
        var after = before + low;
        var upper = new UInt128(counter[3], counter[2]) + high + (after < before ? UInt128.One : UInt128.Zero);
        (counter[0], counter[1]) = ((ulong)after, (ulong)(after >> 64));
        (counter[2], counter[3]) = ((ulong)upper, (ulong)(upper >> 64));
    }

    [InlineArray(4)]
    private struct Block
    {
        private ulong first;
    }
}
