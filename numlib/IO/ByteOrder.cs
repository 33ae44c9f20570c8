using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Cohort.Runtime.Elements;

namespace Cohort.IO;

/// <summary>Turns elements as stored into the machine's representation.</summary>
internal static class ByteOrder
{
    /// <summary>Reverses the bytes of big-endian elements, and makes truth values 0 or 1.</summary>
    public static void Normalize(Span<byte> content, NpyHeader header)
    {
        if (header.Type == ElementType.Boolean)
        {
            foreach (ref var value in content)
            {
                value = value == 0 ? (byte)0 : (byte)1;
            }
        }
        else if (header.BigEndian)
        {
            Reverse(content, header.Type == ElementType.Complex ? sizeof(double) : header.Type.SizeInBytes());
        }
    }

    private static void Reverse(Span<byte> content, int size)
    {
        switch (size)
        {
            case sizeof(ushort):
                var shorts = MemoryMarshal.Cast<byte, ushort>(content);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case sizeof(uint):
                var ints = MemoryMarshal.Cast<byte, uint>(content);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case sizeof(ulong):
                var longs = MemoryMarshal.Cast<byte, ulong>(content);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }
}
