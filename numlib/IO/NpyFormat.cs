using System.Buffers.Binary;
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
public static partial class NpyFormat
{
    /// <summary>The longest header that is read without being asked to.</summary>
    public const int MaxHeaderSize = 10000;

    /// <summary>The length of magic and version.</summary>
    public const int MagicLen = 8;

    /// <summary>The data begin at a multiple of this many bytes.</summary>
    public const int ArrayAlign = 64;

    /// <summary>The bytes that NumPy copies at a time; what is read and written here goes in larger pieces.</summary>
    public const int BufferSize = 1 << 18;

    /// <summary>The digits for which a header keeps room, so that an array can grow in its file.</summary>
    public const int GrowthAxisMaxDigits = 21;

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
    /// <param name="version">The format version; by default the first in which the header fits.</param>
    /// <param name="allowPickle">Ignored: there are no Python objects.</param>
    /// <exception cref="NotSupportedException">The format has no such element type.</exception>
    /// <exception cref="ValueError">There is no such version, or the header does not fit it.</exception>
    public static void WriteArray(
        Stream stream, NDArray array, FormatVersion? version = null, bool allowPickle = true)
    {
        var header = NpyHeader.Of(array);
        stream.Write(header.ToBytes(version));
        RawFile.Write(stream, header.FortranOrder ? array.T : array, string.Empty, string.Empty);
    }

    /// <summary>Refuses versions of the format that do not exist.</summary>
    /// <exception cref="ValueError">There is no such version.</exception>
    public static void CheckVersion(FormatVersion version)
    {
        if (!version.IsSupported)
        {
            throw new ValueError($"we only support format version (1,0), (2,0), and (3,0), not {version}");
        }
    }

    /// <summary>NumPy's description of a type, such as "&lt;f8".</summary>
    /// <exception cref="NotSupportedException">The format has no such element type.</exception>
    public static string DtypeToDescr(NPTypeCode typeCode) => NpyTypes.Description(typeCode.ToElementType());

    /// <summary>What the header of an array says: "descr", "fortran_order" and "shape".</summary>
    /// <exception cref="NotSupportedException">The format has no such element type.</exception>
    public static Dictionary<string, object> HeaderDataFromArray(NDArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var header = NpyHeader.Of(array);
        return new Dictionary<string, object>
        {
            ["descr"] = NpyTypes.Description(header.Type),
            ["fortran_order"] = header.FortranOrder,
            ["shape"] = header.Extents,
        };
    }

    /// <summary>The first eight bytes of a file of a version.</summary>
    public static byte[] Magic(FormatVersion version) => [.. MagicPrefix, version.Major, version.Minor];

    /// <summary>Reads the first eight bytes of a file.</summary>
    /// <exception cref="ValueError">They are those of another kind of file.</exception>
    public static FormatVersion ReadMagic(Stream stream)
    {
        Span<byte> start = stackalloc byte[MagicLen];
        ReadExactly(stream, start, "magic string");
        return start[..^2].SequenceEqual(MagicPrefix)
            ? new FormatVersion(start[^2], start[^1])
            : throw new ValueError("the magic string is not correct; expected b'\\x93NUMPY', got "
                + $"0x{Convert.ToHexString(start[..^2])}");
    }

    /// <summary>Writes magic, version and header.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="d">"descr", "fortran_order" and "shape", as <see cref="HeaderDataFromArray"/> gives them.</param>
    /// <param name="version">The format version; by default the first in which the header fits.</param>
    /// <exception cref="ValueError">An entry is missing or wrong, or the header does not fit the version.</exception>
    public static void WriteArrayHeader(Stream stream, Dictionary<string, object> d, FormatVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (d.Count != 3 || !d.TryGetValue("descr", out var description) || description is not string text
            || !d.TryGetValue("fortran_order", out var order) || order is not bool fortran
            || !d.TryGetValue("shape", out var shape) || shape is not (long[] or int[]))
        {
            throw new ValueError("Header does not contain the correct keys: descr (a string), fortran_order (a "
                + "boolean) and shape (an array of integers) are needed");
        }

        var extents = shape as long[] ?? Array.ConvertAll((int[])shape, extent => (long)extent);
        var (type, bigEndian) = NpyTypes.Parse(text);
        stream.Write(new NpyHeader(type, bigEndian, fortran, extents).ToBytes(version));
    }

    /// <summary>Maps the elements of a .npy file into memory.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="mode">
    /// "r" for an array that cannot be written, "r+" for one that writes into the file, "c" for one whose changes stay
    /// in memory.
    /// </param>
    /// <param name="maxHeaderSize">The longest header that is read.</param>
    /// <returns>An array over the file's pages. The file stays open until the array and its views are gone.</returns>
    /// <exception cref="ValueError">There is no such mode, or the bytes are no .npy file, or end early.</exception>
    /// <exception cref="NotSupportedException">The elements are in the other byte order.</exception>
    public static NDArray OpenMemmap(string path, string mode, long maxHeaderSize = MaxHeaderSize) =>
        MappedArray.Open(path, mode, maxHeaderSize);

    internal static NpyHeader ReadHeader(Stream stream, long maxHeaderSize)
    {
        var version = ReadMagic(stream);
        CheckVersion(version);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        length.Clear();
        ReadExactly(stream, length[..version.HeaderLengthSize], "array header length");
        var size = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (size > maxHeaderSize)
        {
            throw new ValueError($"Header info length ({size}) is large and may not be safe to load securely. To allow "
                + "loading, adjust `max_header_size`.");
        }

        var bytes = new byte[size];
        ReadExactly(stream, bytes, "array header");
        return NpyHeaderParser.Parse(version.HeaderEncoding.GetString(bytes));
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

    internal static ValueError Truncated(long wanted, long there) =>
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
