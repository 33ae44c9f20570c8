using System.Numerics;
using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>sort, argsort and what is made of them, on GPUs: the bits of the CPU.</summary>
public sealed class SortTests
{
    private static readonly Type[] Types =
    [
        np.bool_, np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64, np.float16,
        np.float32, np.float64,
    ];

    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Short_lines_of_every_type_are_sorted_with_the_bits_of_the_CPU(string target) =>
        AgainstCpu(target, "sort", () => [.. Types.Select(type => np.sort(Bits(type, 2, 37)))]);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Short_lines_of_every_type_have_the_positions_of_the_CPU(string target) =>
        AgainstCpu(target, "argsort", () => [.. Types.Select(type => np.argsort(Bits(type, 2, 37)))]);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Lines_of_every_length_are_sorted_along_every_axis(string target)
    {
        int[][] shapes = [[1], [2], [3, 1], [1, 300], [200, 3], [5, 33, 2], [0], [2, 0]];
        AgainstCpu(target, "sort", () => [.. shapes.SelectMany(shape => Enumerable.Range(0, shape.Length)
            .SelectMany(axis => Sorted(Bits(np.float32, shape), axis)))]);
    }

    [Theory]
    [InlineData("cuda", 1025)]
    [InlineData("opencl", 6200)]
    public void Long_lines_of_every_width_are_sorted_by_radix(string target, int length)
    {
        AgainstCpu(target, "sort", () => [.. Sorted(Bits(np.float16, 2, length)), .. Sorted(Bits(np.int8, 3, length))]);
        AgainstCpu(target, "argsort", () => Sorted(Bits(np.float32, length)));
    }

