namespace Cohort.Kernels.Library.Random;

/// <summary>
/// A stream of random bits. Implementations are mutable structs: a copy is a snapshot of the stream, and generic code
/// over them compiles to direct calls.
/// </summary>
public interface IBitGenerator
{
    /// <summary>The next 32 bits.</summary>
    uint NextUInt32();

    /// <summary>The next 64 bits.</summary>
    ulong NextUInt64();

    /// <summary>A multiple of 2^-53 in [0, 1).</summary>
    double NextDouble();

    /// <summary>A multiple of 2^-24 in [0, 1).</summary>
    float NextSingle();
}
