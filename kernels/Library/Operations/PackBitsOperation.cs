using Cohort.Kernels.Library.Gather;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Library.Operations;

/// <summary>
/// Truth values as the bits of bytes. Operands: a dense matrix of truth values, and one of bytes with as many rows; the
/// last byte of a row is filled with zeros.
/// </summary>
public sealed unsafe class PackBitsOperation : WholeOperation
{
    private const int BytesPerWord = 8;

    private readonly bool _highestFirst;

    /// <summary>Creates an operation.</summary>
    /// <param name="highestFirst">Whether the first of eight is the highest bit.</param>
    public PackBitsOperation(bool highestFirst)
        : base("packbits") => _highestFirst = highestFirst;

    /// <inheritdoc/>
    public override double Work(ReadOnlySpan<Layout> operands) => operands[0].Count;

    /// <inheritdoc/>
    public override void Run(in LibraryCall call)
    {
        var (truths, bytes) = (call.Operands[0], call.Operands[1]);
        var (rows, length) = (truths.Layout.Extents[0], truths.Layout.Extents[1]);
        var width = bytes.Layout.Extents[1];
        for (var row = 0L; row < rows; row++)
        {
            Pack(truths.Address + (row * length), length, new Span<byte>(bytes.Address + (row * width), (int)width));
        }
    }

    private void Pack(byte* truths, long length, Span<byte> bytes)
    {
        for (var at = 0L; at < length; at += MaskBits.Width)
        {
            var word = MaskBits.Read(truths + at, length - at);
            word = _highestFirst ? Reversed(word) : word;
            var part = bytes[(int)(at / BytesPerWord)..];
            if (part.Length >= BytesPerWord)
            {
                BitConverter.TryWriteBytes(part, word);
                continue;
            }

            for (var i = 0; i < part.Length; i++)
            {
                part[i] = (byte)(word >> (BytesPerWord * i));
            }
        }
    }

    // The bits of each byte in the opposite order.
    private static ulong Reversed(ulong word)
    {
        word = ((word >> 1) & 0x5555555555555555) | ((word & 0x5555555555555555) << 1);
        word = ((word >> 2) & 0x3333333333333333) | ((word & 0x3333333333333333) << 2);
        return ((word >> 4) & 0x0F0F0F0F0F0F0F0F) | ((word & 0x0F0F0F0F0F0F0F0F) << 4);
    }
}
