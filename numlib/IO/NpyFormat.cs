using System.Buffers.Binary;
using System.Text;
using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Cohort.Typing;

namespace Cohort.IO;

/// <summary>
/// NumPy's .npy format, versions 1 to 3. Reading trusts nothing: memory is taken for bytes that have arrived, never for
/// what a header claims.
/// </summary>
public static class NpyFormat
{
    /// <summary>The longest header that is read without being asked to.</summary>
    public const int MaxHeaderSize = 10000;

    /// <summary>The length of magic and version.</summary>
    public const int MagicLen = 8;

    /// <summary>The data begin at a multiple of this many bytes.</summary>
    public const int ArrayAlign = 64;

    private const int PieceInBytes = 1 << 26;
    private const int FirstReadInBytes = 1 << 16;

    /// <summary>The first six bytes of every file.</summary>
    public static ReadOnlySpan<byte> MagicPrefix => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Whether a seekable stream is at the beginning of a .npy file; the position stays.</summary>
    public static bool IsNpyFile(Stream stream) => StartsWith(stream, MagicPrefix);

    /// <summary>Whether a seekable stream is at the beginning of a .npz (zip) file; the position stays.</summary>
    public static bool IsNpzFile(Stream stream) => StartsWith(stream, "PK\x3\x4"u8) || StartsWith(stream, "PK\x5\x6"u8);

    /// <summary>Reads an array.</summary>
    /// <param name="stream">The stream, at the magic bytes; afterwards behind the data.</param>
    /// <param name="allowPickle">Python objects are never loaded: true is refused where it would matter.</param>
    /// <param name="maxHeaderSize">The longest header that is read.</param>
    /// <exception cref="ValueError">The bytes are no .npy file, or end early.</exception>
    /// <exception cref="NotSupportedException">The elements are of a type that arrays do not hold.</exception>
    public static NDArray ReadArray(Stream stream, bool allowPickle = false, long maxHeaderSize = MaxHeaderSize)
    {
        var header = ReadHeader(stream, maxHeaderSize);
        var count = header.Count;
        var bytes = count * header.Type.SizeInBytes();
        if (stream.CanSeek && stream.Length - stream.Position < bytes)
        {
            throw Truncated(bytes, stream.Length - stream.Position);
        }

        var pieces = ReadPieces(stream, header, count);
        long[] stored = header.FortranOrder ? [.. header.Extents.Reverse()] : header.Extents;
        var array = HostContent.Joined(Session.Current, header.Type, stored, pieces);
        return header.FortranOrder ? ArrayFactory.Owned(array, ArrayFactory.Transposed(array).Layout) : array;
    }

    /// <summary>Writes an array.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="array">The array; column-major ones are stored as such.</param>
    /// <param name="allowPickle">Ignored: there are no Python objects.</param>
    /// <exception cref="NotSupportedException">The format has no such element type.</exception>
    public static void WriteArray(Stream stream, NDArray array, bool allowPickle = true)
    {
        var fortran = !array.Layout.IsContiguous && Orders.IsColumnMajor(array.Layout);
        var header = new NpyHeader(array.Type, false, fortran, array.shape);
        stream.Write(header.ToBytes(null));
        var source = fortran ? array.T : array;
        var flat = source.Layout.IsContiguous ? source : ArrayFactory.Copy(source);
        var piece = PieceInBytes / array.itemsize;
        var buffer = new byte[Math.Min(flat.nbytes, (long)piece * array.itemsize)];
        for (var at = 0L; at < flat.size; at += piece)
        {
            var length = Math.Min(piece, flat.size - at);
            var view = new RegionView(flat.Region, Layout.Contiguous([length], flat.Layout.Offset + at), flat.Type);
            var bytes = buffer.AsSpan(0, (int)length * array.itemsize);
            flat.Engine.Read(view, bytes);
            stream.Write(bytes);
        }
    }

    internal static NpyHeader ReadHeader(Stream stream, long maxHeaderSize)
    {
        Span<byte> start = stackalloc byte[MagicLen];
        ReadExactly(stream, start, "magic string");
        if (!start[..6].SequenceEqual(MagicPrefix))
        {
            throw new ValueError($"the magic string is not correct; expected b'\\x93NUMPY', got "
                + $"0x{Convert.ToHexString(start[..6])}");
        }

        var (major, minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw new ValueError($"we only support format version (1,0), (2,0), and (3,0), not ({major}, {minor})");
        }

        Span<byte> length = stackalloc byte[sizeof(uint)];
        length.Clear();
        ReadExactly(stream, length[..(major == 1 ? sizeof(ushort) : sizeof(uint))], "array header length");
        var size = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (size > maxHeaderSize)
        {
            throw new ValueError($"Header info length ({size}) is large and may not be safe to load securely. To allow "
                + "loading, adjust `max_header_size`.");
        }

        var bytes = new byte[size];
        ReadExactly(stream, bytes, "array header");
        var encoding = major == 3 ? Encoding.UTF8 : Encoding.Latin1;
        return NpyHeaderParser.Parse(encoding.GetString(bytes));
    }

    private static List<Region> ReadPieces(Stream stream, NpyHeader header, long count)
    {
        var pieces = new List<Region>();
        var size = header.Type.SizeInBytes();
        var buffer = Array.Empty<byte>();
        var read = 0L;
        do
        {
            var wanted = (int)Math.Min(PieceInBytes / size, count - read) * size;
            Fill(stream, ref buffer, wanted);
            var content = buffer.AsSpan(0, wanted);
            ByteOrder.Normalize(content, header);
            pieces.Add(Session.Current.Engine.Import(header.Type, [wanted / size], content));
            read += wanted / size;
        }
        while (read < count);
        return pieces;
    }

    /// <summary>
    /// Fills a buffer that grows with what arrives, so that a short stream costs little whatever it claims.
    /// </summary>
    private static void Fill(Stream stream, ref byte[] buffer, int wanted)
    {
        var filled = 0;
        while (filled < wanted)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(wanted, Math.Max(FirstReadInBytes, 2L * buffer.Length)));
            }

            var read = stream.Read(buffer.AsSpan(filled, Math.Min(buffer.Length, wanted) - filled));
            if (read == 0)
            {
                throw Truncated(wanted, filled);
            }

            filled += read;
        }
    }

    private static void ReadExactly(Stream stream, Span<byte> target, string what)
    {
        var read = stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        if (read < target.Length)
        {
            throw new ValueError($"EOF: reading {what}, expected {target.Length} bytes got {read}");
        }
    }

    private static ValueError Truncated(long wanted, long there) =>
        new($"EOF: reading array data, expected {wanted} bytes got {there}");

    private static bool StartsWith(Stream stream, ReadOnlySpan<byte> prefix)
    {
        Span<byte> start = stackalloc byte[prefix.Length];
        var position = stream.Position;
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = position;
        return read == prefix.Length && start.SequenceEqual(prefix);
    }
}
