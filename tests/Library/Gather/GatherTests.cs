using Cohort.Kernels.Library;
using Cohort.Kernels.Library.Gather;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Library.Gather;

public sealed unsafe class GatherTests
{
    private static byte[] Numbered(long count, int size) =>
        [.. Enumerable.Range(0, (int)count * size).Select(i => (byte)((i / size * 7) + (i % size)))];

    private static long Naive(long index, long n, IndexMode mode) => mode switch
    {
        IndexMode.Clip => Math.Clamp(index, 0, n - 1),
        IndexMode.Wrap => ((index % n) + n) % n,
        _ => index < 0 ? index + n : index,
    };

    private static Gen<(long[] Indices, IndexMode Mode, int Size)> Cases(int n) => Gen.Select(
        Gen.Long[-n - 1, n].Array[0, 40], Gen.Enum<IndexMode>(), Gen.OneOf(1, 2, 4, 8, 16, 6, 24));

    private static long FirstBad(long[] indices, long n, IndexMode mode) =>
        mode != IndexMode.Raise ? -1 : Array.FindIndex(indices, index => index < -n || index >= n);

    [Fact]
    public void Take_is_the_naive_gather_for_every_size_and_mode() => Cases(20).Sample(
        (indices, mode, size) =>
        {
            var source = Numbered(20, size);
            var target = new byte[(indices.Length * size) + 1];
            long bad;
            fixed (byte* from = source, to = target)
            {
                bad = IndexedAccess.Take(from, 20, size, indices, to, mode, new ThreadedParallel(2));
            }

            Assert.Equal(FirstBad(indices, 20, mode), bad);
            Assert.Equal(0, target[^1]);
            for (var i = 0; bad < 0 && i < indices.Length; i++)
            {
                var place = (int)Naive(indices[i], 20, mode);
                Assert.Equal(source.AsSpan(place * size, size), target.AsSpan(i * size, size));
            }
        },
        threads: 1);

    [Fact]
    public void Put_is_the_naive_scatter_and_a_refused_one_changes_nothing() =>
        Gen.Select(Cases(20), Gen.Int[1, 50]).Sample(
        (shape, valueCount) =>
        {
            var (indices, mode, size) = shape;
            var values = Numbered(valueCount, size);
            var target = new byte[20 * size];
            var expected = new byte[20 * size];
            long bad;
            fixed (byte* from = values, to = target)
            {
                bad = IndexedAccess.Put(to, 20, size, indices, from, valueCount, mode);
            }

            Assert.Equal(FirstBad(indices, 20, mode), bad);
            for (var i = 0; bad < 0 && i < indices.Length; i++)
            {
                var place = (int)Naive(indices[i], 20, mode);
                values.AsSpan(i % valueCount * size, size).CopyTo(expected.AsSpan(place * size));
            }

            Assert.Equal(expected, target);
        },
        threads: 1);

    [Fact]
    public void The_first_invalid_index_is_found_wherever_it_is() =>
        Gen.Select(Gen.Int[0, 70], Gen.Int[0, 70], Gen.Bool).Sample(
        (length, bad, negative) =>
        {
            var indices = Enumerable.Range(0, length).Select(i => (long)(i % 2 == 0 ? -70 : 69)).ToArray();
            if (bad < length)
            {
                indices[bad] = negative ? -71 : 70;
            }

            Assert.Equal(bad < length ? bad : -1, Indices.FirstInvalid(indices, 70));
        },
        threads: 1);

    [Fact]
    public void Nothing_can_be_taken_from_an_empty_array_except_nothing()
    {
        long dummy = 0;
        Assert.Equal(-1, IndexedAccess.Take(&dummy, 0, 8, [], &dummy, IndexMode.Raise, SerialParallel.Instance));
        Assert.Equal(0, IndexedAccess.Take(&dummy, 0, 8, [0], &dummy, IndexMode.Raise, SerialParallel.Instance));
        Assert.Equal(0, IndexedAccess.Take(&dummy, 0, 8, [0], &dummy, IndexMode.Clip, SerialParallel.Instance));
        Assert.Equal(0, IndexedAccess.Put(&dummy, 0, 8, [0], &dummy, 1, IndexMode.Wrap));
        Assert.Equal(0,
            IndexedAccess.Take(&dummy, 1, 8, [long.MinValue], &dummy, IndexMode.Raise, SerialParallel.Instance));
    }

