namespace Cohort;

/// <summary>A stream of random bits for a <see cref="Generator"/>.</summary>
public abstract class BitGenerator
{
    private protected BitGenerator()
    {
    }
}
