using Cohort.Backends.Unmanaged;
using Cohort.Generic;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>The program and the arrays look at the same memory.</summary>
public sealed unsafe class SharedMemoryTests
{
    private const int Large = 20_000;

    [Theory]
    [InlineData("cpu", 12)]
    [InlineData("cpu", Large)]
    [InlineData("cpu*3", 12)]
    [InlineData("cpu*3", Large)]
    public void Data_is_live_both_ways(string devices, int count)
    {
        using var session = new Session(new SessionOptions { Devices = devices });
        using var entered = session.Enter();
        var array = np.arange(count) * 2.0;
        var earlier = array + 1;
        array["1:3"] = -1.0;
        var data = array.Data<double>();
        Assert.Equal(count, data.Count);
        Assert.Equal([0, -1, -1, 6], data.Slice(0, 4).ToArray());
        for (var turn = 1; turn <= 3; turn++)
        {
            data[count - 1] = turn;
            Assert.Equal(turn, array.GetDouble(count - 1));
            Assert.Equal(2.0 * turn, (double)(array * 2)[-1]);
            array *= 1.0;
            data = array.Data<double>();
            array["::2"] += 10;
            Assert.Equal(10.0 * turn, data[0]);
            array["0"] = array[0] + array.sum() * 0;
            Assert.Equal(10.0 * turn, data[0]);
        }

        Assert.Equal([1, 3, 5, 7], earlier["0:4"].ToArray<double>());
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("cpu*3")]
    public void Views_made_before_and_after_look_at_the_same_memory(string devices)
    {
        using var session = new Session(new SessionOptions { Devices = devices });
        using var entered = session.Enter();
        var matrix = np.zeros(new Shape(300, 100));
        var row = matrix[1];
        var slice = row.GetData<double>();
        Assert.True(slice.IsSlice);
        slice[5] = 4;
        Assert.Equal(4, matrix.GetDouble(1, 5));
        matrix[":, 5"] = 7.0;
        Assert.Equal(7, slice[5]);
        Assert.Equal(100, slice.Count);
        matrix.T[5][1] = 8.0;
        Assert.Equal(8, slice[5]);
        Assert.Equal((nint)matrix.Unsafe.Address + (100 * sizeof(double)), (nint)row.Unsafe.Address);
    }

    [Fact]
    public void Elements_that_are_not_contiguous_or_of_another_type_are_copied()
    {
        var array = np.arange(6).reshape(2, 3);
        var transposed = array.T.Data<long>();
        Assert.Equal([0, 3, 1, 4, 2, 5], transposed);
        transposed[0] = 9;
        var converted = array.GetData<double>();
        converted[1] = 9;
        Assert.Equal([5.0, 4.0, 3.0, 2.0, 1.0, 0.0], array["::-1, ::-1"].GetData<double>().ToArray());
        Assert.Equal([0, 1, 0, 1], np.broadcast_to(np.arange(2), (2, 2)).Data<long>());
        Assert.Equal([0L, 1L, 2L, 3L, 4L, 5L], array.ToArray<long>());
        Assert.Throws<InvalidOperationException>(() => (nint)array.T.Unsafe.Address);
        Assert.Throws<InvalidOperationException>(() => array["::-1"].Unsafe.GetIndex(0));
    }

