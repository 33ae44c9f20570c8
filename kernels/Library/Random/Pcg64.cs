using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Random;

namespace Cohort.Kernels.Library.Random;

/// <summary>
/// PCG64: a 128-bit linear congruential generator with the XSL-RR output (O'Neill, HMC-CS-2014-0905).
/// </summary>
public struct Pcg64 : ISplittableStream
{
    private static UInt128 Multiplier => new(0x2360ED051FC65DA4, 0x4385DF649FCCF645);

    private UInt128 state;
    private uint half;

    /// <summary>The state and the odd increment, as <c>bit_generator.state['state']</c> gives them.</summary>
    public readonly (UInt128 State, UInt128 Increment) State => (state, Increment);

    /// <summary>The stream's increment; odd.</summary>
    public UInt128 Increment { get; private init; }

    /// <summary>Whether the upper half of the last 64 bits waits to be the next 32 bits.</summary>
    public bool HasUInt32 { get; private set; }

    /// <summary>The waiting 32 bits (<c>uinteger</c>).</summary>
    public readonly uint WaitingUInt32 => half;

    /// <summary>The stream of <c>default_rng(seed)</c>.</summary>
    public static Pcg64 FromSeed(SeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        Span<ulong> words = stackalloc ulong[4];
        seed.GenerateState(words);
        var increment = (new UInt128(words[2], words[3]) << 1) | UInt128.One;
        var start = increment + new UInt128(words[0], words[1]);
        return FromState((start * Multiplier) + increment, increment, false, 0);
    }

    /// <summary>The stream at a saved state.</summary>
    public static Pcg64 FromState(UInt128 state, UInt128 increment, bool hasUInt32, uint waitingUInt32) =>
        new() { state = state, Increment = increment, HasUInt32 = hasUInt32, half = waitingUInt32 };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        state = (state * Multiplier) + Increment;
        var (high, low) = ((ulong)(state >> 64), (ulong)state);
        return BitOperations.RotateRight(high ^ low, (int)(high >> 58));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / 9007199254740992.0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float NextSingle() => (NextUInt32() >> 8) * (1.0f / 16777216.0f);

    /// <summary>Skips <paramref name="delta"/> draws of 64 bits in O(log delta) and drops waiting bits.</summary>
    public void Advance(UInt128 delta)
    {
        Move(delta);
        HasUInt32 = false;
        half = 0;
    }

    /// <inheritdoc/>
    public void Skip(long draws) => Move((UInt128)draws);

    /// <inheritdoc/>
    public static LibraryKernelKey UniformKernel(bool isDouble) =>
        isDouble ? PcgKernels<double, DoubleNumbers>.Uniform : PcgKernels<float, SingleNumbers>.Uniform;

    /// <summary>
    /// The state, and for each power of two what so many steps do to a state: a product and a sum (Brown, 1994).
    /// </summary>
    public readonly long[] KernelState()
    {
        var numbers = new List<long> { (long)(ulong)(state >> 64), (long)(ulong)state };
        var (multiplier, plus) = (Multiplier, Increment);
        for (var power = 0; power < PcgKernelSizes.Powers; power++)
        {
            foreach (var number in (ReadOnlySpan<UInt128>)[multiplier, plus])
            {
                numbers.Add((long)(ulong)(number >> 64));
                numbers.Add((long)(ulong)number);
            }

            plus = (multiplier + UInt128.One) * plus;
            multiplier *= multiplier;
        }

        return [.. numbers];
    }

    /// <summary>
    /// The stream <paramref name="jumps"/> times the golden ratio of 2^128 draws ahead (<c>jumped</c>).
    /// </summary>
    public readonly Pcg64 Jumped(UInt128 jumps)
    {
        var copy = this;
        copy.Advance(new UInt128(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835) * jumps);
        return copy;
    }

    private void Move(UInt128 delta)
    {
        var (multiplier, plus) = (Multiplier, Increment);
        for (; delta != UInt128.Zero; delta >>= 1)
        {
            if ((delta & UInt128.One) != UInt128.Zero)
            {
                state = (state * multiplier) + plus;
            }

            plus = (multiplier + UInt128.One) * plus;
            multiplier *= multiplier;
        }
    }
}
