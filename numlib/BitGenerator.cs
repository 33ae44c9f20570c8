using Cohort.Draws;

namespace Cohort;

/// <summary>A stream of random bits for a <see cref="Generator"/>.</summary>
public abstract class BitGenerator
{
    private protected BitGenerator()
    {
    }

    /// <summary>Draws from the stream. One thread at a time.</summary>
    internal abstract TResult Draw<TResult>(IDraw<TResult> draw);
}
