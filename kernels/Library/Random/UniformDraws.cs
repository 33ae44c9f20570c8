using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Random;

/// <summary>Uniform draws in bulk, the same for the legacy and the new interface of NumPy.</summary>
public static class UniformDraws
{
    /// <summary>
    /// Fills a span with multiples of 2^-53 in [0, 1) (<c>random_sample</c>, <c>Generator.random</c>).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TBits>(ref TBits bits, Span<double> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = bits.NextDouble();
        }
    }

    /// <summary>Fills a span with multiples of 2^-24 in [0, 1) (<c>Generator.random(dtype=float32)</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TBits>(ref TBits bits, Span<float> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = bits.NextSingle();
        }
    }

    /// <summary>Fills a span with <c>low + (high - low) * u</c> (<c>uniform</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TBits>(ref TBits bits, double low, double high, Span<double> target)
        where TBits : struct, IBitGenerator
    {
        var range = high - low;
        foreach (ref var element in target)
        {
            element = low + (range * bits.NextDouble());
        }
    }

    /// <summary>
    /// Fills a span with whole bytes of the stream (<c>bytes</c>): 32 bits at a time, low byte first.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TBits>(ref TBits bits, Span<byte> target)
        where TBits : struct, IBitGenerator
    {
        for (var start = 0; start < target.Length; start += sizeof(uint))
        {
            var word = bits.NextUInt32();
            var count = Math.Min(sizeof(uint), target.Length - start);
            for (var index = 0; index < count; index++)
            {
                target[start + index] = (byte)(word >> (8 * index));
            }
        }
    }
}
