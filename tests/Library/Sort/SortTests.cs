using System.Numerics;
using Cohort.Kernels.Library;
using Cohort.Kernels.Library.Sort;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Library.Sort;

public sealed class SortTests
{
    private static readonly int[] Lengths =
        [0, 1, 2, 3, 16, 17, 19, 20, 21, 32, 33, 41, 64, 65, 128, 129, 299, 300, 601, 1000, 5000];

    private static readonly double[] Specials =
        [double.NaN, -double.NaN, 0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue,
            double.Epsilon];

    private static void ForAll<T>(Func<ulong, T> value, Action<T[], int> check) =>
        Gen.Select(Gen.OneOf(Lengths), Gen.Int[1, 4], Gen.ULong,
            Gen.OneOf(3UL, 50UL, 1UL << 40, ulong.MaxValue)).Sample(
            (length, width, seed, range) =>
            {
                var random = new System.Random((int)(seed & 0x7FFFFFFF));
                var values = new T[length];
                for (var index = 0; index < length; index++)
                {
                    values[index] = value((ulong)random.NextInt64(long.MinValue, long.MaxValue) % range);
                }

                check(values, width);
            },
            iter: 60, threads: 1);

    private static void CheckAll<T, TOrder>(Func<ulong, T> value)
        where T : unmanaged
        where TOrder : IOrder<T>
    {
        ForAll(value, CheckSort<T, TOrder>);
        ForAll(value, CheckSelection<T, TOrder>);
        ForAll(value, CheckSearch<T, TOrder>);
    }

    private static int Compare<T, TOrder>(T a, T b)
        where TOrder : IOrder<T> => TOrder.Less(a, b) ? -1 : TOrder.Less(b, a) ? 1 : 0;

    private static long[] StableOrder<T, TOrder>(T[] values)
        where TOrder : IOrder<T> =>
        [.. Enumerable.Range(0, values.Length).Select(i => (long)i)
            .OrderBy(i => values[i], Comparer<T>.Create(Compare<T, TOrder>))];

    private static void CheckSort<T, TOrder>(T[] values, int width)
        where T : unmanaged
        where TOrder : IOrder<T>
    {
        var expected = StableOrder<T, TOrder>(values);
        var order = new long[values.Length];
        ArgSorting<T, TOrder>.ArgSort(values, order, new ThreadedParallel(width));
        Assert.Equal(expected, order);
        var sorted = (T[])values.Clone();
        Sorting<T, TOrder>.Sort(sorted, new ThreadedParallel(width));
        Assert.Equal(Hex([.. expected.Select(index => values[index])]), Hex(sorted));
        CheckUnique<T, TOrder>(values, sorted, order);
    }

