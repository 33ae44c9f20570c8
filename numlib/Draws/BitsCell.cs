using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>A stream of random bits behind an interface: for distributions whose own work outweighs the call.</summary>
internal sealed class BitsCell<TBits>(TBits bits) : IBitGenerator
    where TBits : struct, IBitGenerator
{
    private TBits _bits = bits;

    /// <summary>The stream where it is now.</summary>
    public TBits Bits => _bits;

    /// <inheritdoc/>
    public uint NextUInt32() => _bits.NextUInt32();

    /// <inheritdoc/>
    public ulong NextUInt64() => _bits.NextUInt64();

    /// <inheritdoc/>
    public double NextDouble() => _bits.NextDouble();

    /// <inheritdoc/>
    public float NextSingle() => _bits.NextSingle();
}
