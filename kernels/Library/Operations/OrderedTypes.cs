using System.Numerics;
using Cohort.Kernels.Library.Sort;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Library.Operations;

/// <summary>Runs a body with the .NET type and the order of an element type.</summary>
internal static class OrderedTypes
{
    /// <summary>Runs a body.</summary>
    public static void Run<TBody>(ElementType type, TBody body)
        where TBody : struct, IOrderedBody
    {
        switch (type)
        {
            case ElementType.Boolean:
                body.Run<bool, BooleanOrder>();
                break;
            case ElementType.SByte:
                body.Run<sbyte, NumberOrder<sbyte>>();
                break;
            case ElementType.Byte:
                body.Run<byte, NumberOrder<byte>>();
                break;
            case ElementType.Int16:
                body.Run<short, NumberOrder<short>>();
                break;
            case ElementType.UInt16 or ElementType.Char:
                body.Run<ushort, NumberOrder<ushort>>();
                break;
            case ElementType.Int32:
                body.Run<int, NumberOrder<int>>();
                break;
            case ElementType.UInt32:
                body.Run<uint, NumberOrder<uint>>();
                break;
            case ElementType.Int64:
                body.Run<long, NumberOrder<long>>();
                break;
            case ElementType.UInt64:
                body.Run<ulong, NumberOrder<ulong>>();
                break;
            case ElementType.Half:
                body.Run<Half, NumberOrder<Half>>();
                break;
            case ElementType.Single:
                body.Run<float, NumberOrder<float>>();
                break;
            case ElementType.Double:
                body.Run<double, NumberOrder<double>>();
                break;
            case ElementType.Complex:
                body.Run<Complex, ComplexOrder>();
                break;
            default:
                body.Run<decimal, NumberOrder<decimal>>();
                break;
        }
    }
}
