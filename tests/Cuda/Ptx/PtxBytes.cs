using System.Runtime.InteropServices;

namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Little-endian values in an array of bytes, with bounds checked.</summary>
public static class PtxBytes
{
    public static ulong Read(ReadOnlySpan<byte> bytes, ulong address, int size)
    {
        var place = bytes.Slice(Checked(bytes.Length, address, size), size);
        return size switch
        {
            1 => place[0],
            2 => MemoryMarshal.Read<ushort>(place),
            4 => MemoryMarshal.Read<uint>(place),
            _ => MemoryMarshal.Read<ulong>(place),
        };
    }

    public static void Write(Span<byte> bytes, ulong address, int size, ulong value)
    {
        var place = bytes.Slice(Checked(bytes.Length, address, size), size);
        switch (size)
        {
            case 1:
                place[0] = (byte)value;
                break;
            case 2:
                MemoryMarshal.Write(place, (ushort)value);
                break;
            case 4:
                MemoryMarshal.Write(place, (uint)value);
                break;
            default:
                MemoryMarshal.Write(place, value);
                break;
        }
    }

    private static int Checked(int length, ulong address, int size) =>
        address <= (ulong)length && (ulong)length - address >= (ulong)size
            ? (int)address
            : throw new PtxException($"{size} bytes at 0x{address:x} are outside of {length} bytes");
}
