using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Random;

/// <summary>
/// Normal and exponential draws by the ziggurat of Marsaglia and Tsang (J. Stat. Software 5(8), 2000) with 256 layers,
/// taking bits in the order in which NumPy's Generator takes them.
/// </summary>
public static class Ziggurat
{
    private const double NormalEdge = 3.6541528853610087963519472518;
    private const double InverseNormalEdge = 0.27366123732975827203338247596;
    private const double ExponentialEdge = 7.6971174701310497140446280481;

    /// <summary>One draw of the standard normal distribution (<c>Generator.standard_normal</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NextNormal<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator
    {
        while (true)
        {
            var draw = bits.NextUInt64();
            var layer = (int)(draw & 0xFF);
            var magnitude = (draw >> 9) & 0x000FFFFFFFFFFFFF;
            var x = magnitude * BitConverter.UInt64BitsToDouble(NormalLayers.Widths[layer]);
            x = (draw & 0x100) != 0 ? -x : x;
            if (magnitude < NormalLayers.Bounds[layer])
            {
                return x;
            }

            if (layer == 0)
            {
                var tail = NormalTail(ref bits);
                return ((magnitude >> 8) & 1) != 0 ? -tail : tail;
            }

            if (IsUnder(NormalLayers.Heights, layer, bits.NextDouble(), Math.Exp(-0.5 * x * x)))
            {
                return x;
            }
        }
    }

    /// <summary>One draw of the standard exponential distribution (<c>Generator.standard_exponential</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NextExponential<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator
    {
        while (true)
        {
            var draw = bits.NextUInt64() >> 3;
            var layer = (int)(draw & 0xFF);
            draw >>= 8;
            var x = draw * BitConverter.UInt64BitsToDouble(ExponentialLayers.Widths[layer]);
            if (draw < ExponentialLayers.Bounds[layer])
            {
                return x;
            }

            if (layer == 0)
            {
                return ExponentialEdge - LogOnePlus.Compute(-bits.NextDouble());
            }

            if (IsUnder(ExponentialLayers.Heights, layer, bits.NextDouble(), Math.Exp(-x)))
            {
                return x;
            }
        }
    }

    /// <summary>Fills a span with standard normal draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillNormal<TBits>(ref TBits bits, Span<double> target)
        where TBits : struct, IBitGenerator => FillNormal(ref bits, 0, 1, target);

    /// <summary>Fills a span with <c>location + scale * z</c> (<c>Generator.normal</c>).</summary>
    /// <param name="bits">The stream.</param>
    /// <param name="location">The mean.</param>
    /// <param name="scale">The standard deviation.</param>
    /// <param name="target">What to fill.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillNormal<TBits>(ref TBits bits, double location, double scale, Span<double> target)
        where TBits : struct, IBitGenerator
    {
        var plain = location == 0 && scale == 1;
        foreach (ref var element in target)
        {
            var draw = NextNormal(ref bits);
            element = plain ? draw : location + (scale * draw);
        }
    }

    /// <summary>
    /// Fills a span with <c>scale</c> times standard exponential draws (<c>Generator.exponential</c>).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillExponential<TBits>(ref TBits bits, double scale, Span<double> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = scale * NextExponential(ref bits);
        }
    }

    /// <summary>Fills a span with standard exponential draws by inversion (<c>method='inv'</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillExponentialByInversion<TBits>(ref TBits bits, Span<double> target)
        where TBits : struct, IBitGenerator
    {
        foreach (ref var element in target)
        {
            element = -LogOnePlus.Compute(-bits.NextDouble());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double NormalTail<TBits>(ref TBits bits)
        where TBits : struct, IBitGenerator
    {
        while (true)
        {
            var x = -InverseNormalEdge * LogOnePlus.Compute(-bits.NextDouble());
            var y = -LogOnePlus.Compute(-bits.NextDouble());
            if (y + y > x * x)
            {
                return NormalEdge + x;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsUnder(ReadOnlySpan<ulong> heights, int layer, double uniform, double density)
    {
        var (above, below) =
            (BitConverter.UInt64BitsToDouble(heights[layer - 1]), BitConverter.UInt64BitsToDouble(heights[layer]));
        return ((above - below) * uniform) + below < density;
    }
}