    private static Gen<(byte[] Mask, int Density)> Masks => Gen.Select(
        Gen.OneOf(0, 1, 2, 63, 64, 65, 128, 200, 1000, 70_000), Gen.OneOf(0, 1, 50, 97, 100), Gen.Int[0, 1000])
        .Select((length, density, seed) =>
        {
            var random = new System.Random(seed);
            return (Enumerable.Range(0, length).Select(
                _ => (byte)(random.Next(100) < density ? random.Next(1, 256) : 0)).ToArray(), density);
        });

    [Fact]
    public void Masks_count_and_list_their_true_bytes() => Masks.Sample(
        (mask, _) =>
        {
            var expected = Enumerable.Range(0, mask.Length).Where(i => mask[i] != 0).Select(i => (long)i).ToArray();
            var positions = new long[expected.Length];
            fixed (byte* bits = mask)
            {
                Assert.Equal(expected.Length, Masking.CountTrue(bits, mask.Length, new ThreadedParallel(2)));
                Assert.Equal(expected.Length, Masking.NonZero(bits, mask.Length, positions, new ThreadedParallel(2)));
                Assert.Equal(expected.Length, Masking.NonZero(bits, mask.Length, [], new ThreadedParallel(2)));
            }

            Assert.Equal(expected, positions);
        },
        iter: 60, threads: 1);

    private static void CheckMoves<T>(byte[] mask, Func<int, T> value)
        where T : unmanaged
    {
        var source = Enumerable.Range(0, mask.Length).Select(value).ToArray();
        var kept = source.Where((_, i) => mask[i] != 0).ToArray();
        var packed = new T[kept.Length + 3];
        var restored = new T[mask.Length];
        var filled = (T[])source.Clone();
        T[] one = [value(77)];
        fixed (byte* bits = mask)
        fixed (T* from = source, to = packed, back = restored, constant = filled, single = one)
        {
            var parallel = new ThreadedParallel(3);
            Assert.Equal(kept.Length, Masking.Compress(from, bits, mask.Length, sizeof(T), to, kept.Length, parallel));
            Assert.Equal(kept.Length, Masking.Fill(back, bits, mask.Length, sizeof(T), to, kept.Length, parallel));
            Masking.Fill(constant, bits, mask.Length, sizeof(T), single, 1, parallel);
            if (kept.Length > 2)
            {
                Assert.Equal(kept.Length, Masking.Compress(from, bits, mask.Length, sizeof(T), null, 1, parallel));
                Assert.Equal(kept.Length, Masking.Fill(null, bits, mask.Length, sizeof(T), to, 2, parallel));
            }
        }

        Assert.Equal([.. kept, default, default, default], packed);
        Assert.Equal(source.Select((v, i) => mask[i] != 0 ? v : default), restored);
        Assert.Equal(source.Select((v, i) => mask[i] != 0 ? one[0] : v), filled);
    }

    [Fact]
    public void Elements_move_by_a_mask_as_in_the_naive_version() => Masks.Sample(
        (mask, _) =>
        {
            CheckMoves(mask, i => (byte)i);
            CheckMoves(mask, i => (short)i);
            CheckMoves(mask, i => (float)i);
            CheckMoves(mask, i => (double)i);
            CheckMoves(mask, i => (decimal)i);
        },
        iter: 40, threads: 1);

    [Fact]
    public void Masks_refuse_elements_of_other_sizes() => Assert.Throws<NotSupportedException>(
        () => Masking.Compress(null, null, 0, 6, null, 0, SerialParallel.Instance));
}