    [Fact]
    public void Lines_of_every_type_and_of_the_lengths_at_which_methods_change_are_sorted() => AgainstCpu(
        "opencl", "sort", () => [.. Types.SelectMany(type => new[] { 512, 1024, 2048, 5000 }.SelectMany(length =>
            Sorted(Bits(type, 2, length))))]);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Digits_that_are_the_same_everywhere_are_passed_over(string target)
    {
        // None differs; only the first one does; only one in the middle; the highest and the lowest.
        AgainstCpu(target, "sort", () =>
        [
            .. Sorted(np.zeros(1500, np.int64) - 3), .. Sorted(np.arange(1500) * 7 % 251),
            .. Sorted(np.arange(1500) * 7 % 251 * 65536), .. Sorted((np.arange(1500) * 7 % 251) - 125),
        ]);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Equal_elements_keep_their_order(string target)
    {
        var (values, order) = LibraryTargets.Run(target, "argsort", () =>
        {
            var array = np.arange(target == "cuda" ? 5000 : 20000) * 37 % 3;
            return (array.ToArray<long>(), np.argsort(array.astype(np.uint8)).ToArray<long>());
        });
        Assert.Equal(Enumerable.Range(0, values.Length).OrderBy(i => values[i]).Select(i => (long)i), order);
    }

    [Fact]
    public void A_table_of_many_chunks_is_scanned_in_several_levels() => AgainstCpu(
        "opencl", "sort", () => [np.sort(Bits(np.uint8, 3, 700_000))]);

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_partition_has_the_right_elements_at_its_positions_and_on_both_sides(string target)
    {
        var (values, part, positions) = LibraryTargets.Run(target, "partition", () =>
        {
            var array = Bits(np.int16, 700);
            return (
                array.ToArray<short>(), np.partition(array, [500, -1, 20]).ToArray<short>(),
                np.argpartition(array, 333).ToArray<long>());
        });
        var sorted = values.Order().ToArray();
        foreach (var position in new[] { 20, 500, 699 })
        {
            Assert.Equal(sorted[position], part[position]);
            Assert.All(part[..position], value => Assert.True(value <= part[position]));
            Assert.All(part[position..], value => Assert.True(value >= part[position]));
        }

        Assert.Equal(sorted, part.Order());
        Assert.Equal(sorted[333], values[positions[333]]);
        Assert.Equal(values.Length, positions.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Distinct_elements_are_those_of_the_CPU(string target) => AgainstCpu(target, "sort", () =>
    {
        var result = np.unique(Bits(np.float32, 900), true, true, true);
        return [result.values, result.indices!, result.inverse_indices!, result.counts!, np.unique(Bits(np.int8, 99))];
    });

    [Theory]
    [InlineData("argsort")]
    [InlineData("gather")]
    [InlineData("nonzero")]
    [InlineData("scatter")]
    [InlineData("cumsum")]
    public void Distinct_elements_are_found_on_the_GPU_from_end_to_end(string operation)
    {
        var counts = LibraryTargets.Run("cuda", operation, () =>
            np.unique(np.arange(90) * 7 % 9, true, true, true).counts!.ToArray<long>());
        Assert.Equal(Enumerable.Repeat(10L, 9), counts);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Complex_numbers_are_sorted_by_real_and_then_by_imaginary_part_with_the_bits_of_the_CPU(string target)
    {
        int[][] shapes = [[1], [2], [3, 1], [2, 37], [200, 3], [5, 33, 2], [0], [2, 0]];
        NDArray[] Lines() => [.. shapes.Select(shape => Bits(np.complex128, shape))];
        AgainstCpu(target, "argsort", () => [.. Lines().SelectMany(array => Sorted(array))]);
        AgainstCpu(target, "sort", () => [.. Lines().Select(array => np.sort(array, 0))]);
    }

    [Theory]
    [InlineData("cuda", 1025)]
    [InlineData("opencl", 6200)]
    public void Long_lines_of_complex_numbers_are_sorted_by_radix(string target, int length)
    {
        AgainstCpu(target, "argsort", () => [np.argsort(Bits(np.complex128, 2, length))]);
        AgainstCpu(target, "sort", () => [np.sort(Bits(np.complex128, length))]);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Complex_numbers_with_NaN_come_last_in_their_groups(string target)
    {
        double[] parts = [double.NaN, 1, double.PositiveInfinity, -0.0, double.NegativeInfinity, 0, -1];
        Complex[] numbers = [.. parts.SelectMany(re => parts.Select(im => new Complex(re, im)))];
        var sorted = LibraryTargets.Run(target, "sort", () => np.sort(np.array(numbers)).ToArray<Complex>());
        var groups = Array.ConvertAll(
            sorted, number => (double.IsNaN(number.Real) ? 2 : 0) + (double.IsNaN(number.Imaginary) ? 1 : 0));
        Assert.Equal(groups.Order(), groups);
        foreach (var (one, next) in sorted.Zip(sorted.Skip(1)).Where((_, i) => groups[i] == groups[i + 1]))
        {
            Assert.False(one.Real > next.Real);
            Assert.False(one.Real == next.Real && one.Imaginary > next.Imaginary);
            Assert.False(double.IsNaN(one.Real) && one.Imaginary > next.Imaginary);
        }

        AgainstCpu(target, "argsort", () => Sorted(np.array(numbers)));
    }

    private static NDArray[] Sorted(NDArray array, int axis = -1) => [np.sort(array, axis), np.argsort(array, axis)];

    // Few different values, so that many are equal, and all the special ones: zeros and NaNs of both signs, infinities.
    private static NDArray Bits(Type type, params int[] shape)
    {
        var count = shape.Aggregate(1, (product, extent) => product * extent);
        var random = new System.Random(count);
        if (type == np.complex128)
        {
            // Parts have few values, so that they decide in turn.
            var parts = Bits(np.float64, 2 * count).tobytes();
            for (var part = 0; part < parts.Length; part += sizeof(double))
            {
                if (random.Next(2) == 0)
                {
                    BitConverter.TryWriteBytes(parts.AsSpan(part), (double)random.Next(-2, 3));
                }
            }

            return np.frombuffer(parts, type).reshape(shape);
        }

        var size = ((DType)type)!.itemsize;
        var bytes = new byte[count * size];
        random.NextBytes(bytes);
        if (type == np.bool_)
        {
            bytes = Array.ConvertAll(bytes, value => (byte)(value & 1));
        }

        for (var i = 0; i < count && type.Name is "Half" or "Single" or "Double"; i++)
        {
            var special = random.Next(40) switch
            {
                < 3 => 0x0000,
                < 6 => 0x8000,
                < 8 => size == 2 ? 0x7C00 : size == 4 ? 0x7F80 : 0x7FF0,
                < 10 => 0xFFFF,
                < 12 => 0x7FFF,
                _ => -1,
            };
            if (special >= 0)
            {
                var element = bytes.AsSpan(i * size, size);
                element.Clear();
                BitConverter.TryWriteBytes(element[^2..], (ushort)special);
                element[0] |= (byte)(special is 0x7FFF or 0xFFFF ? i & 7 : 0);
            }
        }

        return np.frombuffer(bytes, type).reshape(shape);
    }

    private static void AgainstCpu(string target, string? operation, Func<NDArray[]> program)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var expected = Array.ConvertAll(program(), array => (array.Shape, Convert.ToHexString(array.tobytes())));
        var actual = LibraryTargets.Run(target, operation, () =>
            Array.ConvertAll(program(), array => (array.Shape, Convert.ToHexString(array.tobytes()))));
        Assert.Equal(expected, actual);
    }
}
