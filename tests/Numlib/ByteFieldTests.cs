using System.Numerics;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Bytes of elements; results and messages are those of NumPy.</summary>
public sealed class ByteFieldTests
{
    [Fact]
    public void Bytes_are_turned_around()
    {
        Assert.Equal([0L, 72057594037927936, 144115188075855872], np.arange(3).byteswap().ToArray<long>());
        Assert.Equal([256, 2], np.array(new short[] { 1, 512 }).byteswap().ToArray<short>());
        Assert.Equal([1, 2], np.array(new byte[] { 1, 2 }).byteswap().ToArray<byte>());
        var numbers = np.array(new[] { new Complex(1, 2), new Complex(-3.5, 0.1) });
        Assert.Equal([numbers.byteswap().byteswap().ToArray<Complex>()], [numbers.ToArray<Complex>()]);
        Assert.Equal(BitConverter.GetBytes(2.0).Reverse(), numbers.byteswap().tobytes()[8..16]);
    }

    [Fact]
    public void Bytes_of_views_are_turned_around_in_place()
    {
        var array = np.arange(6).astype(np.int32).reshape(2, 3);
        var view = array.T["::-1, 1:"];
        var swapped = view.byteswap();
        Assert.Equal([3L, 1L], swapped.shape);
        Assert.Equal([5 << 24, 4 << 24, 3 << 24], swapped.ToArray<int>());
        Assert.Equal([0, 1, 2, 3, 4, 5], array.ToArray<int>());
        Assert.Same(view, view.byteswap(inplace: true));
        Assert.Equal([0, 1, 2, 3 << 24, 4 << 24, 5 << 24], array.ToArray<int>());
        Assert.Equal([0L, 3L], np.zeros(new Shape(0, 3)).byteswap().shape);
        Assert.Equal(1L << 56, (long)np.array(1L).byteswap());
    }

    [Fact]
    public void Parts_of_elements_are_views_where_they_are_aligned()
    {
        var array = np.array(new[] { 1.0, 2.0 });
        var upper = array.getfield(np.int32, 4);
        Assert.Equal([1072693248, 1073741824], upper.ToArray<int>());
        upper[0] = 1074266112;
        Assert.Equal(3.0, (double)array[0]);
        Assert.Equal([0x4008, 0x4000], array.getfield<short>(6).ToArray<short>());
        Assert.Equal([0, 0], array.getfield(NPTypeCode.Int16, 3).ToArray<short>());
        Assert.Equal([1, 3], np.arange(4).reshape(2, 2)[":, 1"].getfield(np.int32).ToArray<int>());
    }

    [Fact]
    public void Parts_of_elements_are_replaced()
    {
        var array = np.arange(3).astype(np.int32);
        array.setfield(1.9, np.int16, 2);
        Assert.Equal([65536, 65537, 65538], array.ToArray<int>());
        array["::-1"].setfield(np.array(new[] { 7, 8, 9 }), NPTypeCode.Byte, 1);
        Assert.Equal([65536 + (9 << 8), 65537 + (8 << 8), 65538 + (7 << 8)], array.ToArray<int>());
    }

    [Fact]
    public void Parts_beyond_the_elements_are_refused()
    {
        var array = np.array(new[] { 1.0, 2.0 });
        Assert.Equal("new type plus offset is larger than original type", Refusal(() => array.getfield(np.int32, 6)));
        Assert.Equal("offset is negative", Refusal(() => array.getfield(np.int32, -1)));
        Assert.Equal("new type is larger than original type", Refusal(() => array.getfield(np.complex128)));
        Assert.Equal("new type plus offset is larger than original type",
            Refusal(() => array.setfield(5, np.int32, 6)));
    }

    [Fact]
    public void Arrays_are_on_the_cpu_already()
    {
        var array = np.arange(3);
        Assert.Same(array, array.to_device("cpu"));
        Assert.Equal("Unsupported device: gpu. Only 'cpu' is accepted.", Refusal(() => array.to_device("gpu")));
        Assert.Equal("The stream argument in to_device() is not supported",
            Refusal(() => array.to_device("cpu", 1)));
        Assert.Equal([2L, 3, 6, 11], np.arange(4).reshape(2, 2).matrix_power(2).ToArray<long>());
    }

    private static string Refusal(Action action) => Assert.Throws<ValueError>(action).Message;
}
