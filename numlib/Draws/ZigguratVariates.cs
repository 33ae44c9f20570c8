using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>The real numbers of NumPy's Generator: normal and exponential ones by the ziggurat method.</summary>
/// <param name="bits">The stream.</param>
internal readonly struct ZigguratVariates(IBitGenerator bits) : IVariates, IBitGenerator
{
    /// <inheritdoc/>
    public uint NextUInt32() => bits.NextUInt32();

    /// <inheritdoc/>
    public ulong NextUInt64() => bits.NextUInt64();

    /// <inheritdoc cref="IVariates.NextDouble"/>
    public double NextDouble() => bits.NextDouble();

    /// <inheritdoc/>
    public float NextSingle() => bits.NextSingle();

    /// <inheritdoc/>
    public double NextNormal()
    {
        var source = this;
        return Ziggurat.NextNormal(ref source);
    }

    /// <inheritdoc/>
    public double NextExponential()
    {
        var source = this;
        return Ziggurat.NextExponential(ref source);
    }
}
