using Cohort.Kernels.Library.Random;

namespace Cohort;

/// <summary>
/// The Mersenne twister as a stream of its own, with the bits that NumPy's RandomState has for a seed. One thread at a
/// time.
/// </summary>
public sealed class MT19937 : ICloneable
{
    private Mt19937 _bits;

    /// <summary>Starts a stream seeded by the system.</summary>
    public MT19937()
        : this(BitConverter.ToUInt32(System.Security.Cryptography.RandomNumberGenerator.GetBytes(sizeof(uint))))
    {
    }

    /// <summary>Starts a stream.</summary>
    public MT19937(uint seed) => Seed(seed);

    /// <summary>Starts a stream from the bits of a seed.</summary>
    public MT19937(int seed)
        : this(unchecked((uint)seed))
    {
    }

    private MT19937(Mt19937 bits) => _bits = bits;

    /// <summary>The 624 words of state; a fresh array.</summary>
    public uint[] Key => _bits.Key.ToArray();

    /// <summary>How many of the words are used.</summary>
    public int Pos => _bits.Position;

    /// <summary>Restarts the stream.</summary>
    public void Seed(uint seed) => _bits = Mt19937.FromSeed(seed);

    /// <summary>Restarts the stream from several words.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public void SeedByArray(uint[] initKey)
    {
        ArgumentNullException.ThrowIfNull(initKey);
        _bits = Mt19937.FromSeed(initKey);
    }

    /// <summary>Continues a saved stream.</summary>
    /// <exception cref="ArgumentException">There are other than 624 words.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside [0, 624].</exception>
    public void SetState(uint[] key, int pos)
    {
        ArgumentNullException.ThrowIfNull(key);
        _bits = Mt19937.FromState(key, pos);
    }

    /// <summary>A stream of its own that goes on like this one.</summary>
    public MT19937 Clone() => new(_bits);

    object ICloneable.Clone() => Clone();

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32() => _bits.NextUInt32();

    /// <summary>31 bits, from the upper end of the next 32.</summary>
    public int NextInt() => (int)(_bits.NextUInt32() >> 1);

    /// <summary>63 bits, from the lower end of the next 64.</summary>
    public long NextLong() => (long)(_bits.NextUInt64() & long.MaxValue);

    /// <summary>A multiple of 2^-53 in [0, 1).</summary>
    public double NextDouble() => _bits.NextDouble();

    /// <summary>An integer in [0, maxValue), from draws of 32 bits; 0 where there is none.</summary>
    public int Next(int maxValue) => Next(0, maxValue);

    /// <summary>An integer in [minValue, maxValue), from draws of 32 bits; minValue where there is none.</summary>
    public int Next(int minValue, int maxValue) => minValue >= maxValue ? minValue
        : (int)(minValue + (long)BoundedIntegers.NextMasked(ref _bits, (ulong)((long)maxValue - minValue - 1)));

    /// <summary>An integer in [0, maxValue), from draws of 64 bits; 0 where there is none.</summary>
    public long NextLong(long maxValue) => NextLong(0, maxValue);

    /// <summary>An integer in [minValue, maxValue), from draws of 64 bits; minValue where there is none.</summary>
    public long NextLong(long minValue, long maxValue)
    {
        if (minValue >= maxValue)
        {
            return minValue;
        }

        var range = unchecked((ulong)maxValue - (ulong)minValue) - 1;
        var mask = range == 0 ? 0 : ulong.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(range);
        ulong draw;
        do
        {
            draw = _bits.NextUInt64() & mask;
        }
        while (draw > range);
        return unchecked((long)((ulong)minValue + draw));
    }

    /// <summary>low and the whole part of a uniform number of the range; low where the range is empty.</summary>
    public long NextLongNumPy(long low, long high) =>
        low >= high ? low : low + (long)(((double)high - low) * _bits.NextDouble());

    /// <summary>Fills a buffer with random bytes, four to each draw.</summary>
    public void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        UniformDraws.Fill(ref _bits, buffer);
    }
}