    private static string Hex<T>(T[] values)
        where T : unmanaged =>
        Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values));

    private static string Multiset<T>(T[] values)
        where T : unmanaged
    {
        var size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values).ToArray();
        return string.Join(' ', bytes.Chunk(size).Select(Convert.ToHexString).Order(StringComparer.Ordinal));
    }

    private static void CheckUnique<T, TOrder>(T[] values, T[] sorted, long[] order)
        where T : unmanaged
        where TOrder : IOrder<T>
    {
        var starts = new long[UniqueRuns<T, TOrder>.Count(sorted)];
        UniqueRuns<T, TOrder>.Starts(sorted, starts);
        var inverse = new long[values.Length];
        UniqueRuns<T, TOrder>.Inverse(starts, order, inverse);
        for (var index = 0; index < values.Length; index++)
        {
            var unique = sorted[starts[inverse[index]]];
            var isSameNaN = TOrder.IsNaN(unique) && TOrder.IsNaN(values[index]);
            Assert.True(isSameNaN || Compare<T, TOrder>(unique, values[index]) == 0);
        }

        for (var run = 1; run < starts.Length; run++)
        {
            Assert.True(TOrder.Less(sorted[starts[run - 1]], sorted[starts[run]]));
        }

        Assert.True(UniqueRuns<T, TOrder>.Count(sorted, equalNaN: false) >= starts.Length);
    }

    private static void CheckSelection<T, TOrder>(T[] values, int width)
        where T : unmanaged
        where TOrder : IOrder<T>
    {
        if (values.Length == 0)
        {
            return;
        }

        int[] positions = [values.Length / 2, values.Length - 1, values.Length / 3 * (width % 2)];
        var order = StableOrder<T, TOrder>(values);
        var partitioned = (T[])values.Clone();
        Selection<T, TOrder>.Partition(partitioned, positions);
        var indices = new long[values.Length];
        Selection<T, TOrder>.ArgPartition(values, positions, indices);
        Assert.Equal(order.Length, indices.Distinct().Count());
        Assert.Equal(Multiset(values), Multiset(partitioned));
        foreach (var position in positions)
        {
            var pivot = partitioned[position];
            Assert.Equal(0, Compare<T, TOrder>(values[order[position]], pivot));
            Assert.Equal(0, Compare<T, TOrder>(values[indices[position]], pivot));
            for (var index = 0; index < values.Length; index++)
            {
                var (value, other) = (partitioned[index], values[indices[index]]);
                Assert.False(index < position && (TOrder.Less(pivot, value) || TOrder.Less(pivot, other)));
                Assert.False(index > position && (TOrder.Less(value, pivot) || TOrder.Less(other, pivot)));
            }
        }
    }

    private static void CheckSearch<T, TOrder>(T[] values, int width)
        where T : unmanaged
        where TOrder : IOrder<T>
    {
        var keys = values.Take(25).ToArray();
        var array = values.Skip(10).ToArray();
        var sorter = StableOrder<T, TOrder>(array);
        var sorted = sorter.Select(i => array[i]).ToArray();
        foreach (var right in new[] { false, true })
        {
            var (direct, indirect) = (new long[keys.Length], new long[keys.Length]);
            SearchSorted<T, TOrder>.Find(sorted, keys, right, direct, new ThreadedParallel(width));
            SearchSorted<T, TOrder>.Find(array, sorter, keys, right, indirect, SerialParallel.Instance);
            for (var index = 0; index < keys.Length; index++)
            {
                var key = keys[index];
                var expected = sorted.Count(value => right ? !TOrder.Less(key, value) : TOrder.Less(value, key));
                Assert.Equal(expected, direct[index]);
                Assert.Equal(expected, indirect[index]);
            }
        }
    }

    private static double Double(ulong seed) => seed % 7 == 0 ? Specials[seed / 7 % 8]
        : seed < 1UL << 41 ? (double)seed - 20 : BitConverter.UInt64BitsToDouble(seed);

    [Fact]
    public void Doubles_sort_select_and_search_as_the_naive_versions() => CheckAll<double, NumberOrder<double>>(Double);

    [Fact]
    public void Singles_and_halves_sort_select_and_search_as_the_naive_versions()
    {
        CheckAll<float, NumberOrder<float>>(seed => (float)Double(seed));
        CheckAll<Half, NumberOrder<Half>>(seed => (Half)Double(seed));
    }

    [Fact]
    public void Integers_and_truth_values_sort_select_and_search_as_the_naive_versions()
    {
        CheckAll<long, NumberOrder<long>>(seed => (long)seed);
        CheckAll<ulong, NumberOrder<ulong>>(seed => seed);
        CheckAll<int, NumberOrder<int>>(seed => (int)seed);
        CheckAll<uint, NumberOrder<uint>>(seed => (uint)seed);
        CheckAll<short, NumberOrder<short>>(seed => (short)seed);
        CheckAll<ushort, NumberOrder<ushort>>(seed => (ushort)seed);
        CheckAll<sbyte, NumberOrder<sbyte>>(seed => (sbyte)seed);
        CheckAll<byte, NumberOrder<byte>>(seed => (byte)seed);
        CheckAll<bool, BooleanOrder>(seed => seed % 2 == 0);
    }

    [Fact]
    public void Decimals_and_complex_numbers_sort_select_and_search_as_the_naive_versions()
    {
        CheckAll<decimal, NumberOrder<decimal>>(seed => seed);
        CheckAll<Complex, ComplexOrder>(seed => new Complex(Double(seed % 90), Double(seed / 90 % 100)));
    }

    [Fact]
    public void Long_arrays_sort_in_chunks_and_merge()
    {
        var random = new System.Random(1);
        var values = Enumerable.Range(0, 200_003).Select(_ => (double)random.Next(50_000)).ToArray();
        values[77] = double.NaN;
        values[100_000] = -double.NaN;
        CheckSort<double, NumberOrder<double>>(values, 5);
        CheckSort<short, NumberOrder<short>>([.. values.Select(v => (short)v)], 3);
        CheckSort<decimal, NumberOrder<decimal>>([.. values.Take(100_000).Select(v => v > 0 ? (decimal)v : 0)], 3);
    }

    [Fact]
    public void Complex_numbers_with_NaN_parts_come_last_in_NumPys_order()
    {
        var nan = double.NaN;
        Complex[] values = [new(nan, nan), new(nan, 1), new(2, nan), new(2, 1), new(1, 5), new(1, nan), new(nan, 0)];
        Sorting<Complex, ComplexOrder>.Sort(values, SerialParallel.Instance);
        Assert.Equal(
            [new(1, 5), new(2, 1), new(1, nan), new(2, nan), new(nan, 0), new(nan, 1), new(nan, nan)], values);
    }

    [Fact]
    public void Selection_survives_patterns_that_defeat_its_pivots()
    {
        Func<int, int>[] patterns = [i => i, i => -i, i => i % 2, i => Math.Abs(i - 5000), i => i % 100, _ => 3];
        foreach (var pattern in patterns)
        {
            var values = Enumerable.Range(0, 10_000).Select(pattern).ToArray();
            CheckSelection<int, NumberOrder<int>>(values, 1);
        }
    }

    [Fact]
    public void Selection_by_large_samples_survives_the_same_and_NaNs()
    {
        var random = new System.Random(3);
        Func<int, double>[] patterns =
        [
            i => i, i => -i, i => i % 2, _ => random.NextDouble(), i => i % 1000 == 7 ? double.NaN : random.Next(50),
            i => i % 3 == 0 ? double.NaN : -0.0 * (i % 2), _ => double.NaN, i => i == 12_345 ? -1 : 0,
        ];
        foreach (var pattern in patterns)
        {
            var values = Enumerable.Range(0, 20_000).Select(pattern).ToArray();
            CheckSelection<double, NumberOrder<double>>(values, 2);
        }
    }

    [Fact]
    public void Keys_that_their_highest_bits_hardly_tell_apart_are_sorted_by_all()
    {
        var random = new System.Random(4);
        var values = Enumerable.Range(0, 5000)
            .Select(i => i == 99 ? -1e300 : BitConverter.Int64BitsToDouble(0x3FF0000000000000 + random.Next(2000)))
            .ToArray();
        CheckSort<double, NumberOrder<double>>(values, 1);
        CheckSort<long, NumberOrder<long>>([.. values.Select(BitConverter.DoubleToInt64Bits)], 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(19_999)]
    [InlineData(20_000)]
    public void The_middle_is_that_of_what_is_not_NaN(int numbers)
    {
        var random = new System.Random(numbers);
        var values = Enumerable.Range(0, 20_000).Select(i => i < numbers ? random.NextDouble() : double.NaN).ToArray();
        random.Shuffle(values);
        var sorted = values.Order(Comparer<double>.Create(Compare<double, NumberOrder<double>>)).ToArray();
        Selection<double, NumberOrder<double>>.PartitionMiddle(values);
        foreach (var place in new[] { Math.Max(numbers - 1, 0) / 2, numbers / 2 })
        {
            Assert.Equal(sorted[place], values[place]);
        }
    }

    [Fact]
    public void Runs_merge_stably()
    {
        var target = new int[7];
        Merging<int, NumberOrder<int>>.Merge([1, 3, 3, 9], [2, 3, 10], target);
        Assert.Equal([1, 2, 3, 3, 3, 9, 10], target);
        Assert.Throws<ArgumentException>(() => Merging<int, NumberOrder<int>>.Merge([1], [2], new int[1]));
    }

    [Fact]
    public void Positions_and_sorters_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Selection<int, NumberOrder<int>>.Partition(new int[3], [3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Selection<int, NumberOrder<int>>.Partition(new int[3], [-1]));
        var refusal = Assert.Throws<ArgumentException>(() => SearchSorted<int, NumberOrder<int>>.Find(
            new int[2], [0L, 2L], new int[1], false, new long[1], SerialParallel.Instance));
        Assert.StartsWith("Sorter index out of range.", refusal.Message);
    }
}