    [Fact]
    public void Data_outlives_the_array()
    {
        var slice = Slice();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), slice);

        static ArraySlice<long> Slice()
        {
            using var array = np.arange(1000);
            return array.Data<long>();
        }
    }

    [Fact]
    public void Slices_of_any_type_come_boxed()
    {
        NDArray[] arrays =
        [
            np.array(true, false), np.array('a', 'b'), np.array(1, 2), np.array(1m, 2m), np.arange(2) + 0.5f,
            np.array(new System.Numerics.Complex(1, 2)), np.array((byte)1, (byte)2), np.array((Half)1, (Half)2),
        ];
        foreach (var array in arrays)
        {
            var slice = array.GetData();
            Assert.Equal(array.typecode, slice.TypeCode);
            Assert.Equal(array.itemsize * array.size, slice.BytesLength);
            for (var i = 0L; i < slice.Count; i++)
            {
                Assert.Equal(array.GetAtIndex(i), slice[i]);
                Assert.Equal(array.GetAtIndex(i), array.Unsafe.GetIndex(i));
            }

            slice[0] = slice[slice.Count - 1];
            Assert.Equal(array.GetAtIndex(slice.Count - 1), array.GetAtIndex(0));
            Assert.Equal(slice.ToArray(), array.CloneData().ToArray());
        }
    }

    [Fact]
    public void Unsafe_reads_and_writes_the_elements()
    {
        var array = np.arange(6).reshape(2, 3);
        fixed (byte* pinned = array[1].Unsafe)
        {
            Assert.Equal(3, *(long*)pinned);
            *(long*)pinned = 30;
        }

        array.Unsafe.Pin.Int64 = 10;
        var span = array.Unsafe.AsSpan<long>();
        span[5] = 50;
        Assert.Equal([10L, 1L, 2L, 30L, 4L, 50L], array.ToArray<long>());
        Assert.Equal((6, 8, 48), (array.Unsafe.Count, array.Unsafe.ItemLength, array.Unsafe.BytesLength));
        Assert.Equal(4, array.Unsafe.GetIndex<long>(4));
        array.Unsafe.Fill(2);
        Assert.Equal(12, (long)array.sum());
        Assert.Throws<InvalidOperationException>(() => np.array((byte)1).Unsafe.Pin.Int32);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(Large)]
    public void Arrays_over_an_address_are_live_and_give_it_back_once(int count)
    {
        var memory = ArraySlice.Allocate<double>(count);
        var released = 0;
        var array = np.frombuffer(
            (IntPtr)memory.VoidAddress, memory.BytesLength, typeof(double), dispose: () => released++);
        memory[1] = 3;
        array += 1;
        Assert.Equal(3, memory[1]);
        Assert.Equal(0, released);
        var shared = np.frombuffer(memory.VoidAddress, memory.BytesLength, NPTypeCode.Int64, 2, 8, () => released++);
        Assert.Equal(BitConverter.DoubleToInt64Bits(3), shared.GetInt64(0));
        shared[1] = 0L;
        shared.Dispose();
        shared.Dispose();
        Assert.Equal(1, released);
        Assert.Equal(4, array.GetDouble(1));
    }

    [Fact]
    public void Views_keep_the_memory_of_a_disposed_array()
    {
        var memory = ArraySlice.Allocate(4, 1.5);
        var released = 0;
        var view = View();
        Assert.Equal(0, released);
        memory[2] = 2.5;
        Assert.Equal([1.5, 2.5], view.ToArray<double>());

        NDArray View()
        {
            using var array = np.frombuffer(memory.VoidAddress, 32, dispose: () => released++);
            return array["1:3"];
        }
    }

    [Fact]
    public void Memory_that_does_not_fit_is_refused_and_not_released()
    {
        var memory = ArraySlice.Allocate<double>(4);
        var address = (IntPtr)memory.VoidAddress;
        var released = 0;
        Assert.Throws<ArgumentNullException>(() => np.frombuffer(IntPtr.Zero, 8));
        Assert.Throws<ValueError>(() => np.frombuffer(address, 32, offset: 40, dispose: () => released++));
        Assert.Throws<ValueError>(() => np.frombuffer(address, 32, offset: -8, dispose: () => released++));
        Assert.Throws<ValueError>(() => np.frombuffer(address, 31, dispose: () => released++));
        Assert.Throws<ValueError>(() => np.frombuffer(address, 32, count: 5, dispose: () => released++));
        Assert.Equal(0, released);
        Assert.Equal(0, np.frombuffer(address, 0).size);
    }

    [Fact]
    public void Segments_and_memories_are_shared_and_spans_copied()
    {
        var bytes = new byte[32];
        var segment = np.frombuffer(new ArraySegment<byte>(bytes, 8, 16), typeof(long));
        var memory = np.frombuffer(bytes.AsMemory(16), NPTypeCode.Int64);
        var span = np.frombuffer((ReadOnlySpan<byte>)bytes, typeof(long));
        segment[1] = 7L;
        Assert.Equal([7L, 0L], memory.ToArray<long>());
        Assert.Equal(7, bytes[16]);
        Assert.Equal(0, (long)span.sum());
    }

    [Fact]
    public void Arrays_over_a_slice_share_its_memory()
    {
        double[] host = [1, 2, 3, 4, 5, 6];
        var slice = ArraySlice.FromArray(host);
        var rows = new NDArray(slice, new Shape(2, 3));
        var columns = new NDArray(slice, new Shape(2, 3), 'F');
        NDArray<double> typed = new(slice);
        rows[1, 0] = 40.0;
        Assert.Equal(40, host[3]);
        Assert.Equal(40, columns.GetDouble(1, 1));
        Assert.Equal(40, typed[3]);
        rows.Dispose();
        Assert.Equal([1, 2, 3, 40, 5, 6], slice);
        ArraySlice<double> back = typed;
        back[0] = -1;
        Assert.Equal(-1, host[0]);
        Assert.Throws<IncorrectShapeException>(() => new NDArray(slice, new Shape(4)));
    }

    [Fact]
    public void Slices_replace_and_receive_elements()
    {
        var array = np.arange(6).reshape(2, 3);
        array.SetData(ArraySlice.FromArray(new long[] { 7, 8, 9 }), 1);
        Assert.Equal("[[0 1 2]\n [7 8 9]]", array.ToString());
        var target = ArraySlice<long>.Allocate(6);
        array.CopyTo(target);
        Assert.Equal([0, 1, 2, 7, 8, 9], target);
        Assert.Throws<ArgumentException>(() => array.CopyTo(target.Slice(1)));
        array.ReplaceData(ArraySlice.FromArray(new double[] { 1, 2, 3, 4, 5, 6 }));
        Assert.Equal("[[1. 2. 3.]\n [4. 5. 6.]]", array.ToString());
        array.ReplaceData(ArraySlice.FromArray(new double[] { 1.5 }), typeof(int));
        Assert.Equal([1], array.ToArray<int>());
    }

    [Fact]
    public void Arrays_of_the_program_are_unpinned_by_dispose()
    {
        var values = new double[] { 1, 2, 3 };
        var array = np.array(values, copy: false);
        values[0] = 5;
        Assert.Equal(10, (double)array.sum());
        array.Dispose();
        Assert.Throws<ObjectDisposedException>(() => array.sum());
        Assert.Throws<ObjectDisposedException>(() => array.Data<double>());
    }

    [Fact]
    public void A_scope_frees_an_array_made_by_a_constructor_once()
    {
        NDArray kept;
        using (var scope = NDScope.Open())
        {
            kept = scope.Returns(new NDArray(new double[] { 1, 2 }, new Shape(2, 1)));
        }

        Assert.Equal(3, (double)kept.sum());
    }

    [Fact]
    public void A_memory_view_shows_and_shares_the_memory()
    {
        var array = np.arange(8).reshape(2, 4);
        var view = array["1"].data;
        Assert.Equal(("q", 32L, 1, 4L), (view.format, view.nbytes, view.ndim, view.Length));
        Assert.Equal("<Cohort.MemoryView shape=[4] format='q' readonly=False>", view.ToString());
        Assert.StartsWith("0400000000000000", view.hex());
        view[0] = 40;
        var shared = np.frombuffer(view, typeof(long));
        shared[1] = 50L;
        Assert.Equal([0L, 1L, 2L, 3L, 40L, 50L, 6L, 7L], array.ToArray<long>());
        Assert.Equal(40L, view[0]);
        Assert.Equal(50, ((long*)view.Pointer)[1]);
        Assert.Equal(16, np.array(array.data).Unsafe.AsSpan<int>().Length);
        Assert.Throws<InvalidOperationException>(() => np.frombuffer(array.T.data, typeof(long)));
        Assert.True(np.broadcast_to(array, (3, 2, 4)).data.@readonly);
    }

    [Fact]
    public void A_slice_that_was_freed_gives_its_memory_back()
    {
        var slice = ArraySlice.FromArray(new double[] { 1, 2 });
        slice.DangerousFree();
        slice.DangerousFree();
        var array = np.arange(3);
        array.Data<long>().DangerousFree();
        Assert.Equal([0L, 1L, 2L], array.ToArray<long>());
    }
}
