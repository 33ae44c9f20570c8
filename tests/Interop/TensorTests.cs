using System.Numerics;
using System.Numerics.Tensors;
using Cohort.Interop;
using Xunit;

namespace Cohort.Tests.Interop;

/// <summary>Tensors of System.Numerics.Tensors.</summary>
public sealed class TensorTests
{
    [Fact]
    public void A_tensor_is_copied_with_its_shape()
    {
        var tensor = Tensor.Create<float>([1, 2, 3, 4, 5, 6], [2, 3]);
        var array = tensor.ToNDArray();
        tensor[1, 2] = 60;
        Assert.Equal([2L, 3L], array.shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], array.ToArray<float>());
        Assert.Equal([5, 6], tensor.Slice([1..2, 1..3]).ToNDArray().astype(typeof(double)).ToArray<double>()
            .Select(value => value > 50 ? 6 : value));
        Assert.Equal([0L, 2L], Tensor.CreateFromShape<decimal>([0, 2]).ToNDArray(copy: false).shape);
    }

    [Fact]
    public void A_tensor_is_shared_both_ways_also_through_strides()
    {
        var tensor = Tensor.Create<double>([1, 2, 3, 4, 5, 6], [2, 3]);
        var array = tensor.ToNDArray(copy: false);
        var corner = tensor.Slice([0..2, 1..3]).ToNDArray(copy: false);
        Assert.Equal([2, 3, 5, 6], corner.ToArray<double>());
        corner[1, 1] = 60.0;
        Assert.Equal(60, tensor[1, 2]);
        tensor[0, 0] = -1;
        Assert.Equal(73, array.sum().GetDouble());
        Assert.Throws<BufferError>(() => Tensor.Create<char>(['a']).ToNDArray(copy: false));
        Assert.Throws<NotSupportedException>(() => Tensor.Create<nint>([1]).ToNDArray());
    }

    [Fact]
    public void An_array_becomes_a_dense_tensor_of_its_values()
    {
        var tensor = np.arange(6).reshape(2, 3).T.ToTensor<float>();
        Assert.Equal([3, 2], tensor.Lengths.ToArray());
        Assert.Equal(3, tensor[0, 1]);
        Assert.Equal(15, Tensor.Sum<float>(tensor));
        Assert.Equal([1], np.array(4.0).ToTensor<double>().Lengths.ToArray());
        Assert.Equal(new Complex(1, 2), np.array(new Complex(1, 2)).ToTensor<Complex>()[0]);
    }

    [Theory]
    [InlineData("...")]
    [InlineData("1:, ::2")]
    [InlineData("2, 1:")]
    [InlineData("1, 2")]
    [InlineData("3:, :")]
    public void A_tensor_span_shows_the_elements_themselves(string slices)
    {
        var whole = np.arange(12).reshape(3, 4).astype(typeof(double));
        var part = whole[slices];
        var span = part.AsTensorSpan<double>();
        Assert.Equal(part.size, span.FlattenedLength);
        var seen = new double[span.FlattenedLength];
        span.FlattenTo(seen);
        Assert.Equal(part.ToArray<double>(), seen);
        span.Fill(100);
        Assert.Equal(66 - seen.Sum() + (100 * part.size), whole.sum().GetDouble());
    }

    [Fact]
    public void What_a_tensor_span_cannot_show_is_refused()
    {
        var array = np.arange(4.0);
        Assert.Throws<BufferError>(() => array["::-1"].AsTensorSpan<double>().Rank);
        Assert.Throws<BufferError>(() => np.broadcast_to(array, (2, 4)).AsTensorSpan<double>().Rank);
        Assert.Throws<ArrayTypeMismatchException>(() => array.AsTensorSpan<float>().Rank);
    }
}
