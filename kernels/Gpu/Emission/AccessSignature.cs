using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// How each memory operand moves along the innermost loop, two bits an operand, so that keys compare by value.
/// </summary>
/// <param name="Low">The patterns of operands 0 to 31.</param>
/// <param name="High">The patterns of operands 32 to 63.</param>
public readonly record struct AccessSignature(ulong Low, ulong High)
{
    /// <summary>Kernels with more memory operands are not emitted.</summary>
    public const int MostOperands = 64;

    private const int PatternsPerWord = 32;

    /// <summary>The pattern of an operand.</summary>
    public AccessPattern this[int operand] =>
        (AccessPattern)(((operand < PatternsPerWord ? Low : High) >> (2 * (operand % PatternsPerWord))) & 3);

    /// <summary>Packs patterns, at most <see cref="MostOperands"/>.</summary>
    public static AccessSignature Of(ReadOnlySpan<AccessPattern> patterns)
    {
        ulong low = 0, high = 0;
        for (var operand = 0; operand < patterns.Length; operand++)
        {
            ref var word = ref operand < PatternsPerWord ? ref low : ref high;
            word |= (ulong)patterns[operand] << (2 * (operand % PatternsPerWord));
        }

        return new AccessSignature(low, high);
    }
}
