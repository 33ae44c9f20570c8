using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Creation;

/// <summary>Copies where complex or decimal elements take part: on the host, element by element.</summary>
internal static class WideCopy
{
    /// <summary>The elements in a region of their own, converted.</summary>
    public static NDArray Of(NDArray source, ElementType type)
    {
        var content = Content(source, type);
        return HostContent.Import(
            source.Session, type, source.Layout.Extents, ref MemoryMarshal.GetArrayDataReference(content));
    }

    /// <summary>Stores elements, converted, where an optional mask is true.</summary>
    public static void Store(NDArray target, NDArray source, NDArray? where)
    {
        var spread = source.ViewOf(source.Layout.BroadcastTo(target.Layout.Extents));
        var mask = where is null
            ? null
            : HostContent.Read<bool>(where.ViewOf(where.Layout.BroadcastTo(target.Layout.Extents)));
        var values = Of(spread, target.Type);
        for (var i = 0L; i < target.size; i++)
        {
            if (mask is null || mask[i])
            {
                target.WriteBoxed(target.Layout.PositionOf(i), values.ReadBoxed(i));
            }
        }
    }

    private static byte[] Content(NDArray source, ElementType type)
    {
        var content = new byte[source.size * source.itemsize];
        HostContent.Read(source, ref MemoryMarshal.GetArrayDataReference(content));
        return source.Type == type ? content : type switch
        {
            ElementType.Complex => Converted<Complex>(source, content),
            ElementType.Decimal => Converted<decimal>(source, content),
            _ => Narrowed(source, content, type),
        };
    }

    private static byte[] Converted<T>(NDArray source, byte[] content)
        where T : unmanaged
    {
        var values = new T[source.size];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = WideScalars.Convert<T>(Element(source, content, i));
        }

        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }

    private static byte[] Narrowed(NDArray source, byte[] content, ElementType type)
    {
        var size = type.SizeInBytes();
        var result = new byte[source.size * size];
        for (var i = 0; i < source.size; i++)
        {
            var value = WideScalars.Convert<double>(Element(source, content, i));
            var bits = ScalarValues.Convert(ElementType.Double, BitConverter.DoubleToUInt64Bits(value), type);
            MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in bits))[..size].CopyTo(result.AsSpan(i * size));
        }

        return result;
    }

    private static object Element(NDArray source, byte[] content, int i)
    {
        var bytes = content.AsSpan(i * source.itemsize, source.itemsize);
        switch (source.Type)
        {
            case ElementType.Complex:
                return MemoryMarshal.Read<Complex>(bytes);
            case ElementType.Decimal:
                return MemoryMarshal.Read<decimal>(bytes);
            default:
                var bits = 0UL;
                bytes.CopyTo(MemoryMarshal.AsBytes(new Span<ulong>(ref bits)));
                return ScalarValues.Box(source.Type, bits);
        }
    }
}
