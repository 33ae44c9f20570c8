using System.Numerics;
using Cohort.Creation;
using Cohort.Kernels.Library.Random;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Draws;

/// <summary>Arrays of random integers of any integer type.</summary>
internal static class IntegerDraws
{
    /// <exception cref="ValueError">A bound does not fit the type.</exception>
    /// <exception cref="TypeError">The type is not an integer type.</exception>
    public static NDArray Draw<TBits>(
        ref TBits bits, Int128 low, Int128 high, Rejection rejection, ElementType type, Shape shape)
        where TBits : struct, IBitGenerator => type switch
        {
            ElementType.Boolean => Truths(ref bits, low, high, shape),
            ElementType.SByte => Draw<TBits, sbyte>(ref bits, low, high, rejection, shape),
            ElementType.Byte => Draw<TBits, byte>(ref bits, low, high, rejection, shape),
            ElementType.Int16 => Draw<TBits, short>(ref bits, low, high, rejection, shape),
            ElementType.UInt16 => Draw<TBits, ushort>(ref bits, low, high, rejection, shape),
            ElementType.Int32 => Draw<TBits, int>(ref bits, low, high, rejection, shape),
            ElementType.UInt32 => Draw<TBits, uint>(ref bits, low, high, rejection, shape),
            ElementType.Int64 => Draw<TBits, long>(ref bits, low, high, rejection, shape),
            ElementType.UInt64 => Draw<TBits, ulong>(ref bits, low, high, rejection, shape),
            _ => throw new TypeError($"Unsupported dtype dtype('{type.Name()}') for randint"),
        };

    private static NDArray Draw<TBits, T>(ref TBits bits, Int128 low, Int128 high, Rejection rejection, Shape shape)
        where TBits : struct, IBitGenerator
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        CheckBounds(low, high, Int128.CreateChecked(T.MinValue), Int128.CreateChecked(T.MaxValue),
            ElementTypes.Of<T>());
        var values = HostContent.Buffer<T>(shape.Size, "randint");
        BoundedIntegers.Fill(ref bits, T.CreateChecked(low), T.CreateChecked(high), rejection, values.AsSpan());
        return HostContent.Import<T>(Session.Current, shape.Value.Extents, values);
    }

    private static NDArray Truths<TBits>(ref TBits bits, Int128 low, Int128 high, Shape shape)
        where TBits : struct, IBitGenerator
    {
        CheckBounds(low, high, 0, 1, ElementType.Boolean);
        var values = HostContent.Buffer<bool>(shape.Size, "randint");
        BoundedIntegers.Fill(ref bits, low != 0, high != 0, values);
        return HostContent.Import<bool>(Session.Current, shape.Value.Extents, values);
    }

    private static void CheckBounds(Int128 low, Int128 high, Int128 smallest, Int128 largest, ElementType type)
    {
        if (low < smallest || high > largest)
        {
            throw new ValueError($"{(low < smallest ? "low" : "high")} is out of bounds for {type.Name()}");
        }
    }
}
