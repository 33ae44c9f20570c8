using Cohort.Runtime.Elements;
using CsCheck;

namespace Cohort.Tests.Interpreter;

/// <summary>Memory of one operand with a layout in bytes, whose guard bytes show stray stores.</summary>
public sealed class StridedMemory
{
    private const byte Guard = 0xA5;

    private StridedMemory(ElementType type, long[] extents, long[] strides, int offset, byte[] bytes)
    {
        Type = type;
        Extents = extents;
        Strides = strides;
        Offset = offset;
        Bytes = bytes;
    }

    public ElementType Type { get; }

    public long[] Extents { get; }

    public long[] Strides { get; }

    public int Offset { get; }

    public byte[] Bytes { get; }

    /// <summary>Lays an operand out: per axis 0 contiguous, 1 broadcast, 2 stepped, 3 reversed.</summary>
    public static StridedMemory Create(ElementType type, long[] extents, int[] kinds, bool isTransposed)
    {
        var size = type.SizeInBytes();
        var strides = new long[extents.Length];
        long span = size;
        var offset = 0L;
        for (var i = 0; i < extents.Length; i++)
        {
            var axis = isTransposed ? i : extents.Length - 1 - i;
            var step = kinds[axis] switch { 1 => 0, 2 => span * 2, 3 => -span, _ => span };
            strides[axis] = step;
            offset += step < 0 ? -step * Math.Max(extents[axis] - 1, 0) : 0;
            span = Math.Max(span, Math.Abs(step) * Math.Max(extents[axis], 1));
        }

        var bytes = new byte[span + size];
        Array.Fill(bytes, Guard);
        return new StridedMemory(type, extents, strides, (int)offset, bytes);
    }

    /// <summary>Plain bytes from an offset on, without axes.</summary>
    public static StridedMemory Over(ElementType type, byte[] bytes, int offset) => new(type, [], [], offset, bytes);

    public static Gen<StridedMemory> Layouts(ElementType type, long[] extents, bool allowBroadcast) =>
        Gen.Select(Gen.Int[0, 3].Array[extents.Length], Gen.Bool, (kinds, transposed) => Create(
            type, extents, [.. kinds.Select(k => k == 1 && !allowBroadcast ? 0 : k)], transposed));

    public int Position(long[] indices)
    {
        long position = Offset;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            position += indices[axis] * Strides[axis];
        }

        return (int)position;
    }

    public ReadOnlySpan<byte> At(long[] indices) => Bytes.AsSpan(Position(indices), Type.SizeInBytes());

    public void Put(long[] indices, ReadOnlySpan<byte> element) => element.CopyTo(Bytes.AsSpan(Position(indices)));

    public StridedMemory Clone() => new(Type, Extents, Strides, Offset, (byte[])Bytes.Clone());

    /// <summary>All indices in row-major order.</summary>
    public static IEnumerable<long[]> Indices(long[] extents)
    {
        var total = extents.Aggregate(1L, (a, b) => a * b);
        for (var flat = 0L; flat < total; flat++)
        {
            var indices = new long[extents.Length];
            var rest = flat;
            for (var axis = extents.Length - 1; axis >= 0; axis--)
            {
                (rest, indices[axis]) = Math.DivRem(rest, extents[axis]);
            }

            yield return indices;
        }
    }
}
