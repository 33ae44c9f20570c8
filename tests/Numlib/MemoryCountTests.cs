using System.Numerics;
using Cohort.Backends.Unmanaged;
using Cohort.Utilities;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Slices that are counted, spans, and the small functions of .NET arrays beside them.</summary>
public sealed class MemoryCountTests
{
    [Fact]
    public void Memory_that_is_counted_goes_with_its_last_holder()
    {
        var slice = ArraySlice.Allocate(4, 2.5);
        Assert.True(slice.IsUniquelyReferenced);
        Assert.True(slice.TryAddRef());
        Assert.False(slice.IsUniquelyReferenced);
        slice.Release();
        Assert.False(slice.IsReleased);
        Assert.Equal(2.5, slice[3]);
        slice.Release();
        Assert.True(slice.IsReleased);
        Assert.False(slice.TryAddRef());
    }

    [Fact]
    public void Memory_that_is_abandoned_stays_until_the_collector_comes()
    {
        var slice = ArraySlice.Allocate(4, 7);
        slice.Abandon();
        Assert.False(slice.IsReleased);
        Assert.Equal(7, slice[0]);
    }

    [Fact]
    public void Arrays_of_any_rank_become_slices_of_their_type()
    {
        var array = new int[1, 2, 1, 2, 3];
        array[0, 1, 0, 1, 2] = 5;
        ArraySlice<int> slice = ArraySlice.FromArray(array);
        Assert.Equal(5, slice[11]);
        slice[0] = 9;
        Assert.Equal(9, array[0, 0, 0, 0, 0]);
        Assert.Equal(3, ArraySlice.FromArray([1m, 2m, 3m], copy: true).Count);
    }

    [Fact]
    public void A_block_of_memory_becomes_a_slice()
    {
        IMemoryBlock block = ArraySlice.Allocate(3, (short)4);
        var slice = ArraySlice.FromMemoryBlock(block);
        Assert.Equal((short)4, slice[2]);
        var copy = ArraySlice.FromMemoryBlock(block, copy: true);
        slice[2] = (short)8;
        Assert.Equal((short)4, copy[2]);
    }

    [Fact]
    public void Spans_compare_their_memory()
    {
        int[] values = [1, 2, 3, 4];
        UnmanagedSpan<int> span = values;
        ReadOnlyUnmanagedSpan<int> read = span;
        Assert.True(span == new UnmanagedSpan<int>(values));
        Assert.True(span != span.Slice(0, 3));
        Assert.Equal([2, 3], new UnmanagedSpan<int>(values, 1, 2).ToArray());
        Assert.Equal([3, 4], ((ReadOnlyUnmanagedSpan<int>)new ArraySegment<int>(values, 2, 2)).ToArray());
        Assert.Equal(3, read[2]);
        Assert.True(ReadOnlyUnmanagedSpan<int>.Empty.IsEmpty);
        var sum = 0;
        foreach (var value in read)
        {
            sum += value;
        }

        Assert.Equal(10, sum);
    }

    [Fact]
    public unsafe void Indices_at_an_address_select_as_others_do()
    {
        var array = np.arange(24).reshape(2, 3, 4);
        var indices = stackalloc long[] { 1, -1 };
        Assert.Equal([20L, 21, 22, 23], array[indices, 2].ToArray<long>());
        Assert.Equal(array.Shape.GetOffset(1, 2), array.Shape.GetOffset(indices, 2));
        Assert.Equal(new Shape(4), array.Shape.GetSubshape(indices, 2).Shape);
        array[indices, 2] = 0;
        Assert.Equal(0, (long)array["1, 2"].sum());
        Shape.InferNegativeCoordinates(array.shape, indices, 2);
        Assert.Equal(2, indices[1]);
    }

    [Fact]
    public void Functions_of_NET_arrays_give_new_ones()
    {
        int[] values = [0, 1, 2, 3];
        Assert.Equal([1, 2], Arrays.Slice(values, 1, 3));
        Assert.Equal([1, 2], Arrays.Slice(values, 1, -1));
        Assert.Equal([0, 9, 1, 2, 3], Arrays.Insert(values, 1, 9));
        Assert.Equal([0, 1, 3], Arrays.RemoveAt(values, 2));
        Assert.Equal([0, 1, 2, 3, 4], Arrays.Concat(values, [4]));
        Assert.Equal([0, 2], values.Step(2));
        Assert.Equal([3, 1], values.Step(-2));
        Assert.Equal(new[] { 1, 2, 3 }, Arrays.Flatten(new int[][] { [1, 2], [3] }));
        Assert.Equal((new Shape(2, 1), typeof(byte)), Arrays.ResolveShapeAndType(new byte[][] { [1], [2] }));
        Assert.Equal(3, Arrays.ResolveRank(new int[][,] { new int[1, 1] }));
        var target = new int[4];
        Arrays.CopyToExceptAt(values, 1, target, 1);
        Assert.Equal([0, 0, 2, 3], target);
        Assert.Throws<ArgumentOutOfRangeException>(() => Arrays.Slice(values, 2, 9));
        Assert.Throws<ArgumentException>(() => values.Step(0));
    }

    [Theory]
    [InlineData("1+2j", 1, 2)]
    [InlineData("-3.5e2j", 0, -350)]
    [InlineData("(4-j)", 4, -1)]
    [InlineData("j", 0, 1)]
    [InlineData(" 1e3 ", 1000, 0)]
    [InlineData("-inf+nanj", double.NegativeInfinity, double.NaN)]
    public void Complex_numbers_are_read_as_Python_reads_them(string text, double real, double imaginary) =>
        Assert.Equal(new Complex(real, imaginary), py.complex(text));

    [Theory]
    [InlineData("")]
    [InlineData("1 + 2j")]
    [InlineData("2j+1")]
    [InlineData("x")]
    public void What_is_no_complex_number_is_refused(string text) =>
        Assert.Throws<FormatException>(() => py.complex(text));

    [Fact]
    public void Ranges_end_where_those_of_the_types_do()
    {
        Assert.Equal(int.MaxValue, NumberInfo.MaxValue(NPTypeCode.Int32));
        Assert.Equal(Half.MinValue, NumberInfo.MinValue(NPTypeCode.Half));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberInfo.MaxValue(NPTypeCode.Empty));
    }

    [Fact]
    public void Arrays_of_another_type_are_no_generic_ones()
    {
        var integers = np.arange(3);
        Assert.Null(integers.AsGeneric<double>());
        Assert.Throws<ArgumentException>(() => integers.MakeGeneric<double>());
        Assert.Equal(2.0, integers.AsOrMakeGeneric<double>()[2]);
        Assert.Equal(2, np.random.RandomState(42).randint(0, 10, new Shape(3)).MakeGeneric<int>().size - 1);
        var typed = integers.MakeGeneric<long>();
        typed[1] = 7;
        Assert.Equal(7, (long)integers[1]);
        typed.MakeGeneric<long>().shape = [3, 1];
        Assert.Equal(1, typed.ndim);
    }
}
