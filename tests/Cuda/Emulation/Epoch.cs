namespace Cohort.Tests.Cuda.Emulation;

/// <summary>One step of an actor.</summary>
/// <param name="Actor">The host is 0, streams count from 1.</param>
/// <param name="Number">Steps count from 1.</param>
internal readonly record struct Epoch(int Actor, long Number)
{
    private const int NumberBits = 48;

    /// <summary>The step in one word; zero for none.</summary>
    public long Packed => ((long)Actor << NumberBits) | Number;

    public static Epoch Unpack(long packed) => new((int)(packed >> NumberBits), packed & ((1L << NumberBits) - 1));
}
