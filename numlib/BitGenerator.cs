using Cohort.Draws;

namespace Cohort;

/// <summary>A stream of random bits for a <see cref="Generator"/>.</summary>
public abstract class BitGenerator
{
    private protected BitGenerator()
    {
    }

    /// <summary>Streams of the same kind that are independent of this one and of each other.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public BitGenerator[] spawn(int n_children) => Array.ConvertAll(Seed.spawn(n_children), Started);

    /// <summary>What the stream was started from.</summary>
    internal abstract SeedSequence Seed { get; }

    /// <summary>A stream of the same kind.</summary>
    internal abstract BitGenerator Started(SeedSequence seed);

    /// <summary>Draws from the stream. One thread at a time.</summary>
    internal abstract TResult Draw<TResult>(IDraw<TResult> draw);
}
