using Cohort.Draws;
using Cohort.Kernels.Library.Random;

namespace Cohort;

/// <summary>
/// Philox4x64-10 (Salmon, Moraes, Dror and Shaw, SC11), with NumPy's bits for a seed: each block of the stream is a
/// function of its number, which suits devices with many threads.
/// </summary>
public sealed class Philox : BitGenerator
{
    private Philox4x64 _bits;

    /// <summary>Starts a stream.</summary>
    public Philox(SeedSequence seedSeq)
    {
        seed_seq = seedSeq;
        _bits = Philox4x64.FromSeed(seedSeq.Mixed);
    }

    /// <summary>Starts a stream seeded by the system.</summary>
    public Philox()
        : this(new SeedSequence())
    {
    }

    /// <summary>Starts a stream.</summary>
    /// <exception cref="ValueError">The seed is negative.</exception>
    public Philox(long seed)
        : this(new SeedSequence(seed))
    {
    }

    /// <summary>What the stream was started from.</summary>
    public SeedSequence seed_seq { get; }

    /// <summary>
    /// Moves the stream by <paramref name="delta"/> blocks of four draws; what is left of one is dropped.
    /// </summary>
    public Philox advance(UInt128 delta)
    {
        _bits.Advance(delta);
        return this;
    }

    /// <summary>A stream <paramref name="jumps"/> times 2^128 blocks ahead: streams for several workers.</summary>
    public Philox jumped(int jumps = 1) => new(seed_seq) { _bits = _bits.Jumped((UInt128)jumps) };

    /// <inheritdoc/>
    public override string ToString() => nameof(Philox);

    /// <inheritdoc/>
    internal override SeedSequence Seed => seed_seq;

    /// <inheritdoc/>
    internal override BitGenerator Started(SeedSequence seed) => new Philox(seed);

    /// <inheritdoc/>
    internal override TResult Draw<TResult>(IDraw<TResult> draw) => draw.Run(ref _bits);
}
