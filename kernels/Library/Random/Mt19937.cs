using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.Random;

/// <summary>
/// The Mersenne twister MT19937 of Matsumoto and Nishimura (ACM TOMACS 8(1), 1998), with NumPy's seeding and outputs.
/// </summary>
public struct Mt19937 : IBitGenerator
{
    /// <summary>Words of state.</summary>
    public const int KeyLength = 624;

    private const int Middle = 397;
    private const uint Matrix = 0x9908B0DF;
    private KeyWords key;
    private int position;

    /// <summary>The words of state, as <c>get_state()[1]</c> gives them.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<uint> Key => MemoryMarshal.CreateReadOnlySpan(in key[0], KeyLength);

    /// <summary>The index of the next word to use, in [0, 624]; at 624 the state is renewed first.</summary>
    public readonly int Position => position;

    /// <summary>The legacy seeding by one integer (<c>RandomState(seed)</c>).</summary>
    public static Mt19937 FromSeed(uint seed)
    {
        var bits = default(Mt19937);
        for (var index = 0; index < KeyLength; index++)
        {
            bits.key[index] = seed;
            seed = (1812433253 * (seed ^ (seed >> 30))) + (uint)index + 1;
        }

        bits.position = KeyLength;
        return bits;
    }

    /// <summary>The legacy seeding by an array of integers (<c>RandomState([...])</c>, init_by_array).</summary>
    /// <exception cref="ArgumentException">The seed is empty.</exception>
    public static Mt19937 FromSeed(ReadOnlySpan<uint> seed)
    {
        if (seed.IsEmpty)
        {
            throw new ArgumentException("Seed must be non-empty", nameof(seed));
        }

        var bits = FromSeed(19650218);
        var at = 1;
        for (int step = 0, word = 0; step < Math.Max(KeyLength, seed.Length); step++, word = (word + 1) % seed.Length)
        {
            bits.key[at] = (bits.key[at] ^ (Mixed(bits.key[at - 1]) * 1664525)) + seed[word] + (uint)word;
            at = bits.Advance(at);
        }

        for (var step = 0; step < KeyLength - 1; step++)
        {
            bits.key[at] = (bits.key[at] ^ (Mixed(bits.key[at - 1]) * 1566083941)) - (uint)at;
            at = bits.Advance(at);
        }

        bits.key[0] = 0x80000000;
        return bits;
    }

    /// <summary>The seeding of the bit generator <c>MT19937(seed)</c>.</summary>
    public static Mt19937 FromSeed(SeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        Span<uint> words = stackalloc uint[KeyLength];
        seed.GenerateState(words);
        words[0] = 0x80000000;
        return FromState(words, KeyLength - 1);
    }

    /// <summary>The stream at a saved state (<c>set_state</c>).</summary>
    /// <param name="key">624 words.</param>
    /// <param name="position">The index of the next word, in [0, 624].</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The position is out of range.</exception>
    public static Mt19937 FromState(ReadOnlySpan<uint> key, int position)
    {
        if (key.Length != KeyLength)
        {
            throw new ArgumentException("state must be 624 longs", nameof(key));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, KeyLength);
        var bits = default(Mt19937);
        key.CopyTo(bits.key);
        bits.position = position;
        return bits;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextUInt32()
    {
        if ((uint)position >= KeyLength)
        {
            Renew();
        }

        var word = Unsafe.Add(ref key[0], position++);
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        var high = (ulong)NextUInt32() << 32;
        return high | NextUInt32();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    /// <inheritdoc/>
    public float NextSingle() => (NextUInt32() >> 8) * (1.0f / 16777216.0f);

    private static uint Mixed(uint word) => word ^ (word >> 30);

    private int Advance(int at)
    {
        if (at + 1 < KeyLength)
        {
            return at + 1;
        }

        key[0] = key[KeyLength - 1];
        return 1;
    }

    /// <summary>
    /// Twists all words. A word needs its successor and the one 397 ahead (mod 624), so 16 go at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Renew()
    {
        ref var words = ref key[0];
        TwistRange(ref words, 0, KeyLength - Middle, Middle);
        TwistRange(ref words, KeyLength - Middle, KeyLength - 1, Middle - KeyLength);
        Unsafe.Add(ref words, KeyLength - 1) = Twisted(
            Unsafe.Add(ref words, KeyLength - 1), words, Unsafe.Add(ref words, Middle - 1));
        position = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwistRange(ref uint words, int start, int end, int offset)
    {
        var at = start;
        for (; at + Vector512<uint>.Count <= end; at += Vector512<uint>.Count)
        {
            var next = Vector512.LoadUnsafe(ref words, (nuint)(at + 1));
            var mixed = (Vector512.LoadUnsafe(ref words, (nuint)at) & Vector512.Create(0x80000000u))
                | (next & Vector512.Create(0x7FFFFFFFu));
            var odd = Vector512<uint>.Zero - (next & Vector512<uint>.One);
            var twisted = Vector512.LoadUnsafe(ref words, (nuint)(at + offset)) ^ (mixed >>> 1)
                ^ (odd & Vector512.Create(Matrix));
            twisted.StoreUnsafe(ref words, (nuint)at);
        }

        for (; at < end; at++)
        {
            Unsafe.Add(ref words, at) = Twisted(
                Unsafe.Add(ref words, at), Unsafe.Add(ref words, at + 1), Unsafe.Add(ref words, at + offset));
        }
    }

    private static uint Twisted(uint word, uint next, uint ahead)
    {
        var mixed = (word & 0x80000000) | (next & 0x7FFFFFFF);
        return ahead ^ (mixed >> 1) ^ ((0 - (next & 1)) & Matrix);
    }

    [InlineArray(KeyLength)]
    private struct KeyWords
    {
        private uint first;
    }
}
