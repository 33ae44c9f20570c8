using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Random;

/// <summary>The ziggurats of <see cref="Ziggurat"/> in single precision, one 32-bit draw each as in NumPy.</summary>
public static class ZigguratSingle
{
    private const float NormalEdge = 3.6541528853610087963519472518f;
    private const float InverseNormalEdge = 0.27366123732975827203338247596f;
    private const float ExponentialEdge = 7.6971174701310497140446280481f;

    /// <summary>One draw of <c>Generator.standard_normal(dtype=float32)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NextNormal<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator
    {
        while (true)
        {
            var draw = bits.NextUInt32();
            var layer = (int)(draw & 0xFF);
            var magnitude = (draw >> 9) & 0x0007FFFFF;
            var x = magnitude * BitConverter.UInt32BitsToSingle(NormalLayersSingle.Widths[layer]);
            x = (draw & 0x100) != 0 ? -x : x;
            if (magnitude < NormalLayersSingle.Bounds[layer])
            {
                return x;
            }

            if (layer == 0)
            {
                var tail = NormalTail(ref bits);
                return ((magnitude >> 8) & 1) != 0 ? -tail : tail;
            }

            if (Height(NormalLayersSingle.Heights, layer, bits.NextSingle()) < Math.Exp(-0.5 * x * x))
            {
                return x;
            }
        }
    }

    /// <summary>One draw of <c>Generator.standard_exponential(dtype=float32)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NextExponential<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator
    {
        while (true)
        {
            var draw = bits.NextUInt32() >> 1;
            var layer = (int)(draw & 0xFF);
            draw >>= 8;
            var x = draw * BitConverter.UInt32BitsToSingle(ExponentialLayersSingle.Widths[layer]);
            if (draw < ExponentialLayersSingle.Bounds[layer])
            {
                return x;
            }

            if (layer == 0)
            {
                return ExponentialEdge - LogOnePlus.Compute(-bits.NextSingle());
            }

            if (Height(ExponentialLayersSingle.Heights, layer, bits.NextSingle()) < MathF.Exp(-x))
            {
                return x;
            }
        }
    }

    /// <summary>Fills a span with standard normal draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillNormal<TBits>(ref TBits bits, Span<float> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = NextNormal(ref bits);
        }
    }

    /// <summary>Fills a span with standard exponential draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillExponential<TBits>(ref TBits bits, Span<float> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = NextExponential(ref bits);
        }
    }

    /// <summary>
    /// Fills a span with standard exponential draws by inversion (<c>method='inv'</c>); the logarithm is NumPy's double
    /// one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillExponentialByInversion<TBits>(ref TBits bits, Span<float> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = (float)-LogOnePlus.Compute(-(double)bits.NextSingle());
        }
    }

    private static float NormalTail<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator
    {
        while (true)
        {
            var x = -InverseNormalEdge * LogOnePlus.Compute(-bits.NextSingle());
            var y = -LogOnePlus.Compute(-bits.NextSingle());
            if (y + y > x * x)
            {
                return NormalEdge + x;
            }
        }
    }

    private static float Height(ReadOnlySpan<uint> heights, int layer, float uniform)
    {
        var (above, below) =
            (BitConverter.UInt32BitsToSingle(heights[layer - 1]), BitConverter.UInt32BitsToSingle(heights[layer]));
        return ((above - below) * uniform) + below;
    }
}
