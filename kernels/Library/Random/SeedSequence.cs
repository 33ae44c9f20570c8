using System.Numerics;

namespace Cohort.Kernels.Library.Random;

/// <summary>
/// NumPy's SeedSequence: hashes entropy of any length into a pool of words and draws well-mixed seeds from it (after
/// M. O'Neill's seed_seq alternatives).
/// </summary>
public sealed class SeedSequence
{
    private const uint MixLeft = 0xCA01F9DD;
    private const uint MixRight = 0x4973F715;
    private readonly uint[] pool;

    /// <summary>Hashes the entropy.</summary>
    /// <param name="entropy">A non-negative integer, as <c>default_rng(seed)</c> takes.</param>
    public SeedSequence(BigInteger entropy)
        : this(Words(entropy), [])
    {
    }

    /// <summary>Hashes the entropy.</summary>
    /// <param name="entropy">The words of the entropy; for a list of integers, those of each one after the
    /// other.</param>
    /// <param name="spawnKey">The words of the path from the root sequence; empty for a root.</param>
    /// <param name="poolSize">Words of the pool, at least 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pool is smaller than 4 words.</exception>
    public SeedSequence(ReadOnlySpan<uint> entropy, ReadOnlySpan<uint> spawnKey, int poolSize = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(poolSize, 4);
        var padding = spawnKey.IsEmpty ? 0 : Math.Max(0, poolSize - entropy.Length);
        uint[] assembled = [.. entropy, .. new uint[padding], .. spawnKey];
        pool = new uint[poolSize];
        Mix(assembled);
    }

    /// <summary>The mixed pool.</summary>
    public ReadOnlySpan<uint> Pool => pool;

    /// <summary>The little-endian 32-bit words of a non-negative integer; one zero word for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static uint[] Words(BigInteger value)
    {
        if (value.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), "expected non-negative integer");
        }

        var words = new List<uint>();
        do
        {
            words.Add((uint)(value & uint.MaxValue));
            value >>= 32;
        }
        while (!value.IsZero);
        return [.. words];
    }

    /// <summary>Fills <paramref name="state"/> with seed words (<c>generate_state(n, uint32)</c>).</summary>
    public void GenerateState(Span<uint> state)
    {
        var constant = 0x8B51F9DDu;
        for (var index = 0; index < state.Length; index++)
        {
            var value = pool[index % pool.Length] ^ constant;
            constant *= 0x58F38DED;
            value *= constant;
            state[index] = value ^ (value >> 16);
        }
    }

    /// <summary>Fills <paramref name="state"/> with seed words (<c>generate_state(n, uint64)</c>).</summary>
    public void GenerateState(Span<ulong> state)
    {
        var halves = new uint[2 * state.Length];
        GenerateState(halves);
        for (var index = 0; index < state.Length; index++)
        {
            state[index] = halves[2 * index] | ((ulong)halves[(2 * index) + 1] << 32);
        }
    }

    private void Mix(uint[] entropy)
    {
        var constant = 0x43B0D7E5u;
        for (var index = 0; index < pool.Length; index++)
        {
            pool[index] = Hash(index < entropy.Length ? entropy[index] : 0, ref constant);
        }

        for (var source = 0; source < pool.Length; source++)
        {
            for (var target = 0; target < pool.Length; target++)
            {
                if (source != target)
                {
                    pool[target] = Combine(pool[target], Hash(pool[source], ref constant));
                }
            }
        }

        for (var source = pool.Length; source < entropy.Length; source++)
        {
            for (var target = 0; target < pool.Length; target++)
            {
                pool[target] = Combine(pool[target], Hash(entropy[source], ref constant));
            }
        }
    }

    private static uint Hash(uint value, ref uint constant)
    {
        value ^= constant;
        constant *= 0x931E8875;
        value *= constant;
        return value ^ (value >> 16);
    }

    private static uint Combine(uint left, uint right)
    {
        var mixed = (MixLeft * left) - (MixRight * right);
        return mixed ^ (mixed >> 16);
    }
}
