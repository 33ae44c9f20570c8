using ILGPU;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>Half-precision numbers as bits, in kernels: devices need no arithmetic of that size.</summary>
internal static class HalfBits
{
    private const float Smallest = 1f / (1 << 24);
    private const int InfinityOfSingle = 0x7F800000;
    private const int FractionBits = 13;
    private const int ExponentDistance = 112;

    /// <summary>The number, exactly.</summary>
    public static float ToSingle(ushort half)
    {
        var magnitude = half & 0x7FFF;
        var bits = magnitude >= 0x7C00
            ? InfinityOfSingle | ((magnitude & 0x3FF) << FractionBits)
            : (magnitude << FractionBits) + (ExponentDistance << 23);
        var value = magnitude < 0x400 ? magnitude * Smallest : Interop.IntAsFloat((uint)bits);
        return (half & 0x8000) != 0 ? -value : value;
    }

    /// <summary>The nearest half, of two as near the even one.</summary>
    public static ushort FromSingle(float value)
    {
        var bits = (int)Interop.FloatAsInt(value);
        var sign = (bits >> 16) & 0x8000;
        var magnitude = bits & 0x7FFFFFFF;
        if (magnitude > InfinityOfSingle)
        {
            return (ushort)(sign | 0x7E00);
        }

        // Halves below 2^-14 are multiples of 2^-24: the addition of a number whose last bit is worth that rounds.
        if (magnitude < (ExponentDistance + 1) << 23)
        {
            var shifted = Interop.FloatAsInt(Interop.IntAsFloat((uint)magnitude) + 0.5f);
            return (ushort)(sign | ((int)shifted - 0x3F000000));
        }

        var rounded = magnitude - (ExponentDistance << 23) + 0xFFF + ((magnitude >> FractionBits) & 1);
        var half = rounded >> FractionBits;
        return (ushort)(sign | (half > 0x7C00 ? 0x7C00 : half));
    }
}
