namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>A number of 128 bits in kernels.</summary>
internal struct Wide
{
    /// <summary>The upper half.</summary>
    public ulong High;

    /// <summary>The lower half.</summary>
    public ulong Low;

    /// <summary>A number of two halves.</summary>
    public Wide(ulong high, ulong low) => (High, Low) = (high, low);

    /// <summary>The whole product of two numbers of 64 bits.</summary>
    public static Wide Product(ulong left, ulong right)
    {
        var (leftLow, leftHigh) = (left & uint.MaxValue, left >> 32);
        var (rightLow, rightHigh) = (right & uint.MaxValue, right >> 32);
        var low = leftLow * rightLow;
        var first = (leftHigh * rightLow) + (low >> 32);
        var second = (leftLow * rightHigh) + (first & uint.MaxValue);
        return new Wide(
            (leftHigh * rightHigh) + (first >> 32) + (second >> 32), (second << 32) | (low & uint.MaxValue));
    }

    /// <summary>This number times another, plus a third, modulo 2^128.</summary>
    public readonly Wide TimesPlus(Wide factor, Wide plus)
    {
        var product = Product(Low, factor.Low);
        var low = product.Low + plus.Low;
        var carry = low < product.Low ? 1UL : 0UL;
        return new Wide(product.High + (High * factor.Low) + (Low * factor.High) + plus.High + carry, low);
    }
}
