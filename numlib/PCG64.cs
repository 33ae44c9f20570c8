using Cohort.Draws;
using Cohort.Kernels.Library.Random;

namespace Cohort;

/// <summary>
/// O'Neill's permuted congruential generator of 128 bits (PCG XSL RR 128/64), with NumPy's bits for a seed.
/// </summary>
public sealed class PCG64 : BitGenerator
{
    private Pcg64 _bits;

    /// <summary>Starts a stream.</summary>
    public PCG64(SeedSequence seedSeq)
    {
        seed_seq = seedSeq;
        _bits = Pcg64.FromSeed((seedSeq ?? throw new ArgumentNullException(nameof(seedSeq))).Mixed);
    }

    /// <summary>Starts a stream.</summary>
    /// <exception cref="ValueError">The seed is negative.</exception>
    public PCG64(long seed)
        : this(new SeedSequence(seed))
    {
    }

    /// <summary>What the stream was started from.</summary>
    public SeedSequence seed_seq { get; }

    /// <summary>Where the stream is; setting it continues there.</summary>
    public Pcg64StateData state
    {
        get => new(_bits.State.State, _bits.State.Increment, _bits.HasUInt32, _bits.WaitingUInt32);
        set => _bits = Pcg64.FromState(value.state, value.inc, value.has_uint32, value.uinteger);
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(PCG64);

    /// <inheritdoc/>
    internal override SeedSequence Seed => seed_seq;

    /// <inheritdoc/>
    internal override BitGenerator Started(SeedSequence seed) => new PCG64(seed);

    /// <inheritdoc/>
    internal override TResult Draw<TResult>(IDraw<TResult> draw) => draw.Run(ref _bits);

    /// <summary>The state of a stream.</summary>
    /// <param name="state">The number that the next step multiplies.</param>
    /// <param name="inc">What each step adds.</param>
    /// <param name="has_uint32">Whether half of a draw waits.</param>
    /// <param name="uinteger">The waiting half.</param>
    public readonly record struct Pcg64StateData(UInt128 state, UInt128 inc, bool has_uint32, uint uinteger);
}
