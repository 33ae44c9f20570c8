using System.Numerics;

namespace Cohort.Utilities;

/// <summary>The ends of the ranges of element types.</summary>
public static class NumberInfo
{
    private static readonly Dictionary<NPTypeCode, (object Least, object Greatest)> Ranges = new()
    {
        [NPTypeCode.Boolean] = (false, true),
        [NPTypeCode.SByte] = Of<sbyte>(),
        [NPTypeCode.Byte] = Of<byte>(),
        [NPTypeCode.Int16] = Of<short>(),
        [NPTypeCode.UInt16] = Of<ushort>(),
        [NPTypeCode.Int32] = Of<int>(),
        [NPTypeCode.UInt32] = Of<uint>(),
        [NPTypeCode.Int64] = Of<long>(),
        [NPTypeCode.UInt64] = Of<ulong>(),
        [NPTypeCode.Char] = Of<char>(),
        [NPTypeCode.Half] = Of<Half>(),
        [NPTypeCode.Single] = Of<float>(),
        [NPTypeCode.Double] = Of<double>(),
        [NPTypeCode.Decimal] = Of<decimal>(),
        [NPTypeCode.Complex] = (new Complex(double.MinValue, double.MinValue),
            new Complex(double.MaxValue, double.MaxValue)),
    };

    /// <summary>The greatest finite value, boxed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrays cannot hold the type.</exception>
    public static object MaxValue(NPTypeCode typeCode) => Range(typeCode).Greatest;

    /// <summary>The least finite value, boxed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrays cannot hold the type.</exception>
    public static object MinValue(NPTypeCode typeCode) => Range(typeCode).Least;

    private static (object Least, object Greatest) Of<T>()
        where T : IMinMaxValue<T> => (T.MinValue, T.MaxValue);

    private static (object Least, object Greatest) Range(NPTypeCode typeCode) =>
        Ranges.TryGetValue(typeCode, out var range) ? range
            : throw new ArgumentOutOfRangeException(nameof(typeCode), typeCode, "Arrays cannot hold this type.");
}
