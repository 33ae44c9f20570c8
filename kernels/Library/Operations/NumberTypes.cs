using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Library.Operations;

/// <summary>Runs a body with the .NET type of a numeric element type.</summary>
internal static class NumberTypes
{
    /// <summary>Runs a body.</summary>
    /// <exception cref="NotSupportedException">The type has no order, or no arithmetic.</exception>
    public static void Run<TBody>(ElementType type, TBody body)
        where TBody : struct, INumberBody
    {
        switch (type)
        {
            case ElementType.SByte:
                body.Run<sbyte>();
                break;
            case ElementType.Byte:
                body.Run<byte>();
                break;
            case ElementType.Int16:
                body.Run<short>();
                break;
            case ElementType.UInt16 or ElementType.Char:
                body.Run<ushort>();
                break;
            case ElementType.Int32:
                body.Run<int>();
                break;
            case ElementType.UInt32:
                body.Run<uint>();
                break;
            case ElementType.Int64:
                body.Run<long>();
                break;
            case ElementType.UInt64:
                body.Run<ulong>();
                break;
            case ElementType.Half:
                body.Run<Half>();
                break;
            case ElementType.Single:
                body.Run<float>();
                break;
            case ElementType.Double:
                body.Run<double>();
                break;
            case ElementType.Decimal:
                body.Run<decimal>();
                break;
            default:
                throw new NotSupportedException($"There is no such operation on elements of type {type}.");
        }
    }
}
