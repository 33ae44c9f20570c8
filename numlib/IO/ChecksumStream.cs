using System.Buffers.Binary;

namespace Cohort.IO;

/// <summary>
/// Reads on from a stream and sums up what it has read: CRC-32 with the polynomial of zip, eight bytes at a time from
/// eight tables (Kounavis and Berry, 2005).
/// </summary>
internal sealed class ChecksumStream(Stream source) : Stream
{
    private const uint Polynomial = 0xEDB88320;
    private const int Width = 8;

    private static readonly uint[][] Tables = Build();

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of what was read so far.</summary>
    public uint Checksum => ~_state;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        Add(buffer[..read]);
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    // Table k gives what a byte does to the sum when k more bytes follow.
    private static uint[][] Build()
    {
        var tables = new uint[Width][];
        tables[0] = new uint[256];
        for (var value = 0u; value < 256; value++)
        {
            var sum = value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * Polynomial);
            }

            tables[0][value] = sum;
        }

        for (var k = 1; k < Width; k++)
        {
            tables[k] = Array.ConvertAll(tables[k - 1], sum => (sum >> 8) ^ tables[0][sum & 0xFF]);
        }

        return tables;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        for (; bytes.Length >= Width; bytes = bytes[Width..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ state;
            state = 0;
            for (var i = 0; i < Width; i++)
            {
                state ^= Tables[Width - 1 - i][(byte)(word >> (8 * i))];
            }
        }

        foreach (var value in bytes)
        {
            state = (state >> 8) ^ Tables[0][(byte)(state ^ value)];
        }

        _state = state;
    }
}
