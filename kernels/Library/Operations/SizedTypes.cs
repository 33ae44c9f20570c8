using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Library.Operations;

/// <summary>Runs a body that only moves elements with a type of their size.</summary>
internal static class SizedTypes
{
    /// <summary>Runs a body.</summary>
    public static void Run<TBody>(ElementType type, TBody body)
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
