namespace Cohort.Kernels.Library.Gather;

/// <summary>
/// Operations by a mask over contiguous memory. Elements are moved by size alone: 1, 2, 4, 8 or 16 bytes.
/// </summary>
/// <remarks>Masks are bytes, true when not zero. Work is cut into chunks of 65,536 mask bytes that run in
/// parallel.</remarks>
public static unsafe class Masking
{
    private const int Chunk = 1 << 16;

    /// <summary>The number of true bytes.</summary>
    /// <param name="mask">The first byte of the mask.</param>
    /// <param name="count">Its length.</param>
    /// <param name="parallel">The caller's threads.</param>
    public static long CountTrue(byte* mask, long count, IParallel parallel)
    {
        var ends = Ends(mask, count, parallel);
        return ends.Length == 0 ? 0 : ends[^1];
    }

    /// <summary>Writes the positions of the true bytes, in order (<c>flatnonzero</c>).</summary>
    /// <param name="mask">The first byte of the mask.</param>
    /// <param name="count">Its length.</param>
    /// <param name="positions">Room for all of them.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <returns>The number of true bytes; nothing is written when there is not room for all.</returns>
    public static long NonZero(byte* mask, long count, Span<long> positions, IParallel parallel)
    {
        if (count <= Chunk)
        {
            return NonZero(mask, count, positions);
        }

        var ends = Ends(mask, count, parallel);
        var total = ends[^1];
        if (positions.Length < total)
        {
            return total;
        }

        fixed (long* to = positions)
        {
            var target = (nint)to;
            parallel.For(ends.Length, chunk => MaskMoves.Positions(
                mask + ((long)chunk * Chunk), Length(count, chunk), (long)chunk * Chunk,
                (long*)target + Start(ends, chunk), ends[chunk] - Start(ends, chunk)));
        }

        return total;
    }

    /// <summary>Copies the elements whose mask byte is true to the front of a target (<c>a[mask]</c>).</summary>
    /// <param name="source">As many elements as mask bytes.</param>
    /// <param name="mask">The first byte of the mask.</param>
    /// <param name="count">Its length.</param>
    /// <param name="elementSize">1, 2, 4, 8 or 16.</param>
    /// <param name="target">The elements kept; it does not overlap the source.</param>
    /// <param name="room">How many elements the target holds.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <returns>The number of true bytes; nothing is written when it exceeds <paramref name="room"/>.</returns>
    /// <exception cref="NotSupportedException">The element size is another.</exception>
    public static long Compress(
        void* source, byte* mask, long count, int elementSize, void* target, long room, IParallel parallel)
    {
        CheckSize(elementSize);
        if (count <= Chunk)
        {
            var kept = MaskBits.Count(mask, count);
            if (kept <= room)
            {
                Compress((byte*)source, mask, count, elementSize, (byte*)target, kept);
            }

            return kept;
        }

        var ends = Ends(mask, count, parallel);
        var total = ends[^1];
        if (room < total)
        {
            return total;
        }

        parallel.For(ends.Length, chunk =>
        {
            var start = (long)chunk * Chunk;
            var from = (byte*)source + (start * elementSize);
            var to = (byte*)target + (Start(ends, chunk) * elementSize);
            Compress(from, mask + start, Length(count, chunk), elementSize, to, ends[chunk] - Start(ends, chunk));
        });
        return total;
    }

    /// <summary>
    /// Writes values, one after the other, to the elements whose mask byte is true (<c>a[mask] = values</c>; with one
    /// value repeated: <c>a[mask] = s</c>).
    /// </summary>
    /// <param name="target">As many elements as mask bytes.</param>
    /// <param name="mask">The first byte of the mask.</param>
    /// <param name="count">Its length.</param>
    /// <param name="elementSize">1, 2, 4, 8 or 16.</param>
    /// <param name="values">The values; they do not overlap the target.</param>
    /// <param name="valueCount">Their number: 1, or at least the number of true bytes.</param>
    /// <param name="parallel">The caller's threads.</param>
    /// <returns>The number of true bytes; nothing is written when the values are too few.</returns>
    /// <exception cref="NotSupportedException">The element size is another.</exception>
    public static long Fill(
        void* target, byte* mask, long count, int elementSize, void* values, long valueCount, IParallel parallel)
    {
        var ends = Ends(mask, count, parallel);
        var total = ends.Length == 0 ? 0 : ends[^1];
        CheckSize(elementSize);
        if (valueCount < total && valueCount != 1)
        {
            return total;
        }

        var step = valueCount == 1 ? 0 : 1;
        parallel.For(ends.Length, chunk =>
        {
            var start = (long)chunk * Chunk;
            var to = (byte*)target + (start * elementSize);
            var from = (byte*)values + (Start(ends, chunk) * step * elementSize);
            var room = ends[chunk] - Start(ends, chunk);
            switch (elementSize)
            {
                case 1:
                    MaskMoves.Fill(to, mask + start, Length(count, chunk), from, step, room);
                    break;
                case 2:
                    MaskMoves.Fill((ushort*)to, mask + start, Length(count, chunk), (ushort*)from, step, room);
                    break;
                case 4:
                    MaskMoves.Fill((uint*)to, mask + start, Length(count, chunk), (uint*)from, step, room);
                    break;
                case 8:
                    MaskMoves.Fill((ulong*)to, mask + start, Length(count, chunk), (ulong*)from, step, room);
                    break;
                default:
                    MaskMoves.Fill((UInt128*)to, mask + start, Length(count, chunk), (UInt128*)from, step, room);
                    break;
            }
        });
        return total;
    }

    private static long NonZero(byte* mask, long count, Span<long> positions)
    {
        var total = MaskBits.Count(mask, count);
        if (positions.Length >= total)
        {
            fixed (long* target = positions)
            {
                MaskMoves.Positions(mask, count, 0, target, total);
            }
        }

        return total;
    }

    private static void Compress(byte* source, byte* mask, long count, int elementSize, byte* target, long kept)
    {
        switch (elementSize)
        {
            case 1:
                MaskMoves.Compress(source, mask, count, target, kept);
                break;
            case 2:
                MaskMoves.Compress((ushort*)source, mask, count, (ushort*)target, kept);
                break;
            case 4:
                MaskMoves.Compress((uint*)source, mask, count, (uint*)target, kept);
                break;
            case 8:
                MaskMoves.Compress((ulong*)source, mask, count, (ulong*)target, kept);
                break;
            default:
                MaskMoves.Compress((UInt128*)source, mask, count, (UInt128*)target, kept);
                break;
        }
    }

    /// <summary>How many bytes are true up to the end of each chunk.</summary>
    private static long[] Ends(byte* mask, long count, IParallel parallel)
    {
        ArgumentNullException.ThrowIfNull(parallel);
        var ends = new long[(count + Chunk - 1) / Chunk];
        parallel.For(
            ends.Length,
            chunk => ends[chunk] = MaskBits.Count(mask + ((long)chunk * Chunk), Length(count, chunk)));
        for (var chunk = 1; chunk < ends.Length; chunk++)
        {
            ends[chunk] += ends[chunk - 1];
        }

        return ends;
    }

    private static long Start(long[] ends, int chunk) => chunk == 0 ? 0 : ends[chunk - 1];

    private static long Length(long count, int chunk) => Math.Min(Chunk, count - ((long)chunk * Chunk));

    private static void CheckSize(int elementSize)
    {
        if (elementSize is not (1 or 2 or 4 or 8 or 16))
        {
            throw new NotSupportedException($"Masks move elements of 1, 2, 4, 8 or 16 bytes, not {elementSize}.");
        }
    }
}
