using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>The ends of the ranges of element types, as scalars of the program of just that type.</summary>
internal static class Extremes
{
    /// <summary>A value that no other is below: infinite for floats.</summary>
    public static NDArray Lowest(ElementType type)
    {
        var bits = 8 * type.SizeInBytes();
        return type.IsFloat() ? double.NegativeInfinity
            : type.IsSignedInteger() ? long.MinValue >> (64 - bits)
            : false;
    }

    /// <summary>A value that no other is above: infinite for floats.</summary>
    public static NDArray Highest(ElementType type)
    {
        var bits = 8 * type.SizeInBytes();
        return type.IsFloat() ? double.PositiveInfinity
            : type.IsSignedInteger() ? long.MaxValue >> (64 - bits)
            : type.IsInteger() ? ulong.MaxValue >> (64 - bits)
            : true;
    }
}
