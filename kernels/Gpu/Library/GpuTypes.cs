using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>Which element types library kernels compute with.</summary>
internal static class GpuTypes
{
    /// <summary>Why there is no such kernel for elements of a type, or null when there is.</summary>
    public static string? NumberRefusal(ElementType type, string name) =>
        type is ElementType.Half or ElementType.Decimal or ElementType.Complex
            ? $"{name} of {type} has no GPU kernel"
            : null;

    /// <summary>Runs a body that only moves elements of a type.</summary>
    public static void RunSized<TBody>(ElementType type, TBody body)
        where TBody : struct, ISizedBody
    {
        switch (type.SizeInBytes())
        {
            case 1:
                body.Run<byte>();
                break;
            case 2:
                body.Run<ushort>();
                break;
            case 4:
                body.Run<uint>();
                break;
            case 8:
                body.Run<ulong>();
                break;
            default:
                body.Run<Sixteen>();
                break;
        }
    }
}
